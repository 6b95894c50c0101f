/** The questions selected on a screen, with their decks. */
import type { Chosen } from '#format/chosen.ts';
import type { Database } from '#store/database.ts';
import { getDeck } from '#store/decks.ts';
import type { DeckRow, QuestionRow } from '#store/rows.ts';
import { isWholeQuestion } from '#store/whole.ts';
import { nextTask } from './next-task.ts';

/** Questions read before the page may draw. */
const PIECE = 250;

/** A question with its row. */
export interface ChosenRow extends Chosen {
  readonly row: QuestionRow;
}

/** Questions by id, in the order of their decks; missing ones are omitted. */
export async function chosenQuestions(
  db: Database,
  ids: readonly string[],
): Promise<readonly ChosenRow[]> {
  const rows: QuestionRow[] = [];
  for (let at = 0; at < ids.length; at += PIECE) {
    await nextTask();
    const piece = await db.questions.bulkGet(ids.slice(at, at + PIECE));
    rows.push(...piece.filter(isWholeQuestion));
  }
  const decks = new Map<string, DeckRow>();
  for (const id of new Set(rows.map(({ deckId }) => deckId))) {
    const deck = await getDeck(db, id);
    if (deck !== undefined) decks.set(id, deck);
  }
  return rows
    .flatMap((row): readonly ChosenRow[] => {
      const deck = decks.get(row.deckId);
      if (deck === undefined) return [];
      return [{ question: row.question, unit: row.unit, from: deck.manifest, row }];
    })
    .toSorted(({ row: one }, { row: other }) =>
      one.deckId === other.deckId
        ? one.position - other.position
        : one.deckId < other.deckId
          ? -1
          : 1,
    );
}
