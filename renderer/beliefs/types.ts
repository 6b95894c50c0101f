/**
 * The types of this folder. A *belief* is a wrong model of asyncio that a learner may hold, known
 * here only by the model's id.
 */

/**
 * What a program can reveal: the wrong outputs that models print for it, each with the ids of those
 * models. A model in none of them prints the truth here.
 */
export interface Probe {
  readonly outputs: readonly (readonly string[])[];
}

/** The answer: the truth, one of the probe's outputs (its index), or something else. */
export type Given = 'truth' | 'other' | number;

/** An answer as evidence about beliefs. */
export interface Evidence {
  readonly probe: Probe;
  readonly given: Given;
  /** Its weight: 1 for a fresh answer, towards 0 as it ages. */
  readonly weight: number;
}

/** The priors before any answer, and how reliable answers are. */
export interface Assumptions {
  /** The probability that a learner holds a belief, before any answer. */
  readonly prior: (id: string) => number;
  /** The probability that an answer is a slip. */
  readonly slip: number;
  /** Whether one person may hold both beliefs. */
  readonly compatible: (one: string, other: string) => boolean;
}
