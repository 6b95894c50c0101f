import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLines, changedLines } from '#format/align-lines.ts';

/** `a b|a x b` as lines; the rows as `before/after`, `.` for a gap. */
function rows(texts: string): string {
  const [before = '', after = ''] = texts.split('|');
  const split = (text: string): string[] => text.split(' ').filter((line) => line !== '');
  return alignLines(split(before), split(after))
    .map(({ before = '.', after = '.', same }) => (same ? before : `${before}/${after}`))
    .join(' ');
}

describe('two texts side by side', () => {
  it.each([
    ['a b c|a b c', 'a b c'],
    ['a b|a x b', 'a ./x b'],
    ['a x b|a b', 'a x/. b'],
    ['a x b|a y b', 'a x/y b'],
    ['a x y b|a z b', 'a x/z y/. b'],
    ['|a b', './a ./b'],
    ['a b|', 'a/. b/.'],
    ['a b c d|b d', 'a/. b c/. d'],
    ['a b a b|b a b a', 'a/. b a b ./a'],
    ['|', ''],
  ])('%s', (texts, expected) => {
    expect(rows(texts)).toBe(expected);
  });

  it('are both complete, in order, and pair only equal lines as the same', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const aligned = alignLines(before, after);
        expect(aligned.flatMap((row) => row.before ?? [])).toEqual(before);
        expect(aligned.flatMap((row) => row.after ?? [])).toEqual(after);
        expect(aligned.every((row) => row.same === (row.before === row.after))).toBe(true);
      }),
    );
  });

  it('are listed one after the other if they are too large to compare', () => {
    const before = Array.from({ length: 1200 }, (_, at) => `${at}`);
    const after = Array.from({ length: 1200 }, (_, at) => `${at + 1}`);
    const aligned = alignLines(before, after);
    expect(aligned).toHaveLength(1200);
    expect(aligned[0]).toEqual({ before: '0', after: '1', same: false });
  });
});

describe('the changes of a program', () => {
  const PROGRAM = 'one\ntwo\nthree\n';
  it.each([
    ['nothing', PROGRAM, [], []],
    ['only what cannot be seen', 'one \ntwo\nthree\n\n\n', [], []],
    ['a line', 'one\nzwei\nthree\n', [2], []],
    ['a new line', 'one\ntwo\nand\nthree\n', [3], []],
    ['a line taken out', 'one\nthree\n', [], [2]],
    ['the end taken out', 'one\n', [], [2]],
    ['two lines made one', 'one\nboth\n', [2], [3]],
  ])('%s', (_, program, changed, gone) => {
    expect(changedLines(PROGRAM, program)).toEqual({ changed, gone });
  });
});

it('takes any number of lines: one argument per line would exhaust the stack', () => {
  const lines = Array.from({ length: 200_000 }, (_, at) => String(at));
  expect(alignLines(lines, ['x'])).toHaveLength(200_000);
});
