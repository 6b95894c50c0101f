/** The weight of each answer as evidence, by its age and by later answers. Pure. */
import { DAY } from '#schedule/day.ts';
import type { Evidence, Given, Probe } from './types.ts';

/** An answer in the log, with what matters for beliefs. */
export interface ProbedAnswer {
  /** The id of its row in the log. */
  readonly reviewId: number;
  readonly cardId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly probe: Probe;
  readonly given: Given;
  /** The card was in a learning step: the learner had seen its verdict shortly before. */
  readonly rehearsed: boolean;
}

/** The half-life of an answer's weight, in days: people learn elsewhere, and forget. */
const HALF_LIFE = 60;

/**
 * The weight of an answer minutes after a verdict, which says more about that verdict than about a
 * belief.
 */
const REHEARSED = 0.25;

/** The factor for each later answer to the same card, which is more recent evidence. */
const SUPERSEDED = 0.5;

/** Answers to a card within this many ms are of one sitting, and equally fresh. */
const SITTING = DAY / 24;

/**
 * The answers as evidence, in the same order. Age counts from the last answer rather than from now,
 * so that the same log always gives the same result.
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
