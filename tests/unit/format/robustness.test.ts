import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '#format/deck.ts';
import { parseManifest } from '#format/manifest.ts';
import { readPackage } from '#format/package.ts';
import { parseQuestion } from '#format/question.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { writeQuestion } from '#format/write-question.ts';
import { CHOOSE, MANIFEST, PREDICT, problemsOf, valueOf } from './samples.ts';
import { zip } from './zip-samples.ts';

// Enough to catch a slip in daily work; thousands were run while the parsers were written.
const RUNS = 200;

// Tokens that mean something to one of the parsers, to be inserted anywhere.
const PIECES = [
  '---\n', '\n', '\n\n', '\r', '\t', '    ', '  ', '```', '~~~', '```python\n', '- [x] ', '- [ ]', '- ',
  '## Why\n', '## Models\n', '# ', '> ', '<b>', '<!--', '![a](b)', '[a](http://b)', '[a]: b\n', '\\',
  '*', '_', '`', '&amp;', '"', "'", '{', '}', '[', ']', ': ', '#', '|', '>', '@', '!', '&a ', '*a ',
  '__proto__: 1\n', 'constructor: x\n', '? ', '\u0000', '\uFEFF', '\ud800', '\u2028', '=\n', '1. ',
  'save', '2', 'level: 4\n', 'x: y\n',
] as const; // prettier-ignore

const edits = fc.array(
  fc.record({
    at: fc.nat(1200),
    cut: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(80)),
    put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })),
  }),
  { minLength: 1, maxLength: 5 },
);

function mutate(text: string, all: readonly { at: number; cut: number; put: string }[]): string {
  return all.reduce((some, { at, cut, put }) => {
    const from = at % (some.length + 1);
    return some.slice(0, from) + put + some.slice(from + cut);
  }, text);
}

function fill(piece: string, size: number): string {
  return piece.repeat(Math.floor(size / piece.length));
}

describe('whatever a file contains', { timeout: 30_000 }, () => {
  it('a question is read or refused with problems; a valid one can be written and varied', () => {
    fc.assert(
      fc.property(fc.constantFrom(PREDICT, CHOOSE), edits, (base, all) => {
        const text = mutate(base, all);
        const result = parseQuestion('a.md', text);
        const most = text.split(/\r\n?|\n/u).length;
        const outside = problemsOf(result).filter(({ line }) => line > most);
        expect(outside).toEqual([]);
        if (!result.ok) return;
        const last = variant(result.value, variantCount(result.value) - 1);
        expect(last.vary).toEqual([]);
        const again = parseQuestion('a.md', writeQuestion(result.value));
        expect(valueOf(again)).toEqual(result.value);
      }),
      { numRuns: RUNS },
    );
  });

  it('random text is refused with problems', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(text, (parts) => {
        expect(problemsOf(parseQuestion('a.md', parts.join(''))).length).toBeGreaterThan(0);
        expect(problemsOf(parseManifest(parts.join(''))).length).toBeGreaterThan(0);
      }),
    );
  });

  it('a manifest is read or refused with problems', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const result = parseManifest(mutate(MANIFEST, all));
        expect(result.ok || problemsOf(result).length > 0).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('a deck is read or refused with problems, wherever its files are', async () => {
    const path = fc
      .array(
        fc.constantFrom('basics', 'tasks', '..', '', '__proto__', 'a.md', 'README.md', '.md'),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((parts) => parts.join('/'));
    const files = fc.dictionary(path, fc.constantFrom(PREDICT, CHOOSE, ''));
    await fc.assert(
      fc.asyncProperty(files, async (some) => {
        const result = await parseDeck({ ...some, 'deck.yaml': MANIFEST }, () => 'hash');
        expect(result.ok || problemsOf(result).length > 0).toBe(true);
      }),
    );
  });

  it('a package is opened or refused with problems', () => {
    const whole = zip({ 'deck.yaml': MANIFEST, 'basics/a.md': PREDICT, 'answers.json': '{}' });
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(changes, fc.nat(whole.length), fc.boolean(), (all, length, cut) => {
        const bytes = whole.slice(0, cut ? length : whole.length);
        for (const [at, value] of all) bytes[at] = value;
        const result = readPackage(bytes);
        expect(result.ok || problemsOf(result).length > 0).toBe(true);
      }),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const signed = new Uint8Array([0x50, 0x4b, 3, 4, ...bytes]);
        expect(readPackage(signed).ok || readPackage(bytes).ok).toBe(false);
      }),
    );
  });

  it('hostile Markdown and YAML are refused quickly', () => {
    const head = PREDICT.slice(0, PREDICT.indexOf('What does'));
    const bodies = [
      '[',
      '*a_',
      'a**b',
      '![a](',
      '> ',
      '- ',
      '`',
      '<a ',
      '[a]: b\n',
      '&',
      '- [x] a\n  b\n',
    ];
    const started = performance.now();
    for (const piece of bodies) parseQuestion('a.md', head + fill(piece, 31_000));
    for (const piece of ['[', '{a: ', '? ', '- ', '"', 'a: ']) {
      parseQuestion('a.md', `---\n${fill(piece, 7000)}\n---\n`);
    }
    // Without the limits one of them alone takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
