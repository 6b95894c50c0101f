/** The database: its typed tables, and how it is opened. */
import { Dexie, type DexieOptions, type Table } from 'dexie';
import { StoreError } from './errors.ts';
import { MIGRATIONS, type Migration, declareVersions } from './migrations.ts';
import type { Part, Reads, TableName, Tables } from './reads.ts';
import type {
  CardRow,
  ColumnsRow,
  DeckRow,
  NewReviewRow,
  PackageRow,
  PlacesRow,
  QuestionRow,
  ReviewRow,
  RunRow,
  SessionRow,
  SettingRow,
  SoonestRow,
  TouchedRow,
} from './rows.ts';
import { NOTE_TOUCHED } from './touched.ts';

/** The tables as properties, which Dexie sets when the versions are declared, and reads by Dexie. */
export class Database extends Dexie implements Reads {
  declare readonly decks: Table<DeckRow, string>;
  declare readonly packages: Table<PackageRow, string>;
  declare readonly questions: Table<QuestionRow, string>;
  declare readonly cards: Table<CardRow, string>;
  declare readonly reviews: Table<ReviewRow, number, ReviewRow | NewReviewRow>;
  declare readonly sessions: Table<SessionRow, string>;
  declare readonly settings: Table<SettingRow, string>;
  declare readonly runs: Table<RunRow, string>;
  declare readonly columns: Table<ColumnsRow, number>;
  declare readonly places: Table<PlacesRow, [string, number]>;
  declare readonly soonest: Table<SoonestRow, number>;
  declare readonly touched: Table<TouchedRow, string>;

  /** The platform's own, for reads past Dexie. */
  readonly keyRange: typeof IDBKeyRange;

  constructor(name: string, options: DexieOptions & { readonly IDBKeyRange: typeof IDBKeyRange }) {
    super(name, options);
    this.keyRange = options.IDBKeyRange;
  }

  readonly rows: Reads['rows'] = (table, part) => this.#part(table, part).toArray();

  readonly keys: Reads['keys'] = (table, part) => this.#part(table, part).primaryKeys();

  readonly count: Reads['count'] = (table, part) => this.#part(table, part).count();

  readonly get: Reads['get'] = (table, keys) => this.#table(table).bulkGet([...keys]);

  readonly last: Reads['last'] = (table, limit) =>
    // oxlint-disable-next-line unicorn/no-array-reverse -- a query's, not an array's
    this.#table(table).orderBy(':id').reverse().limit(limit).toArray();

  #part<Name extends TableName>(
    name: Name,
    { index = ':id', between, below = false, limit }: Part = {},
  ) {
    const table = this.#table(name);
    const found =
      between === undefined
        ? table.toCollection()
        : table.where(index).between(...between, true, !below);
    return limit === undefined ? found : found.limit(limit);
  }

  #table<Name extends TableName>(name: Name): Table<Tables[Name], IDBValidKey> {
    return this.table(name);
  }
}

export interface OpenOptions {
  readonly name: string;
  /** By default the platform's own. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  /** Opens an earlier schema version, for tests of migrations; by default the current one. */
  readonly upTo?: number;
  /** Another history of the schema, for tests of migrations. */
  readonly migrations?: readonly Migration[];
  /**
   * Awaited with the data as version `from` left it, before an upgrade. If it rejects, nothing is
   * upgraded and opening rejects.
   */
  readonly beforeUpgrade?: (old: Database, from: number) => Promise<void>;
  /** There is no database yet: it is about to be created. */
  readonly onNew?: () => void;
  /** An older window blocks the upgrade; opening continues when it is closed. */
  readonly onBlocked?: () => void;
  /** The database is closed for good, with a sentence that says why: nothing more is stored. */
  readonly onClosed?: (message: string) => void;
}

