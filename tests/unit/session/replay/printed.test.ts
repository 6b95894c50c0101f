import { describe, expect, it } from 'vitest';
import { printedLines, printedSoFar } from '#session/replay/printed.ts';

const WHOLE = printedLines('one\n\ntwo three\n');

/** The lines printed after this many characters. */
function after(length: number) {
  const lines = 'one\n\ntwo three\n'.slice(0, length).split('\n').length - 1;
  const { current, line } = printedSoFar(WHOLE, { length, lines });
  return { current, lines: [0, 1, 2, 3].map((at) => line(at)) };
}

describe('the output printed so far', () => {
  it.each([
    [0, -1, [undefined, undefined, undefined, undefined]],
    [2, 0, ['on', undefined, undefined, undefined]],
    [3, 0, ['one', undefined, undefined, undefined]],
    [4, 0, ['one', undefined, undefined, undefined]],
    [5, 1, ['one', '', undefined, undefined]],
    [9, 2, ['one', '', 'two ', undefined]],
    [15, 2, ['one', '', 'two three', undefined]],
  ])('after %i characters ends in line %i', (length, current, lines) => {
    expect(after(length)).toEqual({ current, lines });
  });

  it('handles an output without a final line break, and an empty one', () => {
    expect(printedSoFar(printedLines('a\nb'), { length: 3, lines: 1 }).line(1)).toBe('b');
    expect(printedSoFar(printedLines(''), { length: 0, lines: 0 }).current).toBe(-1);
  });
});
