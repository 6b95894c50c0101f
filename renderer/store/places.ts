/**
 * Units and concepts of questions by their cards, without reading whole questions. Made from a
 * deck's questions when they are first needed, and again once the deck has changed.
 */
import { Dexie } from 'dexie';
import type { Database } from './database.ts';
import type { DeckRow, PlacesRow, QuestionRow } from './rows.ts';

/** Questions in a row, and questions read at a time. */
const PIECE = 1000;

/** Rows read at a time: the page draws between two batches. */
const BATCH = 10;

type OfDeck = Pick<DeckRow, 'id' | 'hash'>;

/** The places of a deck's questions, in the deck's order, in batches. */
export async function* placesOf(db: Database, deck: OfDeck): AsyncGenerator<readonly PlacesRow[]> {
  const made = await keepPlaces(db, deck);
  for (let first = 0; ; first += BATCH) {
    const end = first + BATCH;
    const rows = made?.slice(first, end) ?? (await ofDeck(db, deck.id, first, end).toArray());
    yield rows;
    if (rows.length < BATCH) return;
  }
}

/** Makes the places of a deck if they are not stored, or are those of another version of it. */
export async function keepPlaces(
  db: Database,
  deck: OfDeck,
): Promise<readonly PlacesRow[] | undefined> {
  // All rows of a deck are stored at once.
  const isStored = (await db.places.get([deck.id, 0]))?.hash === deck.hash;
  return isStored ? undefined : makePlaces(db, deck);
}

function ofDeck(db: Database, deckId: string, from: number, to: number) {
  return db.places.where('[deckId+piece]').between([deckId, from], [deckId, to]);
}

async function makePlaces(db: Database, deck: OfDeck): Promise<readonly PlacesRow[]> {
  const rows: PlacesRow[] = [];
  let after: number | undefined;
  let questions: readonly QuestionRow[];
  do {
    questions = await db.questions
      .where('[deckId+position]')
      .between([deck.id, after ?? Dexie.minKey], [deck.id, Dexie.maxKey], after === undefined)
      .limit(PIECE)
      .toArray();
    rows.push(rowOf(deck, rows.length, questions));
    after = questions.at(-1)?.position;
  } while (questions.length === PIECE);
  try {
    await db.transaction('rw', db.places, async () => {
      await ofDeck(db, deck.id, 0, Infinity).delete();
      await db.places.bulkPut(rows);
    });
  } catch {
    // A full disk must not keep anyone from looking at what there is.
  }
  return rows;
}

function rowOf({ id, hash }: OfDeck, piece: number, questions: readonly QuestionRow[]): PlacesRow {
  const units = [...new Set(questions.map(({ unit }) => unit))];
  const concepts = [...new Set(questions.map(({ concept }) => concept))];
  return {
    deckId: id,
    piece,
    hash,
    cards: questions.map((question) => question.id),
    unit: Uint16Array.from(questions, ({ unit }) => units.indexOf(unit)),
    concept: Uint16Array.from(questions, ({ concept }) => concepts.indexOf(concept)),
    units,
    concepts,
  };
}
