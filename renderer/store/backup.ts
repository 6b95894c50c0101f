/** A backup of everything except the cache of runs, as the bytes of one file. */
import { BACKED_UP, type BackedUp, type BackupWriter, backupWriter } from './backup-file.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { SCHEMA_VERSION, migrateRow } from './migrations.ts';
import { checkRow, keyIn } from './row-check.ts';

/** A row that a strict restore would refuse. */
export interface BadRow {
  readonly table: BackedUp;
  readonly key: unknown;
  /** What is wrong with it, for the middle of a sentence. */
  readonly reason: string;
}

export interface BackupOptions {
  /** The schema of the database, if it is not yet the current one. */
  readonly schema?: number;
  /**
   * Every row is checked while it is written, and invalid ones are reported. They are in the backup
   * all the same: a backup omits nothing, and a restore can leave them out.
   */
  readonly onBadRow?: (row: BadRow) => void;
}

/** Rows read at a time. */
const PAGE = 1000;

/**
 * Backs up a consistent state without blocking answers while it is written: the other tables are
 * read in one transaction that also notes the last review; the reviews up to that one follow page
 * by page, because rows of the log never change. `at` is written into the file, in ms since the
 * epoch. Throws a `StoreError` (`changed-meanwhile`) if a restore replaced the reviews meanwhile.
 */
export async function createBackup(
  db: Database,
  at: number,
  options: BackupOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { schema = SCHEMA_VERSION, onBadRow } = options;
  const writer = backupWriter();
  // An earlier schema may lack a table.
  const kept = BACKED_UP.filter((name) => db.tables.some((table) => table.name === name));
  const tables = kept.map((name) => db.table(name));
  const addRows = (name: BackedUp, rows: readonly unknown[]): void => {
    writer.addRows(name, rows);
    if (onBadRow === undefined) return;
    for (const row of rows) {
      const checked = checkRow(name, migrateRow(name, row, schema));
      if (!checked.ok) onBadRow({ table: name, key: keyIn(name, row), reason: checked.reason });
    }
  };
  const last = await db.transaction('r', tables, async () => {
    for (const name of kept) {
      if (name === 'packages') await writePackages(db, writer);
      else if (name !== 'reviews') await writeRows(db, addRows, name);
    }
    return db.reviews.orderBy(':id').last();
  });
  if (last) {
    const same = await writeRows(db, addRows, 'reviews', last.id);
    if (JSON.stringify(same) !== JSON.stringify(last)) {
      throw new StoreError('changed-meanwhile', 'The data was replaced meanwhile: try again.');
    }
  }
  return writer.finish(schema, at);
}

/** Writes a table page by page in key order, and returns its last row. */
async function writeRows(
  db: Database,
  addRows: (name: BackedUp, rows: readonly unknown[]) => void,
  name: BackedUp,
  upTo?: number,
): Promise<unknown> {
  const table = db.table<Record<string, unknown>>(name);
  const { keyPath } = table.schema.primKey;
  if (typeof keyPath !== 'string') throw new Error(`${name} has no key to page by`);
  let last: Record<string, unknown> | undefined;
  for (;;) {
    // All our keys are above it: both numbers and texts are, in the order of IndexedDB.
    const after = last?.[keyPath] ?? -Infinity;
    const rest = table.where(':id');
    const range = upTo === undefined ? rest.above(after) : rest.between(after, upTo, false, true);
    const page = await range.limit(PAGE).toArray();
    addRows(name, page);
    last = page.at(-1) ?? last;
    if (page.length < PAGE) return last;
  }
}

/** One package at a time, because each may be megabytes. */
async function writePackages(db: Database, writer: BackupWriter): Promise<void> {
  for (const deckId of await db.packages.orderBy(':id').primaryKeys()) {
    const row = await db.packages.get(deckId);
    if (row && row.bytes instanceof Uint8Array) writer.addBytes('packages', deckId, row.bytes);
  }
}
