/**
 * Which of many due cards come first if there is no time for all of them: after weeks away, or when
 * the day's limit cuts. Pure.
 */
import { DAY } from './day.ts';
import { DEFAULT_WEIGHTS, predictorOf } from './fsrs.ts';
import type { Predictor } from './fsrs.ts';
import type { Memory } from './types.ts';

/** A due card, with what decides its place in a backlog. */
export interface DueCard {
  readonly id: string;
  readonly memory: Memory;
}

/** Days ahead at which knowledge counts: what is only just remembered tomorrow is not known. */
const HORIZON = 7;

/** Extra time for a forgotten card, as a multiple: its learning steps follow. */
const SLOWER = 1.5;

/**
 * The gain of a repetition now for its time, up to a constant: how much likelier the card is to be
 * known in a week than without it, divided by the expected time.
 */
function worth(memory: Memory, now: number, predictor: Predictor): number {
  if (memory.state === 'new') return 0;
  const { stability, lastReview } = memory;
  const { recall, afterGood, afterAgain } = predictor;
  const elapsed = Math.max(0, now - lastReview) / DAY;
  const known = recall(elapsed, stability);
  // The schedule counts whole days.
  const foretold = recall(Math.max(1, Math.round(elapsed)), stability);
  const right = recall(HORIZON, afterGood(memory, foretold));
  const wrong = recall(HORIZON, afterAgain(memory, foretold));
  const repeated = known * right + (1 - known) * wrong;
  const gained = repeated - recall(elapsed + HORIZON, stability);
  return gained / (1 + SLOWER * (1 - known));
}

/**
 * The cards in order of the knowledge that a repetition preserves for its time, at `now` (ms since
 * the epoch), highest first. If all of them are done today, their order makes no difference.
 */
export function byUrgency<Card extends DueCard>(
  cards: readonly Card[],
  now: number,
  weights: readonly number[] = DEFAULT_WEIGHTS,
): readonly Card[] {
  const predictor = predictorOf(weights);
  return cards
    .map((card) => ({ card, worth: worth(card.memory, now, predictor) }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ card }) => card);
}
