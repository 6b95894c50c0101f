/**
 * The journal: answers as lines outside the database, which survive its loss. There are two files: one
 * since the newest automatic backup, and one since the backup before it.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createQueue } from './in-turn.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** The files of the journal. */
export interface JournalFiles {
  /** Adds lines; resolves when they are on disk. */
  readonly append: (lines: string) => Promise<Outcome<undefined>>;
  /** Both files, the older one first. */
  readonly read: () => Promise<Outcome<string>>;
  /** Begins a new file with these lines and deletes the older of the two files. */
  readonly turn: (lines: string) => Promise<Outcome<undefined>>;
  readonly clear: () => Promise<Outcome<undefined>>;
}

/** Opens the journal in a folder, which need not exist yet. */
export function createJournal(folder: string): JournalFiles {
  const current = join(folder, 'current.jsonl');
  const before = join(folder, 'before.jsonl');
  const inTurn = createQueue();

  async function append(lines: string): Promise<undefined> {
    await mkdir(folder, { recursive: true });
    const file = await open(current, 'a');
    try {
      await file.writeFile(lines);
      await file.sync();
    } finally {
      await file.close();
    }
    return undefined;
  }

  async function attempt<T>(what: string, work: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return succeeded(await inTurn(work));
    } catch (error) {
      return failed(`The journal in “${folder}” could not be ${what}: ${reasonOf(error)}.`);
    }
  }

  return {
    append: (lines) => attempt('written', () => append(lines)),
    read: () =>
      attempt('read', async () => {
        const older = await textOf(before);
        // Its last line may be incomplete.
        const end = older === '' || older.endsWith('\n') ? '' : '\n';
        return older + end + (await textOf(current));
      }),
    turn: (lines) =>
      attempt('written', async () => {
        await rename(current, before).catch(unlessMissing);
        return append(lines);
      }),
    clear: () =>
      attempt('emptied', async () => {
        await rm(current, { force: true });
        await rm(before, { force: true });
        return undefined;
      }),
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    unlessMissing(error);
    return '';
  }
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
