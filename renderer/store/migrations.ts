/**
 * The history of the schema. A version that was released is never edited: a change is a new entry
 * at the end. Rows change by functions from one row to one, so that the same step upgrades a
 * database in place and a backup on its way in.
 */
import type { Dexie } from 'dexie';

export interface Migration {
  /** Whole numbers from 1 without a gap. */
  readonly version: number;
  /** Table to its primary key and indexes, in Dexie's notation; `null` drops a table. */
  readonly stores: Readonly<Record<string, string | null>>;
  /**
   * Table to what becomes of a row of the version before. A backup may hold anything: a row that
   * is not understood is passed on as it is, for the check that follows to name it.
   */
  readonly rows?: Readonly<Record<string, (row: unknown) => unknown>>;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    stores: {
      decks: 'id',
      packages: 'deckId',
      questions: 'id, [deckId+position]',
      cards: [
        'id',
        'deckId',
        '[active+due]',
        // The queue of everything, of a deck and of a unit.
        '[active+newPosition]',
        '[active+memory.state+due]',
        '[deckId+active+newPosition]',
        '[deckId+active+memory.state+due]',
        '[deckId+unit+active+newPosition]',
        '[deckId+unit+active+memory.state+due]',
      ].join(', '),
      reviews: '++id, cardId, sessionId, [kind+at], [before.state+at]',
      sessions: 'id, startedAt',
      settings: 'name',
      runs: 'hash',
    },
  },
  {
    // Cards that are suspended, buried, flagged or tagged, and the log of what was done with them.
    version: 2,
    stores: {
      cards: [
        'id',
        'deckId',
        '[active+due]',
        '[active+newPosition]',
        '[active+memory.state+due]',
        '[deckId+active+newPosition]',
        '[deckId+active+memory.state+due]',
        '[deckId+unit+active+newPosition]',
        '[deckId+unit+active+memory.state+due]',
        // Those that come up again once their time has come.
        'buriedUntil',
      ].join(', '),
    },
  },
];

/** The version this code reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Declares all versions up to `upTo` on a database that is not open yet. */
export function declareVersions(
  db: Dexie,
  upTo: number = SCHEMA_VERSION,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  for (const { version, stores, rows = {} } of migrations) {
    if (version > upTo) continue;
    db.version(version)
      .stores(stores)
      .upgrade(async (transaction) => {
        for (const [table, change] of Object.entries(rows)) {
          await transaction
            .table<unknown>(table)
            .toCollection()
            .modify((row, place) => {
              place.value = change(row);
            });
        }
      });
  }
}

/** A row of an earlier version as the current one has it. */
export function migrateRow(
  table: string,
  row: unknown,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): unknown {
  let current = row;
  for (const { version, rows } of migrations) {
    const change = rows?.[table];
    if (version > from && change) current = change(current);
  }
  return current;
}