/**
 * Opens the database, upgrading data of an earlier version. Throws a `StoreError` with the code
 * `newer-database`, before anything is changed, if a newer version wrote it: Dexie itself would
 * open it anyway and add the indexes it misses.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { name, migrations = MIGRATIONS, upTo = migrations.length } = options;
  const factory = options.indexedDB ?? globalThis.indexedDB;
  const installed = await installedVersion(factory, name);
  if (installed > upTo) throw newerDatabase(installed, upTo);
  if (installed === 0) options.onNew?.();
  const connect = async (version: number): Promise<Database> => {
    const db = new Database(name, {
      // Without it Chromium reports an answer as stored while the system still has it in memory.
      chromeTransactionDurability: 'strict',
      // A closed database stays closed: Dexie would reopen what a newer version has upgraded.
      autoOpen: false,
      // A live query reads again after a change; cached copies would cost more memory than they
      // save time.
      cache: 'disabled',
      indexedDB: factory,
      IDBKeyRange: options.IDBKeyRange ?? globalThis.IDBKeyRange,
    });
    declareVersions(db, version, migrations);
    db.use(NOTE_TOUCHED);
    giveWay(db, options.onClosed ?? (() => undefined));
    db.on('blocked', () => options.onBlocked?.());
    await openPatiently(db);
    // The database's own event: Dexie's is also emitted when we close it.
    db.backendDB().addEventListener('close', () => options.onClosed?.(CLOSED));
    return db;
  };
  if (installed > 0 && installed < upTo && options.beforeUpgrade !== undefined) {
    const old = await connect(installed);
    try {
      await options.beforeUpgrade(old, installed);
    } finally {
      old.close();
    }
  }
  const db = await connect(upTo);
  // Another window may have upgraded it since it was checked.
  const opened = Math.floor(db.backendDB().version / 10);
  if (opened > upTo) {
    db.close();
    throw newerDatabase(opened, upTo);
  }
  return db;
}

/** Deletes a database and its contents, even one that cannot be opened. */
export async function deleteDatabase(
  name: string,
  factory: IDBFactory = globalThis.indexedDB,
): Promise<void> {
  await new Dexie(name, { indexedDB: factory }).delete();
}

/** Milliseconds before retrying to open the database. */
const PAUSES = [200, 500, 1000, 2000];

/** Milliseconds after which it is not retried: Chromium may itself have waited at each try. */
const PATIENCE = 10_000;

/**
 * Opens a database. If the system cannot open its files, retries for a few seconds: after a crash
 * the processes that held them may still exist.
 */
async function openPatiently(db: Database): Promise<void> {
  const begun = performance.now();
  for (const pause of PAUSES) {
    try {
      await db.open();
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'UnknownError') throw error;
      if (performance.now() - begun > PATIENCE) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
  await db.open();
}

function newerDatabase(installed: number, known: number): StoreError {
  return new StoreError(
    'newer-database',
    `Your data was written by a newer Loopwise (schema ${installed}; this one knows ${known}). ` +
      'Install the newest version and open it there. Nothing was changed.',
  );
}

/**
 * Closes the database for good when another window upgrades or deletes it: a window with older code
 * must not write into upgraded data.
 */
function giveWay(db: Database, onClosed: (message: string) => void): void {
  db.on('versionchange', ({ newVersion }) => {
    db.close();
    onClosed(
      newVersion === null
        ? 'Another window is deleting the data of Loopwise. This window stores nothing more.'
        : 'A newer Loopwise was opened in another window and has brought your data to its version. ' +
            'This window is of the older version and stores nothing more; all that you answered ' +
            'before is kept. Reload it to go on with the newer version.',
    );
    // Dexie's default handler would open it again.
    return false;
  });
}

const CLOSED =
  'The system has closed your data, as when it is deleted or the disk cannot be read. ' +
  'This window stores nothing more. Reload it to go on.';

/** The schema version of a stored database, 0 if there is none. Reads only. */
async function installedVersion(factory: IDBFactory, name: string): Promise<number> {
  const databases = await factory.databases();
  const version = databases.find((database) => database.name === name)?.version ?? 0;
  // Dexie stores its versions multiplied by ten.
  return Math.floor(version / 10);
}
