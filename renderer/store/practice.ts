/** The queue of a session over given cards, whether they are due or not. */
import { isMemory } from '#schedule/memory.ts';
import { buildQueue } from '#schedule/queue.ts';
import type { Queue } from '#schedule/queue.ts';
import type { Database } from './database.ts';
import type { CardRow } from './rows.ts';

/** More cards than fit in one sitting. */
const MOST = 500;

const NO_LIMITS = { newPerDay: MOST, reviewsPerDay: MOST };

/**
 * The active ones of these cards, without those that were answered since `since` (ms since the
 * epoch) and are not in learning steps.
 */
export async function practiceQueue(
  db: Database,
  {
    cards: ids,
    since,
    seed,
    now,
  }: {
    readonly cards: readonly string[];
    readonly since: number;
    readonly seed: number;
    readonly now: number;
  },
): Promise<{
  readonly queue: Queue;
  readonly cards: readonly CardRow[];
  readonly damaged: number;
}> {
  const active = (await db.cards.bulkGet(ids.slice(0, MOST))).flatMap((card) =>
    card?.active === 1 ? [card] : [],
  );
  const cards = active.filter(({ memory }) => {
    if (!isMemory(memory)) return false;
    return memory.state !== 'review' || memory.lastReview < since;
  });
  const of = (...states: readonly CardRow['memory']['state'][]): readonly CardRow[] =>
    cards.filter(({ memory }) => states.includes(memory.state));
  const queue = buildQueue({
    learning: of('learning', 'relearning').map(({ id, unit, due = now }) => ({ id, unit, due })),
    reviews: of('review'),
    fresh: of('new'),
    limits: NO_LIMITS,
    done: { introduced: 0, reviewed: 0 },
    seed,
  });
  const damaged = active.filter(({ memory }) => !isMemory(memory)).length;
  return { queue, cards, damaged };
}
