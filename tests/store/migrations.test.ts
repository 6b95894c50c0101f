import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#store/database.ts';
import {
  MIGRATIONS,
  type Migration,
  SCHEMA_VERSION,
  declareVersions,
  migrateRow,
} from '#store/migrations.ts';
import { contents, freshPlatform, openFresh } from './fixtures.ts';
import { ROWS_BY_VERSION, currentRows } from './rows-by-version.ts';

const PLATFORM_NAME = 'test';

describe('the history of the schema', () => {
  it('has versions from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(
      MIGRATIONS.map((_, index) => index + 1),
    );
  });

  it('has test rows for every version, in every table of that version', () => {
    expect(Object.keys(ROWS_BY_VERSION).map(Number)).toEqual(
      MIGRATIONS.map(({ version }) => version),
    );
    for (const { version, stores } of MIGRATIONS) {
      expect(Object.keys(ROWS_BY_VERSION[version] ?? {})).toEqual(
        expect.arrayContaining(Object.keys(stores)),
      );
    }
  });
});

describe.each(MIGRATIONS.map(({ version }) => version))('a database of version %i', (version) => {
  it('opens in the current version with its rows migrated', async () => {
    const platform = freshPlatform();
    const rows = Object.entries(ROWS_BY_VERSION[version] ?? {});
    const old = await openDatabase({ name: PLATFORM_NAME, ...platform, upTo: version });
    expect(old.verno).toBe(version);
    for (const [table, of] of rows) await old.table<unknown>(table).bulkAdd(of);
    old.close();

    const db = await openDatabase({ name: PLATFORM_NAME, ...platform });
    expect(db.verno).toBe(SCHEMA_VERSION);
    const after = await contents(db);
    for (const [table, of] of rows) {
      expect(after[table]).toEqual(of.map((row) => migrateRow(table, row, version)));
    }
    expect(after).toEqual(currentRows(version));
    db.close();
  });
});

describe('a migration', () => {
  const second: Migration = {
    version: SCHEMA_VERSION + 1,
    stores: { settings: 'name, changed' },
    rows: {
      settings: (row) => (typeof row === 'object' && row !== null ? { ...row, changed: 1 } : row),
    },
  };
  const migrations = [...MIGRATIONS, second];

  it('changes rows in a database and in a backup alike', async () => {
    const platform = freshPlatform();
    const first = await openDatabase({ name: PLATFORM_NAME, ...platform });
    await first.settings.bulkPut([
      { name: 'retention', value: 0.8 },
      { name: 'theme', value: 'dark' },
    ]);
    const before = await first.settings.toArray();
    first.close();

    const db = new Dexie(PLATFORM_NAME, platform);
    declareVersions(db, second.version, migrations);
    await db.open();
    const migrated = before.map((row) => migrateRow('settings', row, SCHEMA_VERSION, migrations));
    expect(await db.table('settings').toArray()).toEqual(migrated);
    expect(migrated[0]).toEqual({ name: 'retention', value: 0.8, changed: 1 });
    expect(await db.table('settings').where('changed').equals(1).count()).toBe(2);
    db.close();
  });

  it('leaves its own rows and those of later versions alone', () => {
    expect(migrateRow('settings', { name: 'a' }, second.version, migrations)).toEqual({
      name: 'a',
    });
    expect(migrateRow('settings', 'no row', SCHEMA_VERSION, migrations)).toBe('no row');
  });
});

describe('a database of a newer version', () => {
  it('is refused in plain words and not changed', async () => {
    const platform = freshPlatform();
    const newer = new Dexie(PLATFORM_NAME, platform);
    newer.version(SCHEMA_VERSION + 1).stores({ decks: 'id', tomorrow: 'id' });
    await newer.open();
    await newer.table('decks').put({ id: 'kept' });
    newer.close();
    const before = await platform.indexedDB.databases();

    await expect(openDatabase({ name: PLATFORM_NAME, ...platform })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'newer-database',
      message: expect.stringContaining('newer Loopwise'),
    });
    expect(await platform.indexedDB.databases()).toEqual(before);
    const again = new Dexie(PLATFORM_NAME, platform);
    await again.open();
    expect(again.tables.map(({ name }) => name)).toEqual(['decks', 'tomorrow']);
    expect(await again.table('decks').toArray()).toEqual([{ id: 'kept' }]);
    again.close();
  });
});

describe('an open database', () => {
  it('is strict about durability', async () => {
    const db = await openFresh();
    const durability = await db.transaction('rw', db.settings, async (transaction) => {
      await db.settings.put({ name: 'theme', value: 'dark' });
      return transaction.idbtrans.durability;
    });
    expect(durability).toBe('strict');
  });

  it('keeps what was written after it is closed and reopened, and is created once', async () => {
    const platform = freshPlatform();
    let created = 0;
    const onNew = (): void => void (created += 1);
    const open = async (): Promise<Database> =>
      openDatabase({ name: PLATFORM_NAME, ...platform, onNew });
    const first = await open();
    await first.settings.put({ name: 'theme', value: 'dark' });
    first.close();
    expect(await (await open()).settings.get('theme')).toEqual({ name: 'theme', value: 'dark' });
    expect(created).toBe(1);
  });
});
