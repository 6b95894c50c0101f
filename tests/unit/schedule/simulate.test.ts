import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, DEFAULT_WEIGHTS, outcomes, predictorOf } from '#schedule/fsrs.ts';
import { simulate } from '#schedule/simulate.ts';
import type { SimulatedCard } from '#schedule/simulate.ts';
import { UTC } from './calendars.ts';

const NEW: SimulatedCard = { memory: { state: 'new' }, dueIn: 0, elapsed: 0 };
const known = (stability: number, dueIn: number): SimulatedCard => ({
  memory: {
    state: 'review',
    stability,
    difficulty: 5,
    step: 0,
    lastReview: 0,
    reps: 3,
    lapses: 0,
  },
  dueIn,
  elapsed: stability - dueIn,
});

const OPTIONS = { weights: DEFAULT_WEIGHTS, newPerDay: 5, days: 365, seed: 1 };
const now = async (): Promise<void> => undefined;
const DECK = Array.from({ length: 100 }, (_, at) => (at < 60 ? NEW : known(2 + at / 4, at % 9)));

describe('a simulated year', () => {
  it('costs more and retains more at a higher retention', async () => {
    const futures = await simulate(DECK, [0.8, 0.9, 0.95], OPTIONS, now);
    const [low, usual, high] = futures;
    console.log(
      futures
        .map(
          (one) =>
            `${one.retention}: ${one.answersPerDay.toFixed(1)} a day, ${one.known.end.toFixed(0)} known`,
        )
        .join('; '),
    );
    expect(low?.answersPerDay).toBeLessThan(usual?.answersPerDay ?? 0);
    expect(usual?.answersPerDay).toBeLessThan(high?.answersPerDay ?? 0);
    expect(low?.known.end).toBeLessThan(usual?.known.end ?? 0);
    expect(usual?.known.end).toBeLessThan(high?.known.end ?? 0);
    expect(high?.known.end).toBeLessThanOrEqual(100);
  });

  it('keeps at least about as much known as is desired', async () => {
    for (const retention of [0.8, 0.9, 0.95]) {
      const [future] = await simulate(DECK.slice(60), [retention], OPTIONS, now);
      const part = (future?.known.average ?? 0) / 40;
      expect(part).toBeGreaterThan(retention - 0.02);
      expect(part).toBeLessThan(1);
    }
  });

  it('is the same for the same seed', async () => {
    const one = await simulate(DECK, [0.9], OPTIONS, now);
    expect(await simulate(DECK, [0.9], OPTIONS, now)).toEqual(one);
    expect(await simulate(DECK, [0.9], { ...OPTIONS, seed: 2 }, now)).not.toEqual(one);
  });

  it('meets the given number of new questions a day, or none if that is none', async () => {
    const days = async (newPerDay: number): Promise<number> => {
      const [future] = await simulate(
        [NEW, NEW, NEW, NEW],
        [0.9],
        { ...OPTIONS, newPerDay, days: 2 },
        now,
      );
      return (future?.answersPerDay ?? 0) * 2;
    };
    expect(await days(0)).toBe(0);
    // Each is answered twice on its first day; one that was met the day before may come again.
    expect(await days(1)).toBeGreaterThanOrEqual(4);
    expect(await days(1)).toBeLessThan(8);
    expect(await days(4)).toBeGreaterThanOrEqual(8);
  });

  it('of nothing is empty', async () => {
    expect(await simulate([], [0.9], OPTIONS, now)).toEqual([
      { retention: 0.9, answersPerDay: 0, known: { average: 0, end: 0 }, of: 0 },
    ]);
  });
});

describe('the interval at a retention', () => {
  it.each([0.7, 0.8, 0.9, 0.95, 0.97])('at %s is the one that the schedule gives', (retention) => {
    const predictor = predictorOf(DEFAULT_WEIGHTS);
    for (const stability of [1.5, 8, 40, 300]) {
      const { memory } = known(stability, 0);
      const { good } = outcomes('card', memory, stability * 86_400_000, UTC, {
        ...DEFAULT_OPTIONS,
        retention,
        fuzz: false,
      });
      const next = good.memory.state === 'new' ? 0 : good.memory.stability;
      expect(predictor.interval(next, retention)).toBe(good.days);
      expect(predictor.recall(predictor.interval(next, retention), next)).toBeCloseTo(retention, 1);
    }
  });
});
