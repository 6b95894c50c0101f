/**
 * The history of the schema. A released version is never edited: a change is a new entry at the
 * end. Rows change by functions from row to row, so that the same step upgrades a database in place
 * and a backup while it is read.
 */
import type { Dexie } from 'dexie';

export interface Migration {
  /** Whole numbers from 1 without gaps. */
  readonly version: number;
  /** Table to its primary key and indexes, in Dexie's notation; `null` drops a table. */
  readonly stores: Readonly<Record<string, string | null>>;
  /**
   * Table to the function that upgrades a row of the previous version. A backup may contain
   * anything: an unknown row is passed on unchanged, and the check that follows reports it. A change
   * of `reviews` also needs `columns: null`, and the table anew in the version after it.
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
        // The queues of everything, of a deck and of a unit.
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
    // Cards that are suspended, buried, flagged or tagged, and the log of these changes.
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
        // Buried cards by the time at which they return.
        'buriedUntil',
      ].join(', '),
    },
  },
  {
    // Caches of what the statistics count: the log in columns, and the questions' places.
    version: 3,
    stores: {
      // By part, and by the time of its latest answer.
      columns: 'part, latest',
      places: '[deckId+piece]',
    },
  },
  {
    // A cache of the cards that are due first, and the cards that were written since it was made.
    version: 4,
    stores: { soonest: 'part', touched: 'id' },
  },
];

/** The version that this code reads and writes. */
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

/** A row of an earlier version, upgraded to the current one. */
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
