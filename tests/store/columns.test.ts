/** The log in columns is the log, with its cache full, empty or out of date. */
import { describe, expect, it, vi } from 'vitest';
import { createBackup } from '#store/backup.ts';
import { examineBackup } from '#store/backup-check.ts';
import { checkData } from '#store/check.ts';
import { PART, countedAnswers, keepColumns } from '#store/columns.ts';
import type { Database } from '#store/database.ts';
import { repairData } from '#store/repair.ts';
import { restoreChecked } from '#store/restore.ts';
import { effectiveAnswers } from '#store/reviews.ts';
import type { AnswerReviewRow, ReviewRow } from '#store/rows.ts';
import { FILLED_DECK, fill } from '../bench/fill.ts';
import { DAY, NOW, UTC, openFresh } from './fixtures.ts';

/** Three complete parts, and the beginning of a fourth. */
const REVIEWS = 3 * PART + 100;

async function openFilled(reviews = REVIEWS): Promise<Database> {
  const db = await openFresh();
  await fill(db, { cards: 50, reviews, seed: 4, now: NOW });
  return db;
}

/** Changes fields of an answer, whatever they may hold. */
async function change(db: Database, id: number, fields: object): Promise<void> {
  await db.reviews.put({ ...(await db.reviews.get(id)), ...fields } as AnswerReviewRow);
}

function undo(id: number, of: number): ReviewRow {
  return { id, kind: 'undo', of, cardId: 'c', deckId: FILLED_DECK, sessionId: 's', at: NOW };
}

/** The fields that are in the columns. */
function fieldsOf({ before, after, rating, ...row }: AnswerReviewRow) {
  return {
    id: row.id,
    at: row.at,
    took: row.took,
    cardId: row.cardId,
    deckId: row.deckId,
    form: row.form,
    confidence: row.confidence,
    correct: row.correct === 1,
    recalled: rating !== 'again',
    lastReview: before.state === 'review' ? before.lastReview : NaN,
    stabilityBefore: before.state === 'review' ? before.stability : NaN,
    known: before.state === 'review',
    stability: after.state === 'new' ? NaN : after.stability,
    difficulty: after.state === 'new' ? NaN : after.difficulty,
    knownAfter: after.state === 'review',
  };
}

type Fields = ReturnType<typeof fieldsOf>;

/** The answers of a period by their columns, in the order of their ids. */
async function counted(
  db: Database,
  from = -Infinity,
  to = Infinity,
  deckId?: string,
): Promise<readonly Fields[]> {
  const all: Fields[] = [];
  for await (const batch of countedAnswers(db, from, to, deckId)) {
    for (const { columns, places } of batch) {
      for (const place of places) {
        const marks = columns.marks[place] ?? 0;
        all.push({
          id: columns.ids[place] ?? 0,
          at: columns.at[place] ?? 0,
          took: columns.took[place] ?? 0,
          cardId: columns.cards[columns.card[place] ?? 0] ?? '',
          deckId: columns.decks[columns.deck[place] ?? 0] ?? '',
          form: columns.forms[columns.form[place] ?? 0] ?? 'type',
          confidence: ([undefined, 'guess', 'think', 'sure'] as const)[
            columns.confidence[place] ?? 0
          ],
          correct: (marks & 1) > 0,
          recalled: (marks & 2) > 0,
          known: (marks & 4) > 0,
          knownAfter: (marks & 8) > 0,
          lastReview: columns.lastReview[place] ?? 0,
          stabilityBefore: columns.stabilityBefore[place] ?? 0,
          stability: columns.stability[place] ?? 0,
          difficulty: columns.difficulty[place] ?? 0,
        });
      }
    }
  }
  return all.toSorted((one, other) => one.id - other.id);
}

/** The same by the rows themselves. */
async function expected(
  db: Database,
  from = -Infinity,
  to = Infinity,
  deckId?: string,
): Promise<readonly Fields[]> {
  return effectiveAnswers(await db.reviews.toArray())
    .filter((row) => row.at >= from && row.at < to && (deckId ?? row.deckId) === row.deckId)
    .map(fieldsOf);
}

const stored = async (db: Database): Promise<readonly number[]> =>
  db.columns.toCollection().primaryKeys();

