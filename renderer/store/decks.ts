/** Decks are added and removed; what was learnt of their questions stays. */
import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { DeckDifference, ListedQuestion } from '#format/difference.ts';
import { deckHash, difference } from '#format/difference.ts';
import type { Deck, PlacedQuestion } from '#format/types.ts';
import { activeWith, marksOf } from './card-changes.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import type { ProgressToTake } from './progress.ts';
import type { Reads } from './reads.ts';
import type { CardRow, DeckRow, QuestionRow } from './rows.ts';
import { deletePackedRuns } from './runs.ts';
import { sha256 } from './sha256.ts';
import { isWholeDeck, isWholeQuestion } from './whole.ts';

/** The id of a question's row and of its card. */
function cardIdOf(deckId: string, questionId: string): string {
  return `${deckId}/${questionId}`;
}

/** A question as its author wrote it. */
export function asWritten<Row extends Pick<QuestionRow, 'question' | 'hash' | 'theirs'>>(
  row: Row,
): Row {
  return { ...row, ...row.theirs };
}

/** Questions as they are compared between two versions of a deck: as their author wrote them. */
export function listed(
  questions: readonly Pick<QuestionRow, 'question' | 'hash' | 'unit' | 'theirs'>[],
): readonly ListedQuestion[] {
  return questions.map(asWritten).map(({ question, hash, unit }) => {
    return { id: question.id, hash, unit };
  });
}

/**
 * Stores a deck and its package in one transaction. Cards keep their memory by the question's id,
 * even if the question was absent for a time. Throws a `StoreError` (`invalid-deck`) if two
 * questions share an id.
 */
export async function putDeck(
  db: Database,
  input: {
    readonly deck: Deck;
    /** Absent for the beginning of a deck, if all of it follows at once. */
    readonly bytes?: Uint8Array<ArrayBuffer> | undefined;
    readonly at: number;
    /** Whether it was written here; a deck that was, stays so. */
    readonly own?: boolean;
    /** Whether it comes before all other decks if it is new. */
    readonly ahead?: boolean;
    /** Answers that come with it. */
    readonly progress?: ProgressToTake;
    /** Questions of which the author's version replaces the learner's own. */
    readonly theirs?: ReadonlySet<string>;
    /** Questions that start from zero, because they are others than before. */
    readonly anew?: ReadonlySet<string>;
  },
): Promise<DeckDifference> {
  const { deck, bytes, at, own = false, ahead = false, progress, theirs, anew } = input;
  refuseDoubles(deck);
  const deckId = deck.manifest.id;
  const after = listed(deck.questions);
  const [hash, known] = await Promise.all([deckHash(after, sha256), db.decks.get(deckId)]);
  const row: DeckRow = {
    id: deckId,
    manifest: deck.manifest,
    importedAt: at,
    hash,
    questionCount: deck.questions.length,
  };
  // A first start stores a deck and needs neither; nothing can be loaded inside the transaction.
  const changing = known && (await import('./changes.ts'));
  const taking = progress && (await import('./progress.ts'));
  const tables = [db.decks, db.packages, db.questions, db.cards, db.reviews, db.sessions];
  return db.transaction('rw', tables, async () => {
    const [before, cards, deckBefore] = await Promise.all([
      questionsOfDeck(db, deckId),
      db.cards.where('deckId').equals(deckId).toArray(),
      db.decks.get(deckId),
    ]);
    const changes = difference(listed(before), after);
    const { own: wasOwn, name } = deckBefore ?? {};
    const place = ahead && deckBefore === undefined ? await placeAhead(db) : deckBefore?.place;
    await db.decks.put({
      ...row,
      ...(own || wasOwn === 1 ? { own: 1 } : {}),
      ...(name === undefined ? {} : { name }),
      ...(place === undefined ? {} : { place }),
    });
    if (bytes !== undefined) await db.packages.put({ deckId, bytes });
    await db.questions.bulkDelete(changes.removed.map((id) => cardIdOf(deckId, id)));
    const questions = withEdits(deck.questions, before, theirs);
    // Together: one is prepared while the other is written.
    await Promise.all([
      putAll(db.questions, questions, (placed) => questionRow(deckId, placed)),
      putAll(db.cards, cardsAfter({ ...deck, questions }, cards), (card) => card),
    ]);
    if (anew !== undefined && anew.size > 0) {
      const ids = [...anew].map((id) => cardIdOf(deckId, id));
      await changing?.changeCards(db, { cards: ids, change: { do: 'forget' }, at });
    }
    if (progress !== undefined) await taking?.takeProgress(db, deckId, progress, at);
    // A deck that is suspended as a whole stays so.
    if (before.length > 0 && isSuspended(before, cards)) {
      const fresh = changes.added.map((id) => cardIdOf(deckId, id));
      await changing?.changeCards(db, { cards: fresh, change: { do: 'suspend' }, at });
    }
    return changes;
  });
}

