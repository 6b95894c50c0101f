/** The progress of a session. Pure: every step returns a new value, so undo is an assignment. */
import type { Limit } from '#schedule/length.ts';
import { remaining } from '#schedule/length.ts';
import { expectedAnswers, minutesFor } from '#schedule/pace.ts';
import type { Queue } from '#schedule/queue.ts';
import { nextCard, queueCounts, withLearning, without, withoutCard } from '#schedule/queue.ts';
import type { Outcome } from '#schedule/types.ts';
import type { LoadedQueue } from '#store/queue.ts';
import type { CardRow, SessionRow } from '#store/rows.ts';
import type { PresentedQuestion } from './presented-question.ts';

export interface Progress {
  readonly queue: Queue;
  /** Every queued and every answered card, by id. */
  readonly cards: ReadonlyMap<string, CardRow>;
  /** The card that was answered last. */
  readonly lastCard: string | undefined;
  /** The number of effective answers when the session was opened or last reloaded. */
  readonly earlier: number;
  /** Answers given since then, oldest first. */
  readonly answers: readonly ProgressAnswer[];
  /** The length of the session; undefined if it has none. */
  readonly limit: Limit | undefined;
  /**
   * Milliseconds of the session after which no new card is started: the day's time for them is used
   * up.
   */
  readonly freshUntil: number;
  /**
   * Milliseconds of the session after which no review is started: the day has no more time for
   * them.
   */
  readonly reviewUntil: number;
}

export interface ProgressAnswer {
  readonly question: PresentedQuestion;
  /** The entry of the answer log that stores it. */
  readonly entry: number;
  /** The session as it was when the question was asked. */
  readonly before: Progress;
}

export interface QueueCounts {
  readonly learning: number;
  readonly review: number;
  readonly fresh: number;
}

export const NO_PROGRESS: Progress = {
  queue: { learning: [], main: [] },
  cards: new Map(),
  lastCard: undefined,
  earlier: 0,
  answers: [],
  limit: undefined,
  freshUntil: Infinity,
  reviewUntil: Infinity,
};

/** A session as read from the database: what there is to ask, and its effective answers. */
export function progressOf(
  {
    queue,
    cards,
    freshTime,
    reviewTime,
  }: Pick<LoadedQueue, 'queue' | 'cards' | 'freshTime' | 'reviewTime'>,
  answers: readonly { readonly cardId: string }[],
  { limit, elapsed = 0 }: Pick<SessionRow, 'limit' | 'elapsed'>,
): Progress {
  return {
    queue,
    cards,
    lastCard: answers.at(-1)?.cardId,
    earlier: answers.length,
    answers: [],
    limit,
    freshUntil: elapsed + freshTime,
    reviewUntil: elapsed + reviewTime,
  };
}

/** After an answer: its card has left the queue, or returns in minutes. */
export function withAnswer(
  progress: Progress,
  { question, entry, outcome }: Omit<ProgressAnswer, 'before'> & { readonly outcome: Outcome },
): Progress {
  const { id, unit } = question.card;
  const { queue, answers } = progress;
  return {
    ...progress,
    queue:
      outcome.days === 0 ? withLearning(queue, { id, unit }, outcome.due) : withoutCard(queue, id),
    lastCard: id,
    answers: [...answers, { question, entry, before: progress }],
  };
}

/** With another rating for the last answer, as if it had been rated so at first. */
export function withRating(progress: Progress, outcome: Outcome): Progress {
  const last = progress.answers.at(-1);
  return last === undefined ? progress : withAnswer(last.before, { ...last, outcome });
}

/** With a card as it is now in the database. */
export function withCard(progress: Progress, card: CardRow): Progress {
  return { ...progress, cards: new Map(progress.cards).set(card.id, card) };
}

/** With a new queue from the database; the answers stay as they are. */
export function withQueue(
  progress: Progress,
  { queue, cards }: Pick<Progress, 'queue' | 'cards'>,
): Progress {
  return { ...progress, queue, cards: new Map([...progress.cards, ...cards]) };
}

/** Without a card whose question is gone. */
export function withoutQuestion(progress: Progress, cardId: string): Progress {
  return { ...progress, queue: withoutCard(progress.queue, cardId) };
}

/** The number of effective answers of the session. */
export function answered({ earlier, answers }: Progress): number {
  return earlier + answers.length;
}

/** What is left to ask after `elapsed` milliseconds of the session. */
function queueAt({ queue, freshUntil, reviewUntil }: Progress, elapsed: number): Queue {
  const kept = elapsed < freshUntil ? queue : without(queue, 'new');
  return elapsed < reviewUntil ? kept : without(kept, 'review');
}

/** Cards still to come, by kind, after `elapsed` milliseconds of the session. */
export function countsOf(progress: Progress, elapsed: number): QueueCounts {
  return queueCounts(queueAt(progress, elapsed));
}

/** What is left of the session after `elapsed` milliseconds, in the unit of its length. */
export function remainingOf(progress: Progress, elapsed: number): Limit {
  const { learning, review, fresh } = countsOf(progress, elapsed);
  return remaining(progress.limit, {
    answered: answered(progress),
    elapsed,
    waiting: learning + review + fresh,
  });
}

/** Whole minutes for the rest of a session at a pace (ms from one question to the next). */
export function minutesLeft(progress: Progress, elapsed: number, pace: number): number {
  const answers = expectedAnswers(countsOf(progress, elapsed));
  const { unit, count } = remainingOf(progress, elapsed);
  if (progress.limit === undefined) return minutesFor(answers, pace);
  if (unit === 'cards') return minutesFor(Math.min(count, answers), pace);
  return Math.min(count, minutesFor(answers, pace));
}

/**
 * The card to ask at `now` (ms since the epoch); undefined if the session has reached its length or
 * nothing is left.
 */
export function upcoming(progress: Progress, now: number, elapsed: number): CardRow | undefined {
  if (remainingOf(progress, elapsed).count === 0) return undefined;
  const next = nextCard(queueAt(progress, elapsed), now, progress.lastCard);
  return next && progress.cards.get(next.card.id);
}

/** The next `count` cards after the one on screen, as far as they can be predicted at `now`. */
export function foreseen(
  { queue, cards }: Progress,
  {
    onScreen,
    now,
    count,
  }: { readonly onScreen: string; readonly now: number; readonly count: number },
): readonly CardRow[] {
  const found: CardRow[] = [];
  let next = nextCard(withoutCard(queue, onScreen), now, undefined);
  for (let at = 0; at < count && next !== undefined; at += 1) {
    const card = cards.get(next.card.id);
    if (card !== undefined) found.push(card);
    next = nextCard(next.queue, now, next.card.id);
  }
  return found;
}
