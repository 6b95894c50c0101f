/** Automatic backups in a separate folder, outside the database they have to survive. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { temporarySuffix, writeAtomically } from './atomic-write.ts';
import type { BackupEntry, BackupReason, IncomingFile } from './contract.ts';
import { createQueue } from './in-turn.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { readIncoming } from './read-file.ts';
import {
  backupName,
  expiredBackups,
  newestFirst,
  nextSequence,
  parseBackupName,
} from './rotation.ts';

/** Where the backups are and what time it is. */
export interface BackupOptions {
  readonly folder: string;
  readonly now: () => number;
}

/** The backup folder. */
export interface Backups {
  readonly write: (bytes: Uint8Array, reason: BackupReason) => Promise<Outcome<undefined>>;
  readonly list: () => Promise<Outcome<readonly BackupEntry[]>>;
  readonly read: (name: string) => Promise<Outcome<IncomingFile>>;
}

/** Opens the backup folder, which need not exist yet. */
export function createBackups({ folder, now }: BackupOptions): Backups {
  // One at a time: two concurrent rotations would count each other's files.
  const inTurn = createQueue();

  async function write(bytes: Uint8Array, reason: BackupReason): Promise<Outcome<undefined>> {
    try {
      await mkdir(folder, { recursive: true });
      const sequence = nextSequence(await readdir(folder));
      await writeAtomically(join(folder, backupName(sequence, now(), reason)), bytes);
    } catch (error) {
      return failed(
        `The backup in “${folder}” could not be written: ${reasonOf(error)}. ` +
          'Older backups are untouched. Make room there, or save a backup elsewhere.',
      );
    }
    // The new backup is safe; old ones that cannot be removed now are tried again next time.
    await rotate().catch((error: unknown) => console.error('Old backups stay for now.', error));
    return succeeded(undefined);
  }

  async function rotate(): Promise<void> {
    const names = await readdir(folder);
    const stored = await Promise.all(names.map((name) => sized(name)));
    const leftovers = names.filter((name) => name.endsWith(temporarySuffix));
    for (const name of [...expiredBackups(stored, now()), ...leftovers]) {
      await rm(join(folder, name), { force: true });
    }
  }

  async function sized(name: string): Promise<{ readonly name: string; readonly size: number }> {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    return { name, size: facts?.size ?? 0 };
  }

  async function list(): Promise<Outcome<readonly BackupEntry[]>> {
    try {
      await mkdir(folder, { recursive: true });
      const stored = await Promise.all((await readdir(folder)).map((name) => sized(name)));
      return succeeded(
        newestFirst(stored).map(({ name, size, time, reason }) => ({
          name,
          size,
          writtenAt: time,
          reason,
        })),
      );
    } catch (error) {
      return failed(`The backups in “${folder}” could not be listed: ${reasonOf(error)}.`);
    }
  }

  return {
    write: (bytes, reason) => inTurn(() => write(bytes, reason)),
    list,
    read: async (name) =>
      // Only a name this folder could have issued: the pattern allows no separator.
      parseBackupName(name) === undefined
        ? failed(`“${name}” is not one of the automatic backups. Choose one from the list.`)
        : readIncoming(join(folder, name), 'backup'),
  };
}
