import { describe, expect, it } from 'vitest';
import type { LengthName, Limit } from '#schedule/length.ts';
import { LENGTHS, LENGTH_NAMES, lengthAfter, remaining, timeSpent } from '#schedule/length.ts';

const MINUTE = 60_000;

describe('the rest of a session', () => {
  const ten: Limit = { unit: 'cards', count: 10 };
  const five: Limit = { unit: 'minutes', count: 5 };
  it.each<[string, Limit | undefined, number, number, number, Limit]>([
    ['all that is due is what waits', undefined, 7, 0, 3, { unit: 'cards', count: 3 }],
    ['cards are counted down', ten, 7, 0, 30, { unit: 'cards', count: 3 }],
    ['fewer cards than there could be', ten, 7, 0, 2, { unit: 'cards', count: 2 }],
    ['no card is left', ten, 10, 0, 30, { unit: 'cards', count: 0 }],
    ['more than there were to be', ten, 11, 0, 30, { unit: 'cards', count: 0 }],
    ['minutes are rounded up', five, 3, 61_000, 30, { unit: 'minutes', count: 4 }],
    ['the last second is a minute', five, 3, 299_000, 30, { unit: 'minutes', count: 1 }],
    ['time is up', five, 3, 5 * MINUTE, 30, { unit: 'minutes', count: 0 }],
    ['time is more than up', five, 3, 9 * MINUTE, 30, { unit: 'minutes', count: 0 }],
    ['nothing waits', five, 3, 0, 0, { unit: 'minutes', count: 0 }],
  ])('%s', (_name, limit, answered, elapsed, waiting, left) => {
    expect(remaining(limit, { answered, elapsed, waiting })).toEqual(left);
  });
});

describe('the time spent on a question', () => {
  it.each([
    ['is the elapsed time', 0, 90_000, 90_000],
    ['is zero if the clock was set back', 90_000, 0, 0],
    ['excludes the night for which a question was left open', 0, 600 * MINUTE, 5 * MINUTE],
  ])('%s', (_name, from, to, spent) => {
    expect(timeSpent(from, to)).toBe(spent);
  });
});

describe('the lengths', () => {
  it('rotate', () => {
    const seen: LengthName[] = ['all'];
    for (let turn = 1; turn < LENGTH_NAMES.length; turn += 1) {
      seen.push(lengthAfter(seen.at(-1) ?? 'all'));
    }
    expect(seen).toEqual(LENGTH_NAMES);
    expect(lengthAfter(seen.at(-1) ?? 'all')).toBe('all');
    expect(LENGTHS['minutes-10']).toEqual({ unit: 'minutes', count: 10 });
  });
});
