/**
 * A review log published by py-fsrs, on which other implementations were measured: 12,580 reviews
 * of 1,205 cards (MIT, see `fixtures/review-log/LICENSE`). The figures are those of fsrs-browser
 * 5.2.0 and of the Rust binding 0.5.0, which agree.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { learningDay } from '#schedule/day.ts';
import type { FitAnswer, FitHistory } from '#schedule/fit.ts';
import { fitness, trainingSet } from '#schedule/fit.ts';
import { DEFAULT_WEIGHTS } from '#schedule/fsrs.ts';
import type { Calendar } from '#schedule/types.ts';
import { fitSets } from '#session/parameters/run-fit.ts';
import { publishedLoss } from '../../fixtures/published-measure.ts';

/** Days as the others count them: UTC, from midnight. */
const UTC_DAYS: Calendar = { rolloverHour: 0, offsetMinutes: () => 0 };

const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

function published(): readonly FitHistory[] {
  const file = path.resolve(import.meta.dirname, '../../fixtures/review-log/reviews.csv.gz');
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const reviews = lines
    .map((line) => {
      const [card = '', rating, time = ''] = line.split(',');
      return { card, rating: RATINGS[Number(rating) - 1] ?? 'again', at: Date.parse(time) };
    })
    .toSorted((a, b) => a.at - b.at)
    .map((review, at) => ({ ...review, id: at + 1 }));
  return [...Map.groupBy(reviews, ({ card }) => card).values()].map((of) =>
    of.map(({ id, at, rating }, place): FitAnswer => {
      const before = of[place - 1];
      const elapsed =
        before === undefined ? 0 : learningDay(at, UTC_DAYS) - learningDay(before.at, UTC_DAYS);
      return { id, elapsed, rating };
    }),
  );
}

const PUBLISHED = [
  0.1659, 0.8197, 2.488, 6.406, 6.5646, 0.4961, 3.2013, 0.0354, 1.6375, 0.2537, 0.5868, 1.5975,
  0.0306, 0.3912, 1.8249, 0.6, 1.8729, 0.821, 0.0983, 0.1623, 0.2237,
];

describe('the published review log', () => {
  const histories = published();
  beforeAll(() => {
    // The optimizer expects a browser.
    Reflect.set(globalThis, 'self', { addEventListener: () => undefined });
  });

  it('has the number of answers that the others counted', () => {
    expect(histories).toHaveLength(1205);
    expect(histories.flat()).toHaveLength(12_580);
    expect(trainingSet(histories).lengths).toHaveLength(6032);
    expect(fitness(histories, DEFAULT_WEIGHTS).count).toBe(6032);
  });

  it.each([
    ['FSRS’s own parameters', DEFAULT_WEIGHTS, 0.452_595],
    ['those that were published for it', PUBLISHED, 0.443_742],
  ])('has the published loss with %s', (_whose, weights, logLoss) => {
    expect(publishedLoss(histories, weights)).toBeCloseTo(logLoss, 5);
  });

  it('is predicted better by the published parameters, with each answer weighted equally', () => {
    const own = fitness(histories, DEFAULT_WEIGHTS);
    const fitted = fitness(histories, PUBLISHED);
    console.log(`plain log loss ${own.logLoss.toFixed(4)} -> ${fitted.logLoss.toFixed(4)}`);
    expect(fitted.logLoss).toBeLessThan(own.logLoss);
    expect(fitted.calibration).toBeLessThan(own.calibration);
  });

  it('is fitted to the published parameters', async () => {
    const code = new Uint8Array(
      readFileSync(path.resolve('node_modules/fsrs-browser/fsrs_browser_bg.wasm')),
    );
    const [fitted = []] = await fitSets([trainingSet(histories)], code, () => undefined);
    expect(fitted.map((weight) => Number(weight.toFixed(4)))).toEqual(PUBLISHED);
  }, 60_000);
});
