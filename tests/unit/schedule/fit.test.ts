import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '#schedule/day.ts';
import type { FitAnswer, FitHistory } from '#schedule/fit.ts';
import { fitness, splitPlace, trainingSet } from '#schedule/fit.ts';
import {
  DEFAULT_OPTIONS,
  DEFAULT_WEIGHTS,
  outcomes,
  predictorOf,
  strengthAfter,
} from '#schedule/fsrs.ts';
import { seededRandom } from '#format/random.ts';
import type { Memory, Rating } from '#schedule/types.ts';
import { fitSets } from '#session/parameters/run-fit.ts';
import { UTC } from './calendars.ts';

const answer = (id: number, elapsed: number, rating: Rating): FitAnswer => ({
  id,
  elapsed,
  rating,
});

/** A learner who forgets twice as fast as FSRS expects, and more of what is new. */
const FORGETFUL = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight / 2 : weight));

/** Cards answered at random times by a learner whose memory has these parameters. */
function logOf(weights: readonly number[], cards: number, seed: number): readonly FitHistory[] {
  const random = seededRandom(seed);
  const predictor = predictorOf(weights);
  let id = 0;
  return Array.from({ length: cards }, () => {
    const first: Rating = random() < 0.4 ? 'again' : 'good';
    const history = [answer((id += 1), 0, first)];
    let state = predictor.next(undefined, 0, first);
    for (let turn = 0; turn < 5; turn += 1) {
      const elapsed = 1 + Math.floor(random() * 2 * state.stability + random() * 4);
      const rating = random() < predictor.recall(elapsed, state.stability) ? 'good' : 'again';
      history.push(answer((id += 1), elapsed, rating));
      state = predictor.next(state, elapsed, rating);
    }
    return history;
  });
}

describe('how well parameters predict answers', () => {
  it('is the log loss over the answers a day or more after the previous one', () => {
    const history = [answer(1, 0, 'good'), answer(2, 0, 'good'), answer(3, 5, 'again')];
    const predictor = predictorOf(DEFAULT_WEIGHTS);
    const before = predictor.next(predictor.next(undefined, 0, 'good'), 0, 'good');
    const { logLoss, count } = fitness([history], DEFAULT_WEIGHTS);
    expect(count).toBe(1);
    expect(logLoss).toBeCloseTo(-Math.log(1 - predictor.recall(5, before.stability)), 10);
  });

  it('counts only the answers of a range', () => {
    const history = [1, 2, 3, 4].map((id) => answer(id, id === 1 ? 0 : 3, 'good'));
    const count = (from: number, to: number): number =>
      fitness([history], DEFAULT_WEIGHTS, { from, to }).count;
    expect([count(1, 5), count(3, 5), count(1, 3), count(5, 9)]).toEqual([3, 2, 1, 0]);
  });

  it('is best for the parameters that generated the answers', () => {
    const histories = logOf(FORGETFUL, 400, 5);
    expect(fitness(histories, FORGETFUL).logLoss).toBeLessThan(
      fitness(histories, DEFAULT_WEIGHTS).logLoss,
    );
  });
});

describe('the optimizer’s training set', () => {
  it('has an item for each predictable answer, with all answers before it', () => {
    const history = [
      answer(1, 0, 'again'),
      answer(2, 0, 'good'),
      answer(3, 2, 'hard'),
      answer(4, 7, 'easy'),
    ];
    const { ratings, elapsed, lengths } = trainingSet([history]);
    expect([...lengths]).toEqual([3, 4]);
    expect([...ratings]).toEqual([1, 3, 2, 1, 3, 2, 4]);
    expect([...elapsed]).toEqual([0, 0, 2, 0, 0, 2, 7]);
  });

  it('omits the answers that test the result', () => {
    const histories = logOf(DEFAULT_WEIGHTS, 50, 2);
    const from = splitPlace(histories);
    const all = trainingSet(histories).lengths.length;
    const part = trainingSet(histories, from).lengths.length;
    expect(part / all).toBeGreaterThan(0.7);
    expect(part / all).toBeLessThan(0.9);
    expect(part + fitness(histories, DEFAULT_WEIGHTS, { from }).count).toBe(all);
  });
});

describe('a memory recalculated from its answers', () => {
  const ratings = fc.constantFrom<Rating>('again', 'hard', 'good', 'easy');
  const gaps = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 }));

  it('is what the scheduler computed step by step', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(gaps, ratings), { minLength: 1, maxLength: 12 }), (steps) => {
        let memory: Memory = { state: 'new' };
        let at = Date.UTC(2026, 0, 1, 12);
        const answers = steps.map(([days, rating]) => {
          at += days * DAY + 60_000;
          memory = outcomes('card', memory, at, UTC, DEFAULT_OPTIONS)[rating].memory;
          return { at, rating };
        });
        expect(memory).toMatchObject(
          strengthAfter(predictorOf(DEFAULT_WEIGHTS), answers, UTC) ?? {},
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the optimizer', () => {
  const code = new Uint8Array(
    readFileSync(path.resolve('node_modules/fsrs-browser/fsrs_browser_bg.wasm')),
  );
  // It expects a browser.
  beforeAll(() => {
    Reflect.set(globalThis, 'self', { addEventListener: () => undefined });
  });

  it('finds parameters as good as those that generated the log, and reports its progress', async () => {
    const histories = logOf(FORGETFUL, 500, 9);
    let rounds = 0;
    const [fitted] = await fitSets([trainingSet(histories)], code, () => (rounds += 1));
    if (fitted === undefined) throw new Error('Nothing was fitted.');
    expect(rounds).toBe(5);
    const fresh = logOf(FORGETFUL, 500, 10);
    const loss = (weights: readonly number[]): number => fitness(fresh, weights).logLoss;
    expect(loss(fitted)).toBeLessThan(loss(DEFAULT_WEIGHTS));
    expect(loss(fitted) - loss(FORGETFUL)).toBeLessThan(0.01);
    expect(fitted[2]).toBeGreaterThan((FORGETFUL[2] ?? 0) / 2);
    expect(fitted[2]).toBeLessThan((FORGETFUL[2] ?? 0) * 2);
  });
});