/** Whether all questions of a deck are suspended. */
function isSuspended(questions: readonly QuestionRow[], cards: readonly CardRow[]): boolean {
  const suspended = new Set(cards.flatMap((card) => (card.suspended === 1 ? [card.id] : [])));
  return questions.every(({ id }) => suspended.has(id));
}

/** Rows written at a time: the page draws between two batches. */
const PIECE = 250;

async function putAll<T, Row>(
  table: Table<Row, string>,
  all: readonly T[],
  rowOf: (one: T) => Row,
): Promise<void> {
  for (let at = 0; at < all.length; at += PIECE) {
    await table.bulkPut(all.slice(at, at + PIECE).map(rowOf));
  }
}

function refuseDoubles(deck: Deck): void {
  const seen = new Set<string>();
  for (const { question, file } of deck.questions) {
    if (seen.has(question.id)) {
      throw new StoreError(
        'invalid-deck',
        `Two questions have the id "${question.id}"; one is in ${file}. Give one another id.`,
      );
    }
    seen.add(question.id);
  }
}

/** A question to store, perhaps as the learner has changed it. */
type Kept = PlacedQuestion & Pick<QuestionRow, 'theirs'>;

/** The questions of a deck with the learner's changes, except where the author's are wanted. */
function withEdits(
  questions: readonly PlacedQuestion[],
  before: readonly QuestionRow[],
  wanted: ReadonlySet<string> = new Set(),
): readonly Kept[] {
  const edited = new Map(before.flatMap((row) => (row.theirs ? [[row.question.id, row]] : [])));
  return questions.map((placed): Kept => {
    const { question, hash } = placed;
    const mine = edited.get(question.id);
    if (mine === undefined || wanted.has(question.id) || mine.hash === hash) return placed;
    return { ...placed, question: mine.question, hash: mine.hash, theirs: { question, hash } };
  });
}

function questionRow(deckId: string, placed: Kept): QuestionRow {
  const { question, unit, position, hash, theirs } = placed;
  const id = cardIdOf(deckId, question.id);
  const row = { id, deckId, unit, concept: question.concept, position, hash, question };
  return theirs === undefined ? row : { ...row, theirs };
}

/** Every card of the deck after the import; those without a question are inactive. */
function cardsAfter(deck: Deck, before: readonly CardRow[]): CardRow[] {
  const deckId = deck.manifest.id;
  const old = new Map(before.map((card) => [card.id, card]));
  const after = deck.questions.map(({ question, unit, position }): CardRow => {
    const id = cardIdOf(deckId, question.id);
    const card = old.get(id);
    old.delete(id);
    const marks = card === undefined ? {} : marksOf(card);
    const place = {
      id,
      deckId,
      unit,
      ...marks,
      active: activeWith(marks),
      ...(question.pair === undefined ? {} : { pair: cardIdOf(deckId, question.pair) }),
    };
    if (card && card.memory.state !== 'new') {
      const { due, memory } = card;
      return due === undefined ? { ...place, memory } : { ...place, due, memory };
    }
    return { ...place, newPosition: position, memory: { state: 'new' } };
  });
  return [...after, ...[...old.values()].map((card): CardRow => ({ ...card, active: 0 }))];
}

/**
 * Removes a deck and its cached runs. Its reviews stay, and its cards keep their memory in case it
 * returns.
 */
export async function deleteDeck(db: Database, deckId: string): Promise<void> {
  const tables = [db.decks, db.packages, db.questions, db.cards, db.runs, db.places];
  await db.transaction('rw', tables, async () => {
    await db.decks.delete(deckId);
    await db.packages.delete(deckId);
    await db.places
      .where('[deckId+piece]')
      .between([deckId, Dexie.minKey], [deckId, Dexie.maxKey])
      .delete();
    await deletePackedRuns(db, deckId);
    await ofDeck(db, deckId).delete();
    const cards = await db.cards.where('deckId').equals(deckId).toArray();
    await db.cards.bulkPut(cards.map((card): CardRow => ({ ...card, active: 0 })));
  });
}

