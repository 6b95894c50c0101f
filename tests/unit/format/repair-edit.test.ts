import { describe, expect, it } from 'vitest';
import { MOST_DIFFERENT, refusalOf } from '#format/repair-edit.ts';

const lines = (...numbers: readonly number[]): string =>
  numbers.map((number) => `work(${number})`).join('\n');

describe('an edit of a program', () => {
  it('is accepted up to a number of changed lines', () => {
    const given = lines(1, 2, 3, 4, 5, 6);
    expect(refusalOf(given, lines(9, 9, 9, 9, 5, 6))).toBeUndefined();
    expect(refusalOf(given, lines(9, 9, 9, 9, 9, 6))).toContain(`At most ${MOST_DIFFERENT} may`);
  });

  it('adds no text, and no number to what is printed', () => {
    expect(refusalOf('print("a")', 'print("b")')).toContain('The text "b"');
    expect(refusalOf('print(1)', 'print(2)')).toContain('The number 2');
    expect(refusalOf('sleep(1)', 'sleep(2)')).toBeUndefined();
    expect(refusalOf('print("a")\nprint("b")', 'print("b")\nprint("a")')).toBeUndefined();
  });
});
