/**
 * What the room of beliefs works on. A *belief* is a wrong model of asyncio that a learner may hold;
 * it is known here by the model's id only.
 */

/**
 * What a program can find out: the wrong outputs that models print for it, each with the ids of
 * the models that print it. A model that is in none of them prints the truth here.
 */
export interface Probe {
  readonly outputs: readonly (readonly string[])[];
}

/** What was answered: the truth, one of the probe's outputs (its index), or something else. */
export type Given = 'truth' | 'other' | number;

/** An answer, as far as it says something about beliefs. */
export interface Evidence {
  readonly probe: Probe;
  readonly given: Given;
  /** How much of it counts: 1 for a fresh answer, towards 0 as it gets old. */
  readonly weight: number;
}

/** What holds before anything is answered, and how reliable answers are. */
export interface Assumptions {
  /** The probability that a learner holds a belief, before any answer. */
  readonly prior: (id: string) => number;
  /** The probability that an answer is not what the learner believes. */
  readonly slip: number;
  /** Whether one person may hold both beliefs. */
  readonly compatible: (one: string, other: string) => boolean;
}
