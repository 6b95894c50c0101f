/** How much of each answer counts, by how old it is and what has been answered since. Pure. */
import { DAY } from '#schedule/day.ts';
import type { Evidence, Given, Probe } from './types.ts';

/** An answer out of the log, as far as it says something about beliefs. */
export interface ProbedAnswer {
  /** Of its row in the log. */
  readonly reviewId: number;
  readonly cardId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly probe: Probe;
  readonly given: Given;
  /** The card was between two steps of minutes: the verdict had been seen shortly before. */
  readonly rehearsed: boolean;
}

/** Days in which an answer loses half of its weight: people learn elsewhere, and forget. */
const HALF_LIFE = 60;

/** An answer minutes after its verdict says more about that verdict than about a belief. */
const REHEARSED = 0.25;

/** What is left of an answer for each later one to the same card, which is a fresher witness. */
const SUPERSEDED = 0.5;

/** Answers to a card within so many ms are of one sitting, and as fresh as each other. */
const SITTING = DAY / 24;

/**
 * The answers as evidence, in the same order. Their age counts from the last of them and not from
 * now, so that the same log always says the same.
 */
export function weigh(answers: readonly ProbedAnswer[]): readonly Evidence[] {
  const last = answers.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  const later = new Map<string, number[]>();
  return answers
    .toReversed()
    .map(({ cardId, at, probe, given, rehearsed }): Evidence => {
      const times = later.get(cardId) ?? [];
      const followers = times.filter((time) => time > at + SITTING).length;
      if (!rehearsed) later.set(cardId, [...times, at]);
      const age = 2 ** (-(last - at) / DAY / HALF_LIFE);
      return { probe, given, weight: age * SUPERSEDED ** followers * (rehearsed ? REHEARSED : 1) };
    })
    .toReversed();
}
