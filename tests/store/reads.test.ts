import { describe, expect, it } from 'vitest';
import type { Database } from '#store/database.ts';
import { plainReason } from '#store/errors.ts';
import { snapshot } from '#store/reads.ts';
import type { Part, Reads } from '#store/reads.ts';
import { fill } from '../bench/fill.ts';
import { NOW, openFresh } from './fixtures.ts';

async function openFilled(): Promise<Database> {
  const db = await openFresh();
  await fill(db, { cards: 40, reviews: 30, seed: 4, now: NOW });
  return db;
}

const FRESH: Part = {
  index: '[active+newPosition]',
  between: [
    [1, -Infinity],
    [1, Infinity],
  ],
};

const TODAY: Part = {
  index: '[kind+at]',
  between: [
    ['answer', NOW - 10 * 60_000],
    ['answer', NOW - 60_000],
  ],
};

/** One of each kind of read. */
const READS: Readonly<Record<string, (reads: Reads) => PromiseLike<unknown>>> = {
  'all rows': (reads) => reads.rows('decks'),
  'rows of an index': (reads) => reads.rows('cards', FRESH),
  'the first rows of an index': (reads) => reads.rows('cards', { ...FRESH, limit: 3 }),
  'rows by their keys': (reads) => reads.rows('reviews', { between: [4, 9] }),
  'keys of an index': (reads) => reads.keys('reviews', TODAY),
  'keys below the last': (reads) => reads.keys('reviews', { ...TODAY, below: true }),
  'the number of rows': (reads) => reads.count('reviews'),
  'the number of those below the last': (reads) =>
    reads.count('reviews', { ...TODAY, below: true }),
  'rows with given keys': (reads) => reads.get('reviews', [7, 99, 2]),
  'the last rows': (reads) => reads.last('reviews', 5),
  'more of the last rows than there are': (reads) => reads.last('decks', 5),
};

describe('reads', () => {
  it.each(Object.entries(READS))('give %s, by Dexie and of a snapshot', async (_, read) => {
    const db = await openFilled();
    const rows = await read(db);
    expect(await read(snapshot(db))).toEqual(rows);
    expect(rows).toBeTruthy();
    expect(rows).not.toEqual([]);
  });

  it('give nothing if nothing is wanted', async () => {
    const db = await openFilled();
    for (const reads of [db, snapshot(db)]) {
      expect(await reads.rows('cards', { limit: 0 })).toEqual([]);
      expect(await reads.keys('cards', { limit: 0 })).toEqual([]);
    }
  });

  it('of a snapshot are of one state, whatever is written meanwhile', async () => {
    const db = await openFilled();
    const reads = snapshot(db);
    const before = reads.count('reviews');
    const written = db.reviews.clear();
    await before;
    expect(await reads.count('reviews')).toBe(30);
    await written;
    expect(await snapshot(db).count('reviews')).toBe(0);
  });

  it('give the last rows in a browser that reads only forwards', async () => {
    const db = await openFilled();
    const store = db.backendDB().transaction('reviews').objectStore('reviews');
    const prototype = Object.getPrototypeOf(store) as object;
    const newer = Object.getOwnPropertyDescriptor(prototype, 'getAllRecords') ?? {};
    Reflect.deleteProperty(prototype, 'getAllRecords');
    try {
      expect(await snapshot(db).last('reviews', 5)).toEqual(await db.last('reviews', 5));
      expect(await snapshot(db).last('decks', 5)).toHaveLength(1);
    } finally {
      Object.defineProperty(prototype, 'getAllRecords', newer);
    }
  });

  it('of a closed database fail with what to do', async () => {
    const db = await openFilled();
    db.close();
    const reason = await db.rows('decks').then(undefined, plainReason);
    expect(reason).toMatch(/Reload this window/u);
    expect(() => snapshot(db)).toThrow(expect.objectContaining({ name: 'DatabaseClosedError' }));
  });
});