/**
 * Removes questions from a deck, like an update without them: their cards keep their state. Returns
 * the ids of those that existed.
 */
export async function takeOutQuestions(
  db: Database,
  deckId: string,
  questionIds: readonly string[],
): Promise<readonly string[]> {
  const out = new Set(questionIds.map((id) => cardIdOf(deckId, id)));
  const before = await questionsOfDeck(db, deckId);
  const left = before.filter(({ id }) => !out.has(id));
  const hash = await deckHash(listed(left), sha256);
  return db.transaction('rw', [db.decks, db.questions, db.cards], async () => {
    const deck = await db.decks.get(deckId);
    // If it was removed or updated meanwhile, it is not the deck that was checked.
    if (deck?.questionCount !== before.length || left.length === before.length) return [];
    await db.decks.put({ ...deck, hash, questionCount: left.length });
    await db.questions.bulkDelete([...out]);
    const cards = (await db.cards.bulkGet([...out])).flatMap((card) => card ?? []);
    await db.cards.bulkPut(cards.map((card): CardRow => ({ ...card, active: 0 })));
    return before.flatMap(({ id, question }) => (out.has(id) ? [question.id] : []));
  });
}

/** All valid decks in the learner's order, followed by the others by title. */
export async function listDecks(reads: Reads): Promise<readonly DeckRow[]> {
  return inOrder(await reads.rows('decks'));
}

/** The whole ones of these decks, in the order of the library. */
export function inOrder(rows: readonly DeckRow[]): readonly DeckRow[] {
  const decks = rows.filter(isWholeDeck).map(asCalled);
  return decks.sort(
    (a, b) =>
      (a.place ?? Infinity) - (b.place ?? Infinity) ||
      a.manifest.title.localeCompare(b.manifest.title),
  );
}

/** A deck; undefined if it does not exist or is damaged. */
export async function getDeck(db: Database, deckId: string): Promise<DeckRow | undefined> {
  const deck = await db.decks.get(deckId);
  return isWholeDeck(deck) ? asCalled(deck) : undefined;
}

/** The deck under the learner's name for it. */
function asCalled(deck: DeckRow): DeckRow {
  return deck.name === undefined
    ? deck
    : { ...deck, manifest: { ...deck.manifest, title: deck.name } };
}

/** Renames a deck; undefined restores its own title. */
export async function nameDeck(
  db: Database,
  deckId: string,
  name: string | undefined,
): Promise<void> {
  await db.transaction('rw', db.decks, async () => {
    const deck = await db.decks.get(deckId);
    if (deck === undefined) throw new StoreError('invalid-deck', 'The deck is gone.');
    const { name: _, ...rest } = deck;
    await db.decks.put(name === undefined ? rest : { ...rest, name });
  });
}

/** Reorders the decks; those not named follow. */
export async function orderDecks(db: Database, deckIds: readonly string[]): Promise<void> {
  await db.transaction('rw', db.decks, async () => {
    const decks = await db.decks.bulkGet([...deckIds]);
    await db.decks.bulkPut(
      decks.flatMap((deck, place) => (deck === undefined ? [] : [{ ...deck, place }])),
    );
  });
}

/** A place before all other decks. */
async function placeAhead(db: Database): Promise<number> {
  return Math.min(1, ...(await db.decks.toArray()).map(({ place = 1 }) => place)) - 1;
}

/** The bytes of the package a deck was imported from. */
export async function getPackage(
  db: Database,
  deckId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return (await db.packages.get(deckId))?.bytes;
}

/** A question by its id, which is also its card's; undefined if it does not exist or is damaged. */
export async function getQuestion(db: Database, id: string): Promise<QuestionRow | undefined> {
  const question = await db.questions.get(id);
  return isWholeQuestion(question) ? question : undefined;
}

/** The questions of a deck in order. */
export async function questionsOfDeck(db: Database, deckId: string): Promise<QuestionRow[]> {
  return ofDeck(db, deckId).toArray();
}

function ofDeck(db: Database, deckId: string): ReturnType<typeof db.questions.toCollection> {
  return db.questions
    .where('[deckId+position]')
    .between([deckId, Dexie.minKey], [deckId, Dexie.maxKey]);
}
