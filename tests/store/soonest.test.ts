/** The cards that are due first, from their cache, are those of the index, whatever has changed. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { DEFAULT_WEIGHTS } from '#schedule/fsrs.ts';
import { cardsDue } from '#store/cards.ts';
import type { Bounds } from '#store/cards.ts';
import { changeCards, undoChanges } from '#store/changes.ts';
import type { WantedChange } from '#store/changes.ts';
import { checkData } from '#store/check.ts';
import { mendClock } from '#store/clock.ts';
import { type Database, openDatabase } from '#store/database.ts';
import { deleteDeck, putDeck, takeOutQuestions } from '#store/decks.ts';
import { editQuestion } from '#store/own-edits.ts';
import { createBackup } from '#store/backup.ts';
import { loadQueue } from '#store/queue.ts';
import { adoptParameters } from '#store/refit.ts';
import { repairData } from '#store/repair.ts';
import { changeRating, recordAnswer, undoAnswer } from '#store/reviews.ts';
import type { AnsweredState, CardRow } from '#store/rows.ts';
import { keepSoonest, soonestDue } from '#store/soonest.ts';
import { MOST_TOUCHED } from '#store/touched.ts';
import { wakeBuried } from '#store/wake.ts';
import { restoreBackup } from '../fixtures/backups.ts';
import { fill } from '../bench/fill.ts';
import {
  BYTES,
  DAY,
  MINUTE,
  NOW,
  UTC,
  answerTo,
  deckOf,
  freshPlatform,
  openFresh,
  placed,
} from './fixtures.ts';

type Change = (db: Database) => Promise<unknown>;

const STATES = ['learning', 'relearning', 'review'] as const satisfies readonly AnsweredState[];

type Wanted = Omit<Bounds, 'scope'>;

const SOON: Wanted = { until: NOW + 10 * MINUTE, limit: 200 };
const ALL: Wanted = { until: NOW + 1000 * DAY, limit: 240 };

/** What the cache has, or undefined. */
async function cached(db: Database, bounds: Wanted) {
  const all = { learning: bounds, relearning: bounds, review: bounds };
  return db.transaction('r', [db.cards, db.soonest, db.touched], async () => soonestDue(db, all));
}

async function indexed(db: Database, bounds: Wanted): Promise<Record<string, readonly CardRow[]>> {
  const found = await Promise.all(STATES.map(async (state) => cardsDue(db, state, bounds)));
  return Object.fromEntries(STATES.map((state, at) => [state, found[at] ?? []]));
}

/**
 * Where the cards come from, now that they were found to be those of the index, and the queue to be
 * the same without the cache.
 */
async function sourceOf(db: Database): Promise<'cache' | 'index'> {
  const bounds = [SOON, ALL];
  const found = await Promise.all(bounds.map(async (one) => cached(db, one)));
  for (const [at, one] of bounds.entries()) {
    expect(found[at] ?? (await indexed(db, one))).toEqual(await indexed(db, one));
  }
  const limits = { newPerDay: 5, reviewsPerDay: 60 };
  const request = { now: NOW, calendar: UTC, limits, seed: 3, time: 40 * MINUTE };
  const queue = await loadQueue(db, request);
  const rows = await db.soonest.toArray();
  await db.soonest.clear();
  expect(await loadQueue(db, request)).toEqual(queue);
  await db.soonest.bulkPut(rows);
  return found.includes(undefined) ? 'index' : 'cache';
}

/** Five questions, two of which were answered: `a` is due, `b` in a learning step. */
async function openLearner(platform = freshPlatform()): Promise<Database> {
  const db = await openDatabase({ name: 'test', ...platform });
  const questions = ['a', 'b', 'c', 'd', 'e'].map((id, at) => placed(id, at));
  await putDeck(db, { deck: deckOf(questions), bytes: BYTES, at: NOW });
  await recordAnswer(db, await answerTo(db, 'a', 'easy', NOW - 200 * DAY));
  await recordAnswer(db, await answerTo(db, 'b', 'again', NOW - 5 * MINUTE));
  await keepSoonest(db);
  return db;
}

const keys = (...ids: readonly string[]) => ids.map((id) => `test.deck/${id}`);

async function change(db: Database, what: WantedChange, ...ids: readonly string[]) {
  return changeCards(db, { cards: keys(...ids), change: what, at: NOW });
}

async function dueIds(db: Database): Promise<readonly string[]> {
  const found = await cached(db, SOON);
  return STATES.flatMap((state) => found?.[state] ?? []).map(({ id }) => id.slice(10));
}

