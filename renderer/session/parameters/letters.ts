/** The messages between the page and the worker that fits parameters. */
import type { TrainingSet } from '#schedule/fit.ts';

/** Fits FSRS's parameters to each of these sets, one after the other. */
export interface FitJob {
  readonly sets: readonly TrainingSet[];
}

export type FitLetter =
  | {
      readonly kind: 'progress';
      /** Rounds over the answers done so far, and in all. */
      readonly done: number;
      readonly total: number;
    }
  /** The parameters, in the order of the sets. */
  | { readonly kind: 'done'; readonly weights: readonly (readonly number[])[] }
  | { readonly kind: 'failed'; readonly message: string };
