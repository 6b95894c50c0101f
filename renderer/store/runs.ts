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
    const known = await db.runs.bulkGet(rows.map(({ hash }) => hash));
    await db.runs.bulkPut(
      rows.filter(({ verified }, index) => verified === 1 || known[index]?.verified !== 1),
    );
  });
}

export async function clearRuns(db: Database): Promise<void> {
  await db.runs.clear();
}
