/**
 * What it takes to fit FSRS-6's parameters to a log of answers, and to say whether they got better.
 * The fitting itself is done elsewhere: it takes seconds. Pure.
 */
import { predictorOf } from './fsrs.ts';
import type { Rating } from './types.ts';

/** An answer to a card, as far as FSRS looks at it. */
export interface FitAnswer {
  /** Its place in the log: a later answer has a larger one. */
  readonly id: number;
  /** Whole learning days since the card's answer before; 0 for the first. */
  readonly elapsed: number;
  readonly rating: Rating;
}

/** The answers to one card, the oldest first. */
export type FitHistory = readonly FitAnswer[];

/** How well parameters foretell answers. */
export interface Fitness {
  /**
   * Mean log loss (natural logarithm) of the foretold probability of recall: lower is better, and
   * somebody who says 0.5 each time has 0.69.
   */
  readonly logLoss: number;
  /** How far foretold and true recall are apart, by bins of the foretold probability; lower is better. */
  readonly calibration: number;
  /** Answers that were foretold. */
  readonly count: number;
}

/** Bins of the foretold probability. */
const BINS = 20;

/** A probability this near to 0 or 1 would make one surprise outweigh everything. */
const SURE = 1e-6;

/**
 * How well `weights` foretell the answers from place `from` to before `to`. Only answers at least a
 * learning day after the one before count: within a day FSRS foretells nothing.
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

/** The histories as the optimizer takes them: one item for each answer that is to be foretold. */
export interface TrainingSet {
  readonly ratings: Uint32Array<ArrayBuffer>;
  readonly elapsed: Uint32Array<ArrayBuffer>;
  /** How many answers each item has; the last of them is the one to be foretold. */
  readonly lengths: Uint32Array<ArrayBuffer>;
}

const GRADES = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;

/** Answers of a card that are looked at: nobody answers one more often, but a file may say so. */
const LONGEST = 64;

/**
 * The items of answers before place `to`. An item whose last answer came on the same day as the one
 * before foretells nothing: with it the optimizer gives nonsense and no error.
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

/** The part of the answers, by their places, that parameters are fitted to; the rest tests them. */
const FITTED = 0.8;

/** The place from which on answers test the parameters. */
export function splitPlace(histories: readonly FitHistory[]): number {
  const ids = histories.flatMap((history) => history.map(({ id }) => id)).toSorted((a, b) => a - b);
  return ids[Math.floor(ids.length * FITTED)] ?? 0;
}
