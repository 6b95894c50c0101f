/** The queue of a session out of the database, by index reads whose size the limits decide. */
import { learningDay, startOfLearningDay } from '#schedule/day.ts';
import { isMemory } from '#schedule/memory.ts';
import {
  type DoneToday,
  LEARN_AHEAD,
  type Limits,
  type Queue,
  buildQueue,
  roomToday,
} from '#schedule/queue.ts';
import type { Calendar } from '#schedule/types.ts';
import { cardsDue, newCards } from './cards.ts';
import type { Database } from './database.ts';
import { countToday } from './reviews.ts';
import type { CardRow, Scope } from './rows.ts';

/** More cards between two steps than anyone answers in a session; the rest wait for the next. */
const LEARNING_LIMIT = 200;

export interface QueueRequest {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly seed: number;
  /** A deck or a unit of it; everything that is active where it is absent. */
  readonly scope?: Scope;
}

export interface LoadedQueue {
  readonly queue: Queue;
  /** Every card in the queue, by id. */
  readonly cards: ReadonlyMap<string, CardRow>;
  readonly done: DoneToday;
  /** Cards that would be in it, but whose memory is damaged. */
  readonly damaged: number;
}

function isSound({ memory }: CardRow): boolean {
  return isMemory(memory);
}

/** What there is to learn now, from one consistent view of the database. */
export async function loadQueue(db: Database, request: QueueRequest): Promise<LoadedQueue> {
  const { now, calendar, limits, seed, scope } = request;
  return db.transaction('r', [db.cards, db.reviews], async () => {
    // At the rollover all of tomorrow's cards come due at once: a session just before stops there.
    const dayEnd = startOfLearningDay(learningDay(now, calendar) + 1, calendar) - 1;
    const soon = { until: Math.min(now + LEARN_AHEAD, dayEnd), limit: LEARNING_LIMIT, scope };
    const [done, learning, relearning] = await Promise.all([
      countToday(db, now, calendar),
      cardsDue(db, 'learning', soon),
      cardsDue(db, 'relearning', soon),
    ]);
    const room = roomToday(limits, done);
    const [reviews, fresh] = await Promise.all([
      cardsDue(db, 'review', { until: now, limit: room.reviews, scope }),
      newCards(db, room.fresh, scope),
    ]);
    // One with an impossible memory could never be answered, and would stop the session.
    const steps = [...learning, ...relearning].filter(isSound);
    const repeated = reviews.filter(isSound);
    const met = fresh.filter(isSound);
    const queue = buildQueue({
      learning: steps.map(({ id, unit, due = now }) => ({ id, unit, due })),
      reviews: repeated,
      fresh: met,
      limits,
      done,
      seed,
    });
    const cards = [...steps, ...repeated, ...met];
    const damaged =
      learning.length + relearning.length + reviews.length + fresh.length - cards.length;
    return { queue, done, damaged, cards: new Map(cards.map((card) => [card.id, card])) };
  });
}
