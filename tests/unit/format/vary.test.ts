import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestion } from '#format/question.ts';
import { replaceTokens, tokenFinder } from '#format/tokens.ts';
import type { Dimension, PredictQuestion } from '#format/types.ts';
import { variantCount, variantValues } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { CHOOSE, PREDICT, edit, valueOf } from './samples.ts';

const question = (program: string, vary: readonly Dimension[], prose = ''): PredictQuestion => ({
  kind: 'predict',
  id: 'a',
  concept: 'a',
  covers: [],
  level: 1,
  tier: 'DOC',
  python: '>=3.11',
  docs: 'a.html',
  prompt: prose,
  why: prose,
  models: [{ model: 'lifo', text: prose }],
  program,
  vary,
});

const replaced = (text: string, value: string, by = 'X') =>
  replaceTokens(text, tokenFinder([value]), () => by);

describe('a token', () => {
  it.each([
    // A number is not part of a longer number or a name.
    [
      '2',
      '20 2.5 v2 1.2 .2 12 2e5 1e-2 2.e1 2j 2_000 0x2',
      '20 2.5 v2 1.2 .2 12 2e5 1e-2 2.e1 2j 2_000 0x2',
    ],
    ['2', '2 (2) x=2 -2 [2,2] {2} "2" 2. 2s', 'X (X) x=X -X [X,X] {X} "X" X. 2s'],
    ['0.5', '0.5 0.55 10.5 0.5.1 sleep(0.5)', 'X 0.55 10.5 0.5.1 sleep(X)'],
    ['.5', '.5 1.5 (.5) x.5', 'X 1.5 (X) x.5'],
    ['-1', 'x-1 (-1) = -1 f()-1 a[0]-1 1e-1', 'x-1 (X) = X f()-1 a[0]-1 1e-1'],
    // A name is not part of a longer name, in any script.
    [
      'save',
      'save save_all saved presave self.save save() "save" é',
      'X save_all saved presave self.X X() "X" é',
    ],
    ['caf', 'café caf', 'café X'],
    ['é', 'éa é', 'éa X'],
    // An escape in a string is not a name, but a name may follow it.
    ['n', String.raw`"\n" "\nn" "\\n" n`, String.raw`"\n" "\nX" "\\X" X`],
    ['2', String.raw`"\n2" "\x2"`, String.raw`"\nX" "\x2"`],
    // Values with special characters are taken literally.
    ['a.b', 'a.b axb a.bc', 'X axb a.bc'],
    ['(x)', 'f(x) (x)', 'fX X'],
    ['$&', '$& $', 'X $'],
    ['two words', 'two words, two wordsy', 'X, two wordsy'],
  ])('%s in %s', (value, text, expected) => {
    expect(replaced(text, value)).toBe(expected);
  });

  it('never begins or ends inside a word', () => {
    const word = fc.stringMatching(/^[a-z0-9_]{1,6}$/u);
    fc.assert(
      fc.property(word, word, word, (before, value, after) => {
        expect(replaced(`${before}${value}`, value, '!')).not.toMatch(/[a-z0-9_]!|![a-z0-9_]/u);
        expect(replaced(`${value}${after}`, value, '!')).not.toMatch(/[a-z0-9_]!|![a-z0-9_]/u);
        expect(replaced(` ${value} `, value, '!')).toBe(' ! ');
      }),
    );
  });

  it('is restored by the inverse replacement, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab1.2 "\\n-e_(')) }), (text) => {
        const there = replaced(text, 'a', 'zz');
        expect(replaced(there, 'zz', 'a')).toBe(text);
      }),
    );
  });
});

