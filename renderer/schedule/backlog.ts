/**
 * Which of many due cards come first, where there is no time for all of them: after weeks away, or
 * where the day's limit cuts. Pure.
 */
import { DAY } from './day.ts';
import { DEFAULT_WEIGHTS, predictorOf } from './fsrs.ts';
import type { Predictor } from './fsrs.ts';
import type { Memory } from './types.ts';

/** A due card, as far as its place in a backlog depends on it. */
export interface DueCard {
  readonly id: string;
  readonly memory: Memory;
}

/** Days ahead at which knowledge counts: what is only just remembered tomorrow is not known. */
const HORIZON = 7;

/** How many times as long again a forgotten card takes: the steps of minutes that follow. */
const SLOWER = 1.5;

/**
 * What a repetition now brings for its time, up to a constant: how much likelier the card is to be
 * known a week from now than without it, by the time it is expected to take.
 */
function worth(memory: Memory, now: number, { next, recall }: Predictor): number {
  if (memory.state === 'new') return 0;
  const { stability, difficulty, lastReview } = memory;
  const elapsed = Math.max(0, now - lastReview) / DAY;
  const known = recall(elapsed, stability);
  const days = Math.max(1, Math.round(elapsed));
  const after = (rating: 'good' | 'again'): number =>
    recall(HORIZON, next({ stability, difficulty }, days, rating).stability);
  const repeated = known * after('good') + (1 - known) * after('again');
  const gained = repeated - recall(elapsed + HORIZON, stability);
  return gained / (1 + SLOWER * (1 - known));
}

/**
 * The cards with those first whose repetition keeps most knowledge for its time, at `now` (ms since
 * the epoch). Where all of them are done today, their order changes nothing.
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
