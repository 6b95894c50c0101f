/** Reactivates buried cards once their time is over. */
import { marksAfter, marksOf, withMarks } from './card-changes.ts';
import type { Database } from './database.ts';

/** Cards written at a time: the page draws between two batches. */
const PIECE = 250;

/**
 * Reactivates the cards whose buried time is over at `now` (ms since the epoch). The log already
 * contains that time, so it gets no row.
 */
export async function wakeBuried(db: Database, now: number): Promise<void> {
  // Usually there is nothing to do, and this runs at every start.
  const over = () => db.cards.where('buriedUntil').belowOrEqual(now);
  if ((await over().first()) === undefined) return;
  await db.transaction('rw', [db.cards, db.questions], async () => {
    const cards = await over().toArray();
    for (let place = 0; place < cards.length; place += PIECE) {
      const piece = cards.slice(place, place + PIECE);
      const questions = await db.questions.bulkGet(piece.map(({ id }) => id));
      await db.cards.bulkPut(
        piece.map((card, at) => {
          const marks = marksAfter(marksOf(card), { do: 'unbury' });
          return withMarks(card, marks, questions[at] !== undefined);
        }),
      );
    }
  });
}