describe('the cards that are due first', () => {
  it('are those of the index, in its order, with every field', async () => {
    const db = await openLearner();
    expect(await sourceOf(db)).toBe('cache');
    expect(await dueIds(db)).toEqual(['b', 'a']);
    await change(db, { do: 'tag', tag: 'hard' }, 'a');
    const { id, ...a } = (await db.cards.get('test.deck/a')) as CardRow;
    const equal = ['z', 'x', 'y'].map((name) => ({ ...a, id: `test.deck/${name}` }));
    await db.cards.bulkAdd([
      ...equal,
      { ...a, id: `${id}1`, memory: { ...a.memory, misled: true } } as CardRow,
      { ...a, id: `${id}2`, pair: 'test.deck/b' },
      { ...a, id: `${id}3`, memory: { ...a.memory, stability: 'long' } } as unknown as CardRow,
    ]);
    expect(await sourceOf(db)).toBe('cache');
    await db.soonest.clear();
    await keepSoonest(db);
    expect(await db.touched.count()).toBe(0);
    expect(await sourceOf(db)).toBe('cache');
    expect(await dueIds(db)).toEqual(['b', 'a', 'a1', 'a2', 'a3', 'x', 'y', 'z']);
  });

  it('are read from the index if the cache is empty', async () => {
    const db = await openLearner();
    await db.soonest.clear();
    expect(await sourceOf(db)).toBe('index');
  });

  it('are read from the index if more are wanted than the cache is sure of', async () => {
    const db = await openFresh();
    await fill(db, { cards: 3000, reviews: 10, seed: 2, now: NOW });
    await keepSoonest(db);
    const last = (await indexed(db, { until: Infinity, limit: 550 }))['review']?.at(-1);
    const until = last?.due ?? NaN;
    expect((await cached(db, { until: until - 1, limit: 2000 }))?.review).toHaveLength(549);
    // Another one may be due at the same time.
    expect(await cached(db, { until, limit: 2000 })).toBeUndefined();
    expect((await cached(db, { until: Infinity, limit: 20 }))?.review).toHaveLength(20);
    expect((await cached(db, { until, limit: 550 }))?.review).toHaveLength(550);
    expect(await cached(db, { until, limit: 551 })).toBeUndefined();
    expect(await sourceOf(db)).toBe('cache');
  });

  it('are the same after any changes, until the cache has too few', async () => {
    const db = await openFresh();
    await fill(db, { cards: 1500, reviews: 10, seed: 5, now: NOW });
    await keepSoonest(db);
    const all = await db.cards.toArray();
    const random = seededRandom(9);
    const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const changeAny = async (): Promise<void> => {
      const before = any(all);
      const state = any(STATES);
      const due = NOW + (random() - 0.5) * 300 * DAY;
      const memory = { ...(all.find((card) => card.memory.state !== 'new') as CardRow).memory };
      await db.cards.put({
        ...before,
        active: random() < 0.8 ? 1 : 0,
        due: random() < 0.2 ? NOW : due,
        memory: random() < 0.1 ? { state: 'new' } : ({ ...memory, state } as CardRow['memory']),
      });
    };
    for (let round = 0; round < 4; round += 1) {
      for (let at = 0; at < 10; at += 1) await changeAny();
      expect(await sourceOf(db)).toBe('cache');
    }
    expect(await db.touched.count()).toBeGreaterThan(30);
  });
});

