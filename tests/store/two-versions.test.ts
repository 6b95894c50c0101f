import { describe, expect, it, vi } from 'vitest';
import { createBackup } from '#store/backup.ts';
import { type Database, openDatabase } from '#store/database.ts';
import { MIGRATIONS, type Migration, SCHEMA_VERSION } from '#store/migrations.ts';
import { putDeck } from '#store/decks.ts';
import { recordAnswer } from '#store/reviews.ts';
import { saveSetting } from '#store/settings.ts';
import { BYTES, NOW, THREE, answerTo, contents, freshPlatform } from './fixtures.ts';

const NEXT: Migration = {
  version: SCHEMA_VERSION + 1,
  stores: { settings: 'name, changed' },
  rows: { settings: (row) => ({ ...Object(row), changed: 1 }) },
};

const NEWER = [...MIGRATIONS, NEXT];

interface Learner {
  readonly db: Database;
  readonly platform: ReturnType<typeof freshPlatform>;
  readonly closed: string[];
}

async function openLearner(): Promise<Learner> {
  const platform = freshPlatform();
  const closed: string[] = [];
  const db = await openDatabase({
    name: 'test',
    ...platform,
    onClosed: (message) => void closed.push(message),
  });
  await putDeck(db, { deck: THREE, bytes: BYTES, at: NOW });
  await recordAnswer(db, await answerTo(db, 'one'));
  await saveSetting(db, 'newPerDay', 7);
  return { db, platform, closed };
}

describe('an old window beside a newer version', () => {
  it('closes, says so, and never writes again', async () => {
    const { db, platform, closed } = await openLearner();
    const answer = await answerTo(db, 'two');
    const newer = await openDatabase({ name: 'test', ...platform, migrations: NEWER });
    const before = await contents(newer);
    expect(closed).toEqual([expect.stringContaining('newer Loopwise')]);
    await expect(recordAnswer(db, answer)).rejects.toThrow(/closed/i);
    await expect(db.settings.put({ name: 'newPerDay', value: 9 })).rejects.toThrow(/closed/i);
    expect(await contents(newer)).toEqual(before);
    newer.close();
  });

  it('that opens later is refused', async () => {
    const { db, platform } = await openLearner();
    db.close();
    const newer = await openDatabase({ name: 'test', ...platform, migrations: NEWER });
    await expect(openDatabase({ name: 'test', ...platform })).rejects.toMatchObject({
      code: 'newer-database',
    });
    newer.close();
  });
});

describe('before an upgrade', () => {
  it('the data is backed up as the older version left it', async () => {
    const { db, platform } = await openLearner();
    const before = await contents(db);
    db.close();
    let seen: unknown;
    let bytes: Uint8Array | undefined;
    const newer = await openDatabase({
      name: 'test',
      ...platform,
      migrations: NEWER,
      beforeUpgrade: async (old, from) => {
        seen = await contents(old);
        expect(from).toBe(SCHEMA_VERSION);
        bytes = await createBackup(old, NOW);
      },
    });
    expect(seen).toEqual(before);
    expect(bytes?.length).toBeGreaterThan(0);
    expect(await newer.settings.get('newPerDay')).toMatchObject({ changed: 1 });
    newer.close();
  });

  it('a failing backup leaves everything as it was', async () => {
    const { db, platform } = await openLearner();
    const before = await contents(db);
    db.close();
    const beforeUpgrade = async (): Promise<void> => Promise.reject(new Error('The disk is full.'));
    await expect(
      openDatabase({ name: 'test', ...platform, migrations: NEWER, beforeUpgrade }),
    ).rejects.toThrow('disk is full');
    const again = await openDatabase({ name: 'test', ...platform });
    expect(await contents(again)).toEqual(before);
    again.close();
  });
});

describe('a log with the largest id that a key can have', () => {
  it('continues, though the key generator of the database is exhausted', async () => {
    const { db } = await openLearner();
    const row = await db.reviews.get(1);
    if (row === undefined) throw new Error('There is no review.');
    await db.reviews.add({ ...row, id: Number.MAX_SAFE_INTEGER });
    const { review } = await recordAnswer(db, await answerTo(db, 'two'));
    expect(review.id).toBe(2);
    await db.reviews.clear();
    expect((await recordAnswer(db, await answerTo(db, 'three'))).review.id).toBe(1);
    db.close();
  });
});

describe('a database whose files are still held', () => {
  it('is retried until they are released', async () => {
    const platform = freshPlatform();
    const open = platform.indexedDB.open.bind(platform.indexedDB);
    let refusals = 0;
    platform.indexedDB.open = (...args) => {
      if (refusals === 2) return open(...args);
      refusals += 1;
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    const db = await openDatabase({ name: 'test', ...platform });
    expect(refusals).toBe(2);
    expect(await db.reviews.count()).toBe(0);
    db.close();
  });

  it('is not retried for ever where the system itself takes long to refuse', async () => {
    const platform = freshPlatform();
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    platform.indexedDB.open = () => {
      now.mockReturnValue(20_000);
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    const pauses = vi.spyOn(globalThis, 'setTimeout');
    await expect(openDatabase({ name: 'test', ...platform })).rejects.toThrow('backing store');
    expect(pauses.mock.calls.filter(([, pause]) => pause === 200)).toEqual([]);
    vi.restoreAllMocks();
  });
});
