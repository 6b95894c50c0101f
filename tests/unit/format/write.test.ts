import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '#format/manifest.ts';
import { parseQuestion } from '#format/question.ts';
import type { Manifest } from '#format/types.ts';
import { writeManifest } from '#format/write-manifest.ts';
import { writeQuestion } from '#format/write-question.ts';
import { anyQuestion } from '../../fixtures/arbitrary-question.ts';
import { CHOOSE, MANIFEST, PREDICT, REPAIR, WITH_CONCEPTS, valueOf } from './samples.ts';

describe('a written question', () => {
  it.each([PREDICT, CHOOSE, REPAIR])('reads back as the same question', (text) => {
    const question = valueOf(parseQuestion('a.md', text));
    expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
  });

  it.each(['=', '==='])('reads back if the explanation of a choice begins with %j', (line) => {
    const text = CHOOSE.replace('object.\n  Nothing', `object.\n${line}\n  Nothing`);
    const question = valueOf(parseQuestion('a.md', text));
    expect(question).toMatchObject({
      choices: [{ why: `${line}\nNothing of the body has run yet.` }, {}],
    });
    expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
  });

  it('reads back, whatever the question is', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
      }),
    );
  });
});

describe('a written manifest', () => {
  it('reads back as the same manifest', () => {
    for (const text of [MANIFEST, WITH_CONCEPTS]) {
      const manifest = valueOf(parseManifest(text));
      expect(valueOf(parseManifest(writeManifest(manifest)))).toEqual(manifest);
    }
  });

  it('reads back, whatever the texts are', () => {
    const text = fc
      .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 40 })
      .filter((some) => some.isWellFormed() && !/(?! )[\p{C}\p{Z}]/u.test(some));
    const made: fc.Arbitrary<Manifest> = fc
      .record({
        title: text,
        about: text,
        authors: fc.array(text, { minLength: 1 }),
        license: text,
      })
      .map((some) => ({ ...valueOf(parseManifest(MANIFEST)), ...some }));
    fc.assert(
      fc.property(made, (manifest) => {
        expect(valueOf(parseManifest(writeManifest(manifest)))).toEqual(manifest);
      }),
    );
  });
});
