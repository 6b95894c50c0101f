/**
 * Prepares fitting FSRS-6's parameters to a log of answers, and judges whether they improved. The
 * fitting itself takes seconds and is done elsewhere. Pure.
 */
import { predictorOf } from './fsrs.ts';
import type { Rating } from './types.ts';

/** An answer to a card, as FSRS sees it. */
export interface FitAnswer {
  /** Its place in the log: later answers have larger ones. */
  readonly id: number;
  /** Whole learning days since the card's previous answer; 0 for the first. */
  readonly elapsed: number;
  readonly rating: Rating;
}

/** The answers to one card, oldest first. */
export type FitHistory = readonly FitAnswer[];

/** How well parameters predict answers. */
export interface Fitness {
  /**
   * Mean log loss (natural logarithm) of the predicted probability of recall: lower is better, and
   * a constant prediction of 0.5 has 0.69.
   */
  readonly logLoss: number;
  /**
   * The difference between predicted and actual recall, by bins of the prediction; lower is better.
   */
  readonly calibration: number;
  /** The number of predicted answers. */
  readonly count: number;
}

/** Bins of the predicted probability. */
const BINS = 20;

/** Predictions are kept this far from 0 and 1, or one surprise would outweigh everything. */
const SURE = 1e-6;

/**
 * How well `weights` predict the answers from place `from` up to, but not including, `to`. Only
 * answers at least a learning day after the previous one count: FSRS predicts nothing within a day.
 */
export function fitness(
  histories: readonly FitHistory[],
  weights: readonly number[],
  { from = -Infinity, to = Infinity }: { readonly from?: number; readonly to?: number } = {},
): Fitness {
  const predictor = predictorOf(weights);
  const bins = Array.from({ length: BINS }, () => ({ count: 0, foretold: 0, recalled: 0 }));
  let [sum, count] = [0, 0];
  for (const history of histories) {
    let state: ReturnType<typeof predictor.next> | undefined;
    for (const { id, elapsed, rating } of history) {
      if (state !== undefined && elapsed > 0 && id >= from && id < to) {
        const foretold = Math.min(
          1 - SURE,
          Math.max(SURE, predictor.recall(elapsed, state.stability)),
        );
        const recalled = rating === 'again' ? 0 : 1;
        sum -= recalled === 1 ? Math.log(foretold) : Math.log1p(-foretold);
        count += 1;
        const bin = bins[Math.min(BINS - 1, Math.floor(foretold * BINS))];
        if (bin !== undefined) {
          bin.count += 1;
          bin.foretold += foretold;
          bin.recalled += recalled;
        }
      }
      state = predictor.next(state, elapsed, rating);
    }
  }
  const apart = bins.reduce(
    (total, { count: n, foretold, recalled }) =>
      n === 0 ? total : total + n * ((foretold - recalled) / n) ** 2,
    0,
  );
  return {
    logLoss: count === 0 ? Number.NaN : sum / count,
    calibration: count === 0 ? Number.NaN : Math.sqrt(apart / count),
    count,
  };
}

/** The histories in the optimizer's format: one item for each answer to predict. */
export interface TrainingSet {
  readonly ratings: Uint32Array<ArrayBuffer>;
  readonly elapsed: Uint32Array<ArrayBuffer>;
  /** The number of answers in each item; the last is the one to predict. */
  readonly lengths: Uint32Array<ArrayBuffer>;
}

const GRADES = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;

/** Answers of a card that are used: no learner gives more, but a file may claim so. */
const LONGEST = 64;

/**
 * The items of answers before place `to`. An item whose last answer came on the day of the one
 * before is left out, because it predicts nothing: with it the optimizer returns nonsense and no
 * error.
 */
export function trainingSet(histories: readonly FitHistory[], to = Infinity): TrainingSet {
  const ratings: number[] = [];
  const elapsed: number[] = [];
  const lengths: number[] = [];
  for (const history of histories) {
    for (const [at, answer] of history.slice(0, LONGEST).entries()) {
      if (at === 0 || answer.elapsed <= 0 || answer.id >= to) continue;
      for (const one of history.slice(0, at + 1)) {
        ratings.push(GRADES[one.rating]);
        elapsed.push(one.elapsed);
      }
      lengths.push(at + 1);
    }
  }
  return {
    ratings: Uint32Array.from(ratings),
    elapsed: Uint32Array.from(elapsed),
    lengths: Uint32Array.from(lengths),
  };
}

/** The share of the answers, by place, to which parameters are fitted; the rest tests them. */
const FITTED = 0.8;

/** The place from which answers test the parameters. */
export function splitPlace(histories: readonly FitHistory[]): number {
  const ids = histories.flatMap((history) => history.map(({ id }) => id)).toSorted((a, b) => a - b);
  return ids[Math.floor(ids.length * FITTED)] ?? 0;
}
