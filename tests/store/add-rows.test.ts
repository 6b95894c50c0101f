import { Dexie, liveQuery } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { addRows } from '#store/add-rows.ts';
import { openFresh } from './fixtures.ts';

// Dexie observes changes only if `indexedDB` is global, and Node has none.
Dexie.dependencies.indexedDB = new IDBFactory();

const rowsOf = (...values: readonly number[]) =>
  values.map((value) => ({ name: `setting ${value}`, value }));

describe('rows added at once', () => {
  it('are there when the transaction ends', async () => {
    const db = await openFresh();
    await db.transaction('rw', ['settings'], async () => {
      await addRows('settings', []);
      await addRows('settings', rowsOf(1, 2));
      await addRows('settings', rowsOf(3));
    });
    expect(await db.table('settings').toArray()).toEqual(rowsOf(1, 2, 3));
  });

  it('are not added if one of them is there already', async () => {
    const db = await openFresh();
    const adding = db.transaction('rw', ['settings'], async () => {
      await addRows('settings', rowsOf(1, 2));
      await addRows('settings', rowsOf(3, 2, 4));
    });
    await expect(adding).rejects.toThrow(/already exists|constraint/iu);
    expect(await db.table('settings').count()).toBe(0);
  });

  it('are noticed by a live query if the table was cleared first', async () => {
    const db = await openFresh();
    const counts: number[] = [];
    const query = liveQuery(async () => db.table('settings').count());
    const subscription = query.subscribe((count) => {
      counts.push(count);
    });
    await expect.poll(() => counts).toEqual([0]);
    await db.transaction('rw', ['settings'], async () => {
      await db.table('settings').clear();
      await addRows('settings', rowsOf(1, 2));
    });
    await expect.poll(() => counts.at(-1)).toBe(2);
    subscription.unsubscribe();
  });
});
