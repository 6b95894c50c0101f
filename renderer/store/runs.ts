/**
 * The cache of program outputs. It may be emptied at any time and is not backed up.
 *
 * A run on this machine is stored by engine and program. A package's outputs are stored separately,
 * by deck as well: they apply to that deck only, and are removed with it.
 */
import type { Database } from './database.ts';
import type { RunRow } from './rows.ts';

/** The key of a run of this machine. `program`: SHA-256 (hex) of its text. */
export function runKey(engine: string, program: string): string {
  return `${engine}:${program}`;
}

/** The key of the output that a deck's package gives for a program. */
export function packedRunKey(deckId: string, engine: string, program: string): string {
  return `${packedPrefix(deckId)}${runKey(engine, program)}`;
}

// A deck's id has no slash, and no engine's identity begins like this.
const packedPrefix = (deckId: string): string => `deck/${deckId}/`;

/** The first of these keys that has a row. */
export async function firstRun(db: Database, keys: readonly string[]): Promise<RunRow | undefined> {
  return (await db.runs.bulkGet([...keys])).find((row) => row !== undefined);
}

export async function putRun(db: Database, row: RunRow): Promise<void> {
  await db.runs.put(row);
}

/** Replaces the outputs of an earlier package of the deck. */
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

/** Deletes the outputs that packages of a deck gave. */
export async function deletePackedRuns(db: Database, deckId: string): Promise<void> {
  await db.runs.where('hash').startsWith(packedPrefix(deckId)).delete();
}

/** Deletes the runs of engines other than `engine`: they are never used again. */
export async function deleteForeignRuns(db: Database, engine: string): Promise<void> {
  const keys = await db.runs.toCollection().primaryKeys();
  const ours = runKey(engine, '');
  await db.runs.bulkDelete(
    keys.filter((key) => !key.startsWith(ours) && !key.includes(`/${ours}`)),
  );
}
