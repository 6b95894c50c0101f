import { describe, expect, it } from 'vitest';
import { RETURNED } from '#session/forms/endings.ts';
import type { Ending } from '#session/forms/endings.ts';
import { asksByLine, forkAfter } from '#session/insight/by-line.ts';

const NEVER: Ending = { kind: 'deadlock' };

const OPTIONS = [
  { stdout: 'start\none\ntwo\nend\n', ending: RETURNED },
  { stdout: 'start\ntwo\none\nend\n', ending: RETURNED },
  { stdout: 'start\none\n', ending: NEVER },
  { stdout: 'start\none\n', ending: { kind: 'raised', type: 'ValueError' } },
] as const;

const lines = (choices: readonly number[]) =>
  forkAfter(OPTIONS, choices).printed.map(({ line }) => line);

describe('an output chosen line by line', () => {
  it('begins with the lines that all outputs have in common', () => {
    expect(forkAfter(OPTIONS, [])).toEqual({
      printed: [{ line: 'start', chosen: false }],
      next: [{ line: 'one' }, { line: 'two' }],
      only: undefined,
      ending: undefined,
    });
  });

  it('offers the endings beside the lines', () => {
    const { printed, next } = forkAfter(OPTIONS, [0]);
    expect(printed.at(-1)).toEqual({ line: 'one', chosen: true });
    expect(next).toEqual([
      { line: 'two' },
      { ending: NEVER },
      { ending: { kind: 'raised', type: 'ValueError' } },
    ]);
  });

  it('is complete as soon as one output is left', () => {
    expect(forkAfter(OPTIONS, [1])).toMatchObject({ next: [], only: 1, ending: RETURNED });
    expect(lines([1])).toEqual(['start', 'two', 'one', 'end']);
    expect(forkAfter(OPTIONS, [0, 1])).toMatchObject({ next: [], only: 2, ending: NEVER });
    expect(lines([0, 1])).toEqual(['start', 'one']);
  });

  it('leads to each output by one path', () => {
    const found: (number | undefined)[] = [];
    const open: number[][] = [[]];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const { next, only } = forkAfter(OPTIONS, path);
      if (next.length === 0) found.push(only);
      for (const place of next.keys()) open.push([...path, place]);
    }
    expect(new Set(found)).toEqual(new Set([0, 1, 2, 3]));
    expect(found).toHaveLength(4);
  });

  it('ignores choices that do not exist', () => {
    expect(forkAfter(OPTIONS, [7, 0])).toEqual(forkAfter(OPTIONS, []));
    expect(forkAfter(OPTIONS, [1, 3])).toEqual(forkAfter(OPTIONS, [1]));
    expect(forkAfter([], [])).toMatchObject({ printed: [], next: [], only: undefined });
  });

  it('is for more outputs than can be compared side by side', () => {
    expect(asksByLine(OPTIONS)).toBe(false);
    expect(asksByLine([...OPTIONS, ...OPTIONS])).toBe(true);
  });
});
