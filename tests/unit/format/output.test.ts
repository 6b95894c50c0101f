import { describe, expect, it } from 'vitest';
import { firstDifference, linesOf, looksSame, seenLines } from '#format/output.ts';

describe('the lines of an output', () => {
  it('end with a line break and begin none', () => {
    expect(linesOf('')).toEqual([]);
    expect(linesOf('\n')).toEqual(['']);
    expect(linesOf('a\nb\n')).toEqual(['a', 'b']);
    expect(linesOf('a\n\n')).toEqual(['a', '']);
  });

  it('as displayed omit trailing white space', () => {
    expect(seenLines('')).toEqual([]);
    expect(seenLines(' \n\n')).toEqual([]);
    expect(seenLines(' a \r\n\r\nb\t\n\n')).toEqual([' a', '', 'b']);
  });
});

it.each([
  ['', '\n', true],
  ['a \nb', 'a\nb\n', true],
  ['a\r\nb', 'a\nb', true],
  [' a', 'a', false],
  ['a\nb', 'a\n\nb', false],
  ['a', 'A', false],
])('%j and %j look the same: %s', (one, other, same) => {
  expect(looksSame(one, other)).toBe(same);
});

it.each([
  [['a', 'b'], ['a', 'b'], undefined],
  [['a', 'b'], ['a', 'c'], 1],
  [['a'], ['a', 'b'], 1],
  [[], ['a'], 0],
])('%j and %j differ first at %s', (one, other, at) => {
  expect(firstDifference(one, other)).toBe(at);
});
