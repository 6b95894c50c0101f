/** The database: its tables by type, and how it is opened. */
import { Dexie, type Table } from 'dexie';
import { StoreError } from './errors.ts';
import { SCHEMA_VERSION, declareVersions } from './migrations.ts';
import type {
  CardRow,
  DeckRow,
  NewReviewRow,
  PackageRow,
  QuestionRow,
  ReviewRow,
  RunRow,
  SessionRow,
  SettingRow,
} from './rows.ts';

/** The tables as properties, which Dexie itself sets when the versions are declared. */
export class Database extends Dexie {
  declare readonly decks: Table<DeckRow, string>;
  declare readonly packages: Table<PackageRow, string>;
  declare readonly questions: Table<QuestionRow, string>;
  declare readonly cards: Table<CardRow, string>;
  declare readonly reviews: Table<ReviewRow, number, NewReviewRow>;
  declare readonly sessions: Table<SessionRow, string>;
  declare readonly settings: Table<SettingRow, string>;
  declare readonly runs: Table<RunRow, string>;
}

export interface OpenOptions {
  readonly name: string;
  /** The platform's own where absent. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  /** Opens an earlier schema version, for the tests of migrations; the current one where absent. */
  readonly upTo?: number;
}

/**
 * Opens the database, upgrading what an earlier version left. Throws a `StoreError` with the code
 * `newer-database` where a newer version wrote it, before anything is touched: Dexie itself would
 * open it all the same and add the indexes it misses.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { name, upTo = SCHEMA_VERSION } = options;
  const factory = options.indexedDB ?? globalThis.indexedDB;
  const installed = await installedVersion(factory, name);
  if (installed > upTo) {
    throw new StoreError(
      'newer-database',
      `Your data was written by a newer Loopwise (schema ${installed}; this one knows ${upTo}). ` +
        'Install the newer version again. Nothing was changed.',
    );
  }
  const db = new Database(name, {
    // Without it Chromium reports an answer as stored while the system still holds it in memory.
    chromeTransactionDurability: 'strict',
    indexedDB: factory,
    IDBKeyRange: options.IDBKeyRange ?? globalThis.IDBKeyRange,
  });
  declareVersions(db, upTo);
  await db.open();
  return db;
}

/** The schema version of a stored database, 0 where there is none. Reads only. */
async function installedVersion(factory: IDBFactory, name: string): Promise<number> {
  const databases = await factory.databases();
  const version = databases.find((database) => database.name === name)?.version ?? 0;
  // Dexie stores its versions times ten.
  return Math.floor(version / 10);
}
