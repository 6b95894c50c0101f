/** Everything that can be searched. */
import { Dexie } from 'dexie';
import { nextTask } from '#session/next-task.ts';
import type { Services } from '#session/services.ts';
import { isWholeQuestion } from '#store/whole.ts';
import { searched } from './match.ts';
import type { Searched } from './match.ts';

/** Rows read before the page may draw. */
const PIECE = 250;

/** All questions in the order of their decks, with their cards; the page draws in between. */
export async function readAll({ db }: Pick<Services, 'db'>): Promise<Searched[]> {
  const all: Searched[] = [];
  let after: readonly unknown[] = [Dexie.minKey, Dexie.minKey];
  for (;;) {
    const rows = await db.questions.where('[deckId+position]').above(after).limit(PIECE).toArray();
    const last = rows.at(-1);
    if (last === undefined) return all;
    const cards = await db.cards.bulkGet(rows.map(({ id }) => id));
    for (const [at, row] of rows.entries()) {
      if (isWholeQuestion(row)) all.push(searched(row, cards[at]));
    }
    after = [last.deckId, last.position];
    await nextTask();
  }
}
