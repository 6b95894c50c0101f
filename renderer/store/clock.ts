/** Finds and corrects what a clock that was ahead has left behind. */
import { DAY } from '#schedule/day.ts';
import type { Database } from './database.ts';
import { effectiveAnswers } from './reviews.ts';
import type { CardRow } from './rows.ts';

/** More than a drifting clock or a change of time zone. */
const AHEAD = DAY;

/** A card that was answered in the future, and its corrected due time (ms since the epoch). */
interface Stranded {
  readonly card: CardRow;
  readonly due: number;
}

/** How many cards are hidden at `now` (ms since the epoch) by a clock that was ahead. */
export async function countStranded(db: Database, now: number): Promise<number> {
  return db.transaction('r', [db.cards, db.reviews], async () => (await stranded(db, now)).length);
}

/** Cards that wait longer from `now` on than their last answer said. */
async function stranded(db: Database, now: number): Promise<readonly Stranded[]> {
  const later = await db.cards.where('[active+due]').between([1, now], [1, Infinity]).toArray();
  const ahead = later.filter(
    ({ memory }) => memory.state !== 'new' && memory.lastReview > now + AHEAD,
  );
  const found: Stranded[] = [];
  for (const card of ahead) {
    const rows = await db.reviews.where('cardId').equals(card.id).sortBy('id');
    const last = effectiveAnswers(rows).at(-1);
    if (last === undefined) continue;
    const due = now + (last.dueAfter - last.at);
    // An earlier correction has set its time.
    if (card.due !== undefined && card.due > due) found.push({ card, due });
  }
  return found;
}

/**
 * Corrects the effects of a clock that was ahead, in one transaction: cards answered then wait from
 * `now` for the interval of their answer, and sessions started then count as started now, so that
 * one can be resumed. The log is not changed. Returns the number of cards moved.
 */
export async function mendClock(db: Database, now: number): Promise<number> {
  return db.transaction('rw', [db.cards, db.reviews, db.sessions], async () => {
    const found = await stranded(db, now);
    await db.cards.bulkPut(found.map(({ card, due }): CardRow => ({ ...card, due })));
    const sessions = await db.sessions
      .where('startedAt')
      .above(now + AHEAD)
      .toArray();
    await db.sessions.bulkPut(
      sessions.map((session) => ({
        ...session,
        startedAt: now,
        ...(session.endedAt === undefined ? {} : { endedAt: now }),
      })),
    );
    return found.length;
  });
}
