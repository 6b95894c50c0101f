/** A backup of everything but the cache of runs, as the bytes of one file. */
import { BACKED_UP, type BackedUp, type BackupWriter, backupWriter } from './backup-file.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { SCHEMA_VERSION } from './migrations.ts';

/** Rows read at a time. */
const PAGE = 5000;

/**
 * Backs up as of one moment, without keeping the learner from answering while it is written: the
 * other tables are read in one transaction that also notes the last review, and reviews up to that
 * one follow page by page, because rows of the log never change. `at` is written into the file, in
 * ms since the epoch. Throws a `StoreError` (`changed-meanwhile`) where a restore replaced the
 * reviews under its hands.
 */
export async function createBackup(db: Database, at: number): Promise<Uint8Array<ArrayBuffer>> {
  const writer = backupWriter();
  const tables = BACKED_UP.map((name) => db.table(name));
  const last = await db.transaction('r', tables, async () => {
    for (const name of BACKED_UP) {
      if (name === 'packages') await writePackages(db, writer);
      else if (name !== 'reviews') await writeRows(db, writer, name);
    }
    return db.reviews.orderBy(':id').last();
  });
  if (last) {
    const same = await writeRows(db, writer, 'reviews', last.id);
    if (JSON.stringify(same) !== JSON.stringify(last)) {
      throw new StoreError('changed-meanwhile', 'The data was replaced meanwhile: try again.');
    }
  }
  return writer.finish(SCHEMA_VERSION, at);
}

/** Writes a table page by page, in the order of its keys, and gives its last row. */
async function writeRows(
  db: Database,
  writer: BackupWriter,
  name: BackedUp,
  upTo?: number,
): Promise<unknown> {
  const table = db.table<Record<string, unknown>>(name);
  const { keyPath } = table.schema.primKey;
  if (typeof keyPath !== 'string') throw new Error(`${name} has no key to page by`);
  let last: Record<string, unknown> | undefined;
  for (;;) {
    // Every key we use lies above it: numbers and texts both do, in the order of IndexedDB.
    const after = last?.[keyPath] ?? -Infinity;
    const rest = table.where(':id');
    const range = upTo === undefined ? rest.above(after) : rest.between(after, upTo, false, true);
    const page = await range.limit(PAGE).toArray();
    writer.addRows(name, page);
    last = page.at(-1) ?? last;
    if (page.length < PAGE) return last;
  }
}

/** One package at a time, because each may be megabytes. */
async function writePackages(db: Database, writer: BackupWriter): Promise<void> {
  for (const deckId of await db.packages.orderBy(':id').primaryKeys()) {
    const row = await db.packages.get(deckId);
    if (row) writer.addBytes('packages', deckId, row.bytes);
  }
}