describe('variants', () => {
  const two = [
    { name: 'A', values: ['a', 'b', 'c'] },
    { name: 'N', values: ['1', '2'] },
  ];

  it('are the product of all dimensions, the last changing fastest', () => {
    const many = question('a 1\n', two);
    expect(variantCount(many)).toBe(6);
    const programs = Array.from({ length: 6 }, (_, index) => variant(many, index).program);
    expect(programs).toEqual(['a 1\n', 'a 2\n', 'b 1\n', 'b 2\n', 'c 1\n', 'c 2\n']);
    expect(variantValues(many, 3)).toEqual([
      { name: 'A', value: 'b' },
      { name: 'N', value: '2' },
    ]);
  });

  it('are sampled if there are too many, deterministically and without duplicates', () => {
    const values = (name: string) => Array.from({ length: 40 }, (_, at) => `${name}${at}`);
    const vary = ['a', 'b', 'c'].map((name) => ({ name, values: values(name) }));
    const programs = ({ id }: { id: string }) => {
      const many = { ...question('a0 b0 c0\n', vary), id };
      return Array.from({ length: variantCount(many) }, (_, at) => variant(many, at).program);
    };
    const sampled = programs({ id: 'one' });
    expect(sampled[0]).toBe('a0 b0 c0\n');
    expect(new Set(sampled).size).toBe(64);
    expect(programs({ id: 'one' })).toEqual(sampled);
    expect(programs({ id: 'two' })).not.toEqual(sampled);
  });

  it('are one if nothing varies', () => {
    expect(variantCount(question('a\n', []))).toBe(1);
    expect(variant(question('a\n', []), 0)).toEqual(question('a\n', []));
  });

  it.each([-1, 6, 1.5, Number.NaN])('have no index %d', (index) => {
    expect(() => variant(question('a 1\n', two), index)).toThrow(RangeError);
  });

  it('may swap values', () => {
    const swapped = question('first = a\nsecond = b\n', [
      { name: 'A', values: ['a', 'b'] },
      { name: 'B', values: ['b', 'a'] },
    ]);
    expect(variant(swapped, 3).program).toBe('first = b\nsecond = a\n');
  });

  it('take the longer of two values with a common prefix', () => {
    const nested = question('job job-a\n', [
      { name: 'A', values: ['job', 'x'] },
      { name: 'B', values: ['job-a', 'y'] },
    ]);
    expect(variant(nested, 3).program).toBe('x y\n');
  });

  it('change prose only inside code, and never a fence’s language', () => {
    const prose =
      'Run save: `save()`, ``a `save` b``.\n\n```save\nsave\n```\n\n~~~\nsave\n~~~\n\nsave';
    const varied = question('save\n', [{ name: 'A', values: ['save', 'store'] }], prose);
    const changed =
      'Run save: `store()`, ``a `store` b``.\n\n```save\nstore\n```\n\n~~~\nstore\n~~~\n\nsave';
    expect(variant(varied, 1)).toMatchObject({
      prompt: changed,
      why: changed,
      models: [{ text: changed }],
      vary: [],
    });
  });

  it('change the code of choices, even without a program', () => {
    const text = edit(CHOOSE, 'docs:', 'vary:\n  N: [return, yield]\ndocs:');
    expect(variant(valueOf(parseQuestion('a.md', text)), 1)).toMatchObject({
      choices: [{ text: 'A coroutine object.' }, { text: 'The value behind `yield`.' }],
    });
  });

  it('begin with the unchanged text', () => {
    const parsed = valueOf(parseQuestion('a.md', PREDICT));
    expect(variant(parsed, 0)).toEqual({ ...parsed, vary: [] });
    const word = fc.stringMatching(/^[a-z]{1,5}$/u);
    const values = fc.uniqueArray(word, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.string()), values, (lines, names) => {
        const some = question(lines.join('\n'), [{ name: 'A', values: names }], lines.join(' `'));
        expect(variant(some, 0)).toEqual({ ...some, vary: [] });
      }),
    );
  });

  it('differ from each other whenever their values do', () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,4}$/u), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(values, (names) => {
        const some = question(`"${names[0] ?? ''}"\n`, [{ name: 'A', values: names }]);
        const programs = names.map((_, index) => variant(some, index).program);
        expect(programs).toEqual(names.map((name) => `"${name}"\n`));
      }),
    );
  });
});
