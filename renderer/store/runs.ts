/**
 * The cache of what programs printed. It may be emptied at any time and is not backed up.
 *
 * A run of this machine is kept by engine and program. What a package says of its programs is kept
 * apart, by deck as well: a package speaks of its own deck only, and goes with it.
 */
import type { Database } from './database.ts';
import type { RunRow } from './rows.ts';

/** The key of a run of this machine. `program`: SHA-256 (hex) of its text. */
export function runKey(engine: string, program: string): string {
  return `${engine}:${program}`;
}

/** The key of what the package of a deck says that a program prints. */
export function packedRunKey(deckId: string, engine: string, program: string): string {
  return `${packedPrefix(deckId)}${runKey(engine, program)}`;
}

// A deck's id has no slash, and no engine's identity begins so.
const packedPrefix = (deckId: string): string => `deck/${deckId}/`;

/** The first of these keys that has a row. */
export async function firstRun(db: Database, keys: readonly string[]): Promise<RunRow | undefined> {
  return (await db.runs.bulkGet([...keys])).find((row) => row !== undefined);
}

export async function putRun(db: Database, row: RunRow): Promise<void> {
  await db.runs.put(row);
}

/** Puts what a package says of its deck's programs in the place of what one said before. */
export async function putPackedRuns(
  db: Database,
  deckId: string,
  rows: readonly RunRow[],
): Promise<void> {
  await db.transaction('rw', db.runs, async () => {
    await deletePackedRuns(db, deckId);
    await db.runs.bulkPut(rows);
  });
}

/** Deletes what packages of a deck said of its programs. */
export async function deletePackedRuns(db: Database, deckId: string): Promise<void> {
  await db.runs.where('hash').startsWith(packedPrefix(deckId)).delete();
}

/** Deletes what other engines than `engine` have run: it is never asked for again. */
export async function deleteForeignRuns(db: Database, engine: string): Promise<void> {
  const keys = await db.runs.toCollection().primaryKeys();
  const ours = runKey(engine, '');
  await db.runs.bulkDelete(
    keys.filter((key) => !key.startsWith(ours) && !key.includes(`/${ours}`)),
  );
}
