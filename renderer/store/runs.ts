/** The cache of what programs printed. It may be emptied at any time and is not backed up. */
import type { Database } from './database.ts';
import type { RunRow } from './rows.ts';

export async function getRun(db: Database, hash: string): Promise<RunRow | undefined> {
  return db.runs.get(hash);
}

/** The cached runs among `hashes`, by hash. */
export async function getRuns(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, RunRow>> {
  const rows = await db.runs.bulkGet([...hashes]);
  return new Map(rows.flatMap((row) => (row ? [[row.hash, row]] : [])));
}

export async function putRun(db: Database, row: RunRow): Promise<void> {
  await putRuns(db, [row]);
}

/** Puts runs; what a package says never replaces what this machine ran itself. */
export async function putRuns(db: Database, rows: readonly RunRow[]): Promise<void> {
  await db.transaction('rw', db.runs, async () => {
    const verified = await verifiedAmong(
      db,
      rows.filter((row) => row.verified === 0),
    );
    await db.runs.bulkPut(rows.filter((row) => row.verified === 1 || !verified.has(row.hash)));
  });
}

/** The hashes of those rows that this machine ran. Asks for keys at once, not for each row. */
async function verifiedAmong(db: Database, rows: readonly RunRow[]): Promise<ReadonlySet<string>> {
  const wanted = new Set(rows.map(({ hash }) => hash));
  const sorted = [...wanted].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const keys = await db.runs.where('hash').between(first, last, true, true).primaryKeys();
  const known = await db.runs.bulkGet(keys.filter((key) => wanted.has(key)));
  return new Set(known.flatMap((row) => (row?.verified === 1 ? [row.hash] : [])));
}
