import { describe, expect, it } from 'vitest';
import { beliefMap } from '#beliefs/map.ts';
import type { Assumptions, Given, Probe } from '#beliefs/types.ts';
import type { ProbedAnswer } from '#beliefs/weigh.ts';
import { weigh } from '#beliefs/weigh.ts';
import { DAY } from '#schedule/day.ts';

const ASSUMED: Assumptions = { prior: () => 0.04, slip: 0.1, compatible: () => true };
const NOW = Date.UTC(2026, 5, 1);
const EAGER: Probe = { outputs: [['eager']] };
const BOTH: Probe = { outputs: [['lazy', 'other']] };

/** Answers on one day each, to different cards unless `card` is given. */
function log(
  ...given: readonly (readonly [probe: Probe, given: Given, card?: string, rehearsed?: boolean])[]
): readonly ProbedAnswer[] {
  return given.map(([probe, what, card, rehearsed = false], at) => ({
    reviewId: at + 1,
    cardId: card ?? `card-${at}`,
    at: NOW + at * DAY,
    probe,
    given: what,
    rehearsed,
  }));
}

const stateOf = (id: string, answers: readonly ProbedAnswer[]) =>
  beliefMap([id], answers, ASSUMED)[0];

describe('the map of beliefs', () => {
  it('has no estimate for what was never tested', () => {
    expect(stateOf('eager', log([BOTH, 'truth']))).toMatchObject({
      status: 'untried',
      probability: 0.04,
      pro: [],
      contra: [],
    });
  });

  it('shows a belief that never appeared as clear', () => {
    const state = stateOf('eager', log([EAGER, 'truth'], [EAGER, 'truth']));
    expect(state).toMatchObject({ status: 'clear', contra: [1, 2] });
    expect(state?.probability).toBeLessThan(0.01);
  });

  it('only suspects one of several that print the same', () => {
    expect(stateOf('lazy', log([BOTH, 0]))?.status).toBe('suspected');
  });

  it('shows a belief that appeared repeatedly as held, with its evidence', () => {
    expect(
      stateOf('eager', log([EAGER, 0], [EAGER, 'truth'], [EAGER, 0], [EAGER, 0])),
    ).toMatchObject({
      status: 'held',
      pro: [1, 3, 4],
      contra: [2],
      since: undefined,
    });
  });

  it('goes from held through shaken to gone, with the dates', () => {
    const held = [
      [EAGER, 0],
      [EAGER, 0],
    ] as const;
    const right = [EAGER, 'truth'] as const;
    const statuses = [0, 1, 2, 3, 4].map(
      (count) =>
        stateOf('eager', log(...held, ...Array.from({ length: count }, () => right)))?.status,
    );
    expect(statuses[0]).toBe('held');
    expect(statuses).toContain('shaken');
    expect(statuses.at(-1)).toBe('gone');
    const gone = stateOf('eager', log(...held, right, right, right, right));
    const first = statuses.indexOf('gone') + held.length - 1;
    expect(gone?.since).toBe(NOW + first * DAY);
  });
});

describe('the weight of an answer', () => {
  const weights = (answers: readonly ProbedAnswer[]): readonly number[] =>
    weigh(answers).map(({ weight }) => weight);

  it('halves every sixty days before the last answer, whatever the time now', () => {
    const [old, last] = log([EAGER, 0], [EAGER, 0]);
    if (old === undefined || last === undefined) throw new Error('no answers');
    expect(weights([{ ...old, at: NOW - 59 * DAY }, last])).toEqual([0.5, 1]);
  });

  it('halves with each later answer to the same card that is not a rehearsal', () => {
    const hours = log([EAGER, 0, 'one'], [EAGER, 'truth', 'one', true], [EAGER, 0, 'one']).map(
      (answer, at) => ({ ...answer, at: NOW + at * 2 * 3_600_000 }),
    );
    const [first, rehearsed, last] = weights(hours);
    expect(first).toBeCloseTo(0.5, 2);
    expect(rehearsed).toBeCloseTo(0.125, 2);
    expect(last).toBe(1);
  });

  it('stays whole if the card is asked again in the same sitting', () => {
    const sitting = log([EAGER, 0, 'one'], [EAGER, 0, 'one']).map((answer) => ({
      ...answer,
      at: NOW,
    }));
    expect(weights(sitting)).toEqual([1, 1]);
  });
});
