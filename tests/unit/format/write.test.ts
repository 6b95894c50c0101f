import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '#format/manifest.ts';
import { parseQuestion } from '#format/question.ts';
import type { Choice, Level, Manifest, ModelNote, Question, Tier } from '#format/types.ts';
import { writeManifest } from '#format/write-manifest.ts';
import { writeQuestion } from '#format/write-question.ts';
import { CHOOSE, MANIFEST, PREDICT, REPAIR, WITH_CONCEPTS, valueOf } from './samples.ts';

const kebab = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,3}$/u);
const words = fc
  .array(fc.stringMatching(/^[A-Za-zäöü0-9'!?,;.]{1,8}$/u), { minLength: 1, maxLength: 8 })
  .map((parts) => `So ${parts.join(' ')}`);
const paragraph = fc
  .array(
    fc.oneof(words, fc.constantFrom('*soft*', '`x - y`', '[a](https://b.c)', '5 &lt; 6', 'ß')),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => `It ${parts.join(' ')}.`);
const lines = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const prose = fc
  .array(fc.oneof(lines, fc.constantFrom('```text\n## Why\n```', '- one\n- two', '> quote')), {
    minLength: 1,
    maxLength: 4,
  })
  // Two lists with an empty line between are one, and the last one would join the choices.
  .map((all) => `${all.join('\n\nThen:\n\n')}\n\nEnd.`);
const codeLine = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
const program = fc
  .array(fc.oneof(codeLine, fc.constantFrom('```', '````python', '\tx', '## Why', '---', '')), {
    maxLength: 12,
  })
  .map((all) => `import asyncio\n${all.map((line) => `${line}\n`).join('')}`);

const header = {
  id: kebab,
  concept: kebab,
  covers: fc.uniqueArray(fc.stringMatching(/^G[1-9][0-9]?$/u), { maxLength: 3 }),
  level: fc.constantFrom<Level>(1, 2, 3),
  tier: fc.constantFrom<Tier>('DOC', 'IMPL', 'VER'),
  python: fc.constantFrom('>=3.11', '>=3.11,<3.14', '==3.12'),
  docs: fc.constantFrom('library/asyncio-task.html#asyncio.gather', 'glossary.html'),
  prompt: prose,
  why: prose,
};

const values = fc
  .uniqueArray(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 9 }), { maxLength: 4 })
  .map((all) => all.filter((value) => value.trim() === value && !/[`]|^import$/u.test(value)))
  .filter((all) => all.length > 0);

const predict: fc.Arbitrary<Question> = fc.record({
  ...header,
  kind: fc.constant('predict' as const),
  program,
  vary: fc.option(values, { nil: undefined }).map((all) => {
    return all === undefined ? [] : [{ name: 'NAME', values: ['import', ...all] }];
  }),
  models: fc.uniqueArray(fc.record<ModelNote>({ model: kebab, text: lines }), {
    selector: (note) => note.model,
    maxLength: 3,
  }),
});

const choose: fc.Arbitrary<Question> = fc.record({
  ...header,
  kind: fc.constant('choice' as const),
  program: fc.oneof(fc.constant(''), program),
  vary: fc.constant([]),
  choices: fc
    .uniqueArray(fc.record({ text: paragraph, why: lines }), {
      selector: (choice) => choice.text,
      minLength: 2,
      maxLength: 9,
    })
    .map((all) => all.map((part, index): Choice => ({ ...part, correct: index === 1 }))),
});

const repair: fc.Arbitrary<Question> = fc.record({
  ...header,
  kind: fc.constant('repair' as const),
  program: program.map((text) => `${text}print("mended")\n`),
  broken: program,
  vary: fc.constant([]),
});

/** A question to choose that tests a sentence, which takes a program. */
const theySay: fc.Arbitrary<Question> = fc
  .tuple(choose, program)
  .map(([question, program]): Question => ({ ...question, program, asks: 'they-say' }));

/** Some of them name another question. */
const question: fc.Arbitrary<Question> = fc
  .tuple(fc.oneof(predict, choose, repair, theySay), fc.option(kebab, { nil: undefined }))
  .map(([question, pair]) =>
    pair === undefined || pair === question.id ? question : { ...question, pair },
  );

describe('a written question', () => {
  it.each([PREDICT, CHOOSE, REPAIR])('reads back as the question it was', (text) => {
    const question = valueOf(parseQuestion('a.md', text));
    expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
  });

  it.each(['=', '==='])('reads back where the sentence behind a choice begins with %j', (line) => {
    const text = CHOOSE.replace('object.\n  Nothing', `object.\n${line}\n  Nothing`);
    const question = valueOf(parseQuestion('a.md', text));
    expect(question).toMatchObject({
      choices: [{ why: `${line}\nNothing of the body has run yet.` }, {}],
    });
    expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
  });

  it('reads back, whatever the question is', () => {
    fc.assert(
      fc.property(question, (question) => {
        expect(valueOf(parseQuestion('a.md', writeQuestion(question)))).toEqual(question);
      }),
    );
  });
});

describe('a written manifest', () => {
  it('reads back as the manifest it was', () => {
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