describe('the log in columns', () => {
  it('has every answer of a period and a deck, and the same once it is stored', async () => {
    const db = await openFilled();
    await change(db, 1000, { deckId: 'another.deck', confidence: 'sure', form: 'order' });
    const [from, to] = [NOW - 500 * DAY, NOW - DAY];
    for (const deck of [undefined, 'another.deck', 'no.deck']) {
      expect(await counted(db, from, to, deck)).toEqual(await expected(db, from, to, deck));
    }
    expect((await counted(db, from, to, 'another.deck')).map(({ id }) => id)).toEqual([1000]);
    expect(await counted(db)).toEqual(await expected(db));
    expect(await stored(db)).toEqual([0, 1, 2]);
    expect(await counted(db)).toEqual(await expected(db));
    expect(await counted(db, from, to)).toEqual(await expected(db, from, to));
  });

  it('reads only the parts that a period needs', async () => {
    const db = await openFilled();
    await counted(db, NOW - 100 * DAY);
    expect(await stored(db)).toEqual([2]);
  });

  it('is without what was taken back in the same part or a later one', async () => {
    const db = await openFilled();
    await keepColumns(db, () => true);
    const last = REVIEWS;
    await db.reviews.bulkAdd([undo(last + 1, 3), undo(last + 2, last), undo(last + 3, 900)]);
    const ids = new Set((await counted(db)).map(({ id }) => id));
    expect([3, last, 900].some((id) => ids.has(id))).toBe(false);
    expect(ids.size).toBe(REVIEWS - 3);
  });

  it('finds an answer of a clock that was ahead in an early part', async () => {
    const db = await openFilled();
    await change(db, 5, { at: NOW - DAY / 2 });
    const recent = [NOW - DAY, NOW + DAY] as const;
    expect((await counted(db, ...recent)).map(({ id }) => id)).toContain(5);
    await keepColumns(db, () => true);
    expect(await counted(db, ...recent)).toEqual(await expected(db, ...recent));
  });

  it('ends in a log whose ids have gaps of any size', async () => {
    const db = await openFilled();
    const row = await db.reviews.get(1);
    await db.reviews.add({ ...row, id: 2 ** 40 } as AnswerReviewRow);
    await keepColumns(db, () => true);
    expect(await counted(db)).toEqual(await expected(db));
    expect(await stored(db)).toEqual([0, 1, 2, 3]);
  });

  it('leaves out an answer whose memory is damaged', async () => {
    const db = await openFilled();
    await change(db, 8, { before: { state: 'review', stability: 'long' } });
    const ids = (await counted(db)).map(({ id }) => id);
    expect(ids).toHaveLength(REVIEWS - 1);
    expect(ids).not.toContain(8);
  });

  it('is counted even if nothing more can be stored', async () => {
    const db = await openFilled();
    const full = new DOMException('The disk is full.', 'QuotaExceededError');
    vi.spyOn(db.columns, 'bulkPut').mockRejectedValue(full);
    expect(await counted(db)).toEqual(await expected(db));
    expect(await stored(db)).toEqual([]);
  });
});

describe('the stored columns', () => {
  it('are made, the latest first, until they are no longer wanted', async () => {
    const db = await openFilled(1);
    const row = await db.reviews.get(1);
    // One row in each of 25 parts.
    const rows = Array.from({ length: 25 }, (_, part) => ({ ...row, id: (part + 1) * PART }));
    await db.reviews.bulkAdd(rows as AnswerReviewRow[]);
    await keepColumns(db, () => false);
    expect(await stored(db)).toEqual([]);
    let asked = 0;
    await keepColumns(db, () => (asked += 1) === 1);
    expect((await stored(db)).at(0)).toBe(5);
    expect((await stored(db)).at(-1)).toBe(24);
    await keepColumns(db, () => true);
    expect(await stored(db)).toHaveLength(25);
    expect(await counted(db)).toEqual(await expected(db));
  });

  it('are forgotten by a restore', async () => {
    const other = await openFilled(2 * PART);
    await change(other, PART + 8, { took: 1 });
    const bytes = await createBackup(other, NOW);
    const db = await openFilled();
    await keepColumns(db, () => true);
    const check = await examineBackup(bytes);
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    expect(await restoreChecked(db, check.checked)).toMatchObject({ ok: true });
    expect(await counted(db)).toEqual(await expected(other));
  });

  it('are forgotten by a repair', async () => {
    const db = await openFilled();
    await keepColumns(db, () => true);
    await change(db, 8, { took: 'long' });
    const found = await checkData(db, { calendar: UTC, now: NOW });
    await repairData(db, found, NOW);
    expect(await db.reviews.get(8)).toBeUndefined();
    expect(await counted(db)).toEqual(await expected(db));
  });

  it('are forgotten with an end of the log that was lost', async () => {
    const db = await openFilled();
    await keepColumns(db, () => true);
    await db.reviews.where(':id').above(600).delete();
    await counted(db);
    expect(await stored(db)).toEqual([0]);
    const row = await db.reviews.get(600);
    const again = Array.from({ length: 2 * PART }, (_, at) => ({ ...row, id: 601 + at, took: 5 }));
    await db.reviews.bulkAdd(again as AnswerReviewRow[]);
    expect(await counted(db)).toEqual(await expected(db));
  });
});
