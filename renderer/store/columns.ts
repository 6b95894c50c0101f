/**
 * The log in columns: what is counted of the answers, as arrays of numbers. A part has the answers
 * of 500 successive ids, and is stored once a later part has begun; the log only grows, so it never
 * changes then. Rows that were not stored yet are read from the log itself, so the result is the
 * same with an empty cache. What replaces rows of the log, a restore and a repair, empties it.
 */
import { DAY } from '#schedule/day.ts';
import { isMemory } from '#schedule/memory.ts';
import { CONFIDENCES } from '#schedule/types.ts';
import type { Memory } from '#schedule/types.ts';
import type { Database } from './database.ts';
import { LAST_REVIEW_ID } from './rows.ts';
import type { AnswerReviewRow, Columns, ColumnsRow, ReviewRow } from './rows.ts';

/** Ids in a part. A row of it stays below the 64 kB from which Chromium makes a file of a value. */
export const PART = 500;

/** Parts read or made at a time: the page draws between two batches. */
const BATCH = 20;

/** The bits of `marks`. */
export const MARKS = {
  correct: 1,
  /** Rated other than `again`. */
  recalled: 2,
  /** The card was in review before; in review afterwards. */
  known: 4,
  knownAfter: 8,
} as const;

/** Whether something of `MARKS` is true of an answer. */
export function isMarked({ marks }: Columns, place: number, mark: number): boolean {
  return ((marks[place] ?? 0) & mark) !== 0;
}

/** Some answers in columns. */
export interface Counted {
  readonly columns: Columns;
  /** The places of those that were asked for. */
  readonly places: readonly number[];
}

/**
 * The answers among rows of the log, in columns; those whose memory is damaged are left out. The
 * rows are ordered by id.
 */
export function columnsOf(rows: readonly ReviewRow[]): Columns {
  const answers = rows
    .filter((row) => row.kind === 'answer')
    .filter(({ before, after }) => isMemory(before) && isMemory(after));
  const numbers = (of: (row: AnswerReviewRow) => number): Float64Array<ArrayBuffer> =>
    Float64Array.from(answers, of);
  const names = <Name extends string>(of: (row: AnswerReviewRow) => Name) => {
    const places = new Map<Name, number>();
    const place = (row: AnswerReviewRow): number => {
      const name = of(row);
      const known = places.get(name) ?? places.size;
      places.set(name, known);
      return known;
    };
    return { place, all: () => [...places.keys()] };
  };
  const cards = names(({ cardId }) => cardId);
  const decks = names(({ deckId }) => deckId);
  const forms = names(({ form }) => form);
  return {
    ids: numbers(({ id }) => id),
    at: numbers(({ at }) => at),
    took: numbers(({ took }) => took),
    card: Uint16Array.from(answers, cards.place),
    deck: Uint16Array.from(answers, decks.place),
    form: Uint8Array.from(answers, forms.place),
    confidence: Uint8Array.from(answers, ({ confidence }) =>
      confidence === undefined ? 0 : CONFIDENCES.indexOf(confidence) + 1,
    ),
    marks: Uint8Array.from(answers, marksOf),
    lastReview: numbers(({ before }) => (before.state === 'review' ? before.lastReview : NaN)),
    stabilityBefore: numbers(({ before }) => (before.state === 'review' ? before.stability : NaN)),
    stability: numbers(({ after }) => (after.state === 'new' ? NaN : after.stability)),
    difficulty: numbers(({ after }) => (after.state === 'new' ? NaN : after.difficulty)),
    cards: cards.all(),
    decks: decks.all(),
    forms: forms.all(),
    undone: rows.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])),
  };
}

function marksOf({ correct, rating, before, after }: AnswerReviewRow): number {
  const isKnown = ({ state }: Memory): boolean => state === 'review';
  return (
    (correct === 1 ? MARKS.correct : 0) |
    (rating === 'again' ? 0 : MARKS.recalled) |
    (isKnown(before) ? MARKS.known : 0) |
    (isKnown(after) ? MARKS.knownAfter : 0)
  );
}

/**
 * The effective answers from `from` up to, but not including, `to` (ms since the epoch), of one
 * deck or of all, in batches, the latest first.
 */
export async function* countedAnswers(
  db: Database,
  from: number,
  to: number,
  deckId?: string,
): AsyncGenerator<readonly Counted[]> {
  // An undo row follows what it takes back, so it is met first.
  const undone = new Set<number>();
  for await (const batch of partsSince(db, from, to)) {
    yield batch.map((columns) => {
      for (const id of columns.undone) undone.add(id);
      const { ids, at, deck, decks } = columns;
      const wanted = deckId === undefined ? undefined : decks.indexOf(deckId);
      const places: number[] = [];
      for (let place = 0; place < ids.length; place += 1) {
        const time = at[place] ?? NaN;
        const inDeck = wanted === undefined || deck[place] === wanted;
        if (time >= from && time < to && inDeck && !undone.has(ids[place] ?? NaN))
          places.push(place);
      }
      return { columns, places };
    });
  }
}