describe('the cache of the cards that are due first', () => {
  const at = NOW;
  const CHANGES: Readonly<Record<string, Change>> = {
    'an answer': async (db) => recordAnswer(db, await answerTo(db, 'a', 'good')),
    'a first answer': async (db) =>
      recordAnswer(db, await answerTo(db, 'c', 'again', NOW - MINUTE)),
    'another rating': async (db) => {
      const answer = await answerTo(db, 'a', 'again', NOW - MINUTE);
      const { review } = await recordAnswer(db, answer);
      const outcome = { ...answer.outcome, rating: 'hard', due: NOW - 1 } as const;
      await changeRating(db, { sessionId: 'session', at, reviewId: review.id, outcome });
    },
    'a suspended question': async (db) => change(db, { do: 'suspend' }, 'a'),
    'another day': async (db) => change(db, { do: 'due', due: NOW + DAY }, 'a'),
    'a forgotten question': async (db) => change(db, { do: 'forget' }, 'a'),
    'a removed deck': async (db) => deleteDeck(db, 'test.deck'),
    'an update of the deck': async (db) => {
      const deck = deckOf([placed('b', 0, 'other'), placed('f', 1)]);
      await putDeck(db, { deck, bytes: BYTES, at });
    },
    'questions taken out': async (db) => takeOutQuestions(db, 'test.deck', ['a']),
    'a change of a question': async (db) => {
      const row = await db.questions.get('test.deck/a');
      if (row?.question === undefined) throw new Error('There is no question.');
      const question = { ...row.question, pair: 'b' };
      await editQuestion(db, row.id, { question, hash: 'mine' });
    },
    'other parameters': async (db) => {
      const weights = DEFAULT_WEIGHTS.map((weight, place) => (place === 3 ? 9 : weight));
      await adoptParameters(db, { weights, at, calendar: UTC });
    },
    'a corrected clock': async (db) => {
      await recordAnswer(db, await answerTo(db, 'a', 'easy', NOW + 900 * DAY));
      expect(await mendClock(db, NOW)).toBe(1);
    },
  };

  const RETURNS: Readonly<Record<string, Change>> = {
    'an answer that is taken back': async (db) => {
      await recordAnswer(db, await answerTo(db, 'a', 'good'));
      await undoAnswer(db, { sessionId: 'session', at });
    },
    'a change that is undone': async (db) => {
      const { rows } = await change(db, { do: 'suspend' }, 'a', 'b');
      await undoChanges(db, { rows, at, calendar: UTC });
    },
    'a question put off, and back': async (db) => {
      await change(db, { do: 'bury', until: NOW - 1 }, 'a');
      await wakeBuried(db, NOW);
    },
    'a repair that brings a due time back': async (db) => {
      const card = (await db.cards.get('test.deck/a')) as CardRow;
      await db.cards.put({ ...card, due: NOW + 99 * DAY });
      await db.soonest.clear();
      await keepSoonest(db);
      const found = await checkData(db, { calendar: UTC, now: NOW });
      expect((await repairData(db, found, NOW)).done).toHaveLength(1);
    },
  };

  it.each(Object.keys(CHANGES))('has the change of %s', async (name) => {
    const db = await openLearner();
    const before = await indexed(db, ALL);
    await CHANGES[name]?.(db);
    expect(await indexed(db, ALL)).not.toEqual(before);
    expect(await db.touched.count()).toBeGreaterThan(0);
    expect(await sourceOf(db)).toBe('cache');
  });

  it.each(Object.keys(RETURNS))('is as before after %s', async (name) => {
    const db = await openLearner();
    const before = await indexed(db, ALL);
    await RETURNS[name]?.(db);
    expect(await indexed(db, ALL)).toEqual(before);
    expect(await db.touched.count()).toBeGreaterThan(0);
    expect(await sourceOf(db)).toBe('cache');
  });

  it('is forgotten by a restore', async () => {
    const db = await openLearner();
    const bytes = await createBackup(db, NOW);
    await recordAnswer(db, await answerTo(db, 'a', 'good'));
    await keepSoonest(db);
    expect(await restoreBackup(db, bytes)).toMatchObject({ ok: true });
    expect(await sourceOf(db)).toBe('index');
    await keepSoonest(db);
    expect(await sourceOf(db)).toBe('cache');
    expect(await dueIds(db)).toEqual(['b', 'a']);
  });

  it('is forgotten if many cards change at once', async () => {
    const db = await openLearner();
    const questions = Array.from({ length: MOST_TOUCHED + 1 }, (_, at) => placed(`q${at}`, at));
    await putDeck(db, { deck: deckOf(questions, 'more'), bytes: BYTES, at: NOW });
    expect(await sourceOf(db)).toBe('index');
  });

  it('is not used once many cards have changed one by one, until it is made again', async () => {
    const db = await openFresh();
    await fill(db, { cards: 200, reviews: 10, seed: 5, now: NOW });
    await keepSoonest(db);
    const cards = await db.cards.limit(MOST_TOUCHED + 1).toArray();
    for (const card of cards.slice(1)) await db.cards.put({ ...card, active: 0 });
    expect(await sourceOf(db)).toBe('cache');
    await db.cards.put({ ...(cards[0] as CardRow), active: 0 });
    expect(await sourceOf(db)).toBe('index');
    await keepSoonest(db);
    expect(await db.touched.count()).toBe(0);
    expect(await sourceOf(db)).toBe('cache');
  });

  it('is not made again for a few cards', async () => {
    const db = await openLearner();
    await recordAnswer(db, await answerTo(db, 'a', 'good'));
    await keepSoonest(db);
    expect(await db.touched.toCollection().primaryKeys()).toEqual(['test.deck/a']);
  });

  it('has the changes of another window, and none of a transaction that failed', async () => {
    const platform = freshPlatform();
    const db = await openLearner(platform);
    const other = await openDatabase({ name: 'test', ...platform });
    await recordAnswer(other, await answerTo(other, 'a', 'good'));
    expect(await sourceOf(db)).toBe('cache');
    expect(await dueIds(db)).toEqual(['b']);
    const failed = db.transaction('rw', db.cards, async () => {
      await db.cards.delete('test.deck/b');
      throw new Error('No.');
    });
    await expect(failed).rejects.toThrow('No.');
    expect(await db.touched.toCollection().primaryKeys()).toEqual(['test.deck/a']);
    expect(await sourceOf(db)).toBe('cache');
    await other.cards.delete('test.deck/b');
    expect(await sourceOf(db)).toBe('cache');
    expect(await dueIds(db)).toEqual([]);
  });
});