/** Stores every part that is complete, the latest first, as long as `isWanted`. */
export async function keepColumns(db: Database, isWanted: () => boolean): Promise<void> {
  const end = await lastPart(db);
  const stored = new Set(await db.columns.toCollection().primaryKeys());
  if (stored.size >= end) return;
  let part: number | undefined = end - 1;
  while (part !== undefined && part >= 0 && isWanted()) {
    if (stored.has(part)) part -= 1;
    else part = (await partsBelow(db, part, 0)).next;
  }
}

const partOf = (id: number): number => Math.floor(id / PART);

async function lastId(db: Database): Promise<number> {
  return (await db.reviews.where(':id').belowOrEqual(LAST_REVIEW_ID).last())?.id ?? 0;
}

/** The part of the last row of the log. Forgets what was counted of an end that was lost. */
async function lastPart(db: Database): Promise<number> {
  const end = partOf(await lastId(db));
  const lost = db.columns.where('part').aboveOrEqual(end);
  if ((await lost.count()) > 0) await lost.delete();
  return end;
}

/**
 * The log in columns as far back as it has answers since `from`, in batches, the latest first.
 * Stores the parts that it makes.
 */
async function* partsSince(
  db: Database,
  from: number,
  to: number,
): AsyncGenerator<readonly Columns[]> {
  const end = await lastPart(db);
  yield [columnsOf(await rowsOfPart(db, end))];
  const first = await firstPart(db, from, to, end);
  let next: number | undefined = end - 1;
  while (next !== undefined && next >= first) {
    const below = await partsBelow(db, next, first);
    yield below.batch;
    ({ next } = below);
  }
}

/** A batch of parts from `most` downwards, and the next part below it, if there is one. */
async function partsBelow(
  db: Database,
  most: number,
  first: number,
): Promise<{ readonly batch: readonly Columns[]; readonly next: number | undefined }> {
  const least = Math.max(first, most - BATCH + 1);
  const batch = await readParts(db, least, most);
  if (batch.length > 0) return { batch, next: least - 1 };
  // Ids may have gaps of any size in a log that was restored.
  const row = await db.reviews
    .where(':id')
    .below(least * PART)
    .last();
  return { batch, next: row && partOf(row.id) };
}

/** The parts from `least` to `most`, the latest first, without empty ones. */
async function readParts(db: Database, least: number, most: number): Promise<readonly Columns[]> {
  const stored = await db.columns.where('part').between(least, most, true, true).toArray();
  const known = new Set(stored.map(({ part }) => part));
  const missing = Array.from({ length: most - least + 1 }, (_, at) => least + at).filter(
    (part) => !known.has(part),
  );
  const made = missing.length === 0 ? [] : await makeParts(db, missing);
  return [...stored, ...made]
    .toSorted((one, other) => other.part - one.part)
    .map(({ columns }) => columns);
}

/** Makes parts from the log and stores them; empty ones are left out. */
async function makeParts(db: Database, parts: readonly number[]): Promise<readonly ColumnsRow[]> {
  try {
    // In one transaction: a restore in between would leave parts of the log that it replaced.
    return await db.transaction('rw', [db.reviews, db.columns], async () => {
      const made = await partsFromLog(db, parts);
      const end = partOf(await lastId(db));
      await db.columns.bulkPut(made.filter(({ part }) => part < end));
      return made;
    });
  } catch {
    // A full disk must not keep anyone from looking at what there is.
    return partsFromLog(db, parts);
  }
}

async function partsFromLog(db: Database, parts: readonly number[]): Promise<ColumnsRow[]> {
  const made: ColumnsRow[] = [];
  for (const part of parts) {
    const rows = await rowsOfPart(db, part);
    const columns = columnsOf(rows);
    const latest = columns.at.reduce((last, at) => Math.max(last, at), -Infinity);
    if (rows.length > 0) made.push({ part, latest, columns });
  }
  return made;
}

async function rowsOfPart(db: Database, part: number): Promise<readonly ReviewRow[]> {
  return db.reviews
    .where(':id')
    .between(part * PART, (part + 1) * PART)
    .toArray();
}

/** Keys of answers are read for this many ms at a time. */
const SLICE = 5 * DAY;

/** The first part with an answer in the period; the last part of the log if there is none. */
async function firstPart(db: Database, from: number, to: number, last: number): Promise<number> {
  if (from === -Infinity) return 0;
  const stored = await db.columns.where('latest').aboveOrEqual(from).primaryKeys();
  let first = stored.reduce((least, part) => Math.min(least, part), last);
  if ((await db.columns.count()) >= last) return first;
  // Some parts were not made yet. Their ids need not follow the clock, which may have been set back.
  const answers = (start: number, end: number) =>
    db.reviews.where('[kind+at]').between(['answer', start], ['answer', end]);
  const latest = (await answers(from, to).last())?.at ?? -Infinity;
  for (let start = from; start <= latest; start += SLICE) {
    const ids = await answers(start, Math.min(to, start + SLICE)).primaryKeys();
    for (const id of ids) first = Math.min(first, partOf(id));
  }
  return first;
}
