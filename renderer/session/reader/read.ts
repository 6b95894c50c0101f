/** Reading what comes from outside, wherever it is done: in a worker, or in a test beside it. */
import { parseDeckSteps } from '#format/deck.ts';
import { readPackage } from '#format/package.ts';
import type { AnswerFile, Deck, Result } from '#format/types.ts';
import type { BackupCheck } from '#store/backup-check.ts';
import { examineBackup } from '#store/backup-check.ts';
import { sha256 } from '#store/sha256.ts';

/** A deck as it was found in its package. */
export interface UnpackedDeck {
  readonly deck: Deck;
  readonly answers: AnswerFile | undefined;
  /** What was left out of the package, as sentences. */
  readonly notes: readonly string[];
}

/** What each kind of job results in. */
export interface ReadResults {
  readonly deck: Result<UnpackedDeck>;
  readonly backup: BackupCheck;
}

/** What is to be read. */
export interface ReadJob<Kind extends keyof ReadResults = keyof ReadResults> {
  readonly kind: Kind;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How far reading has come, in questions of a deck or rows of a backup. */
export interface ReadProgress {
  readonly done: number;
  readonly total: number;
}

/** Reads a deck; `onStep` is called after each question, and waited for where it gives a promise. */
export async function readDeckJob(
  { name, bytes }: Pick<ReadJob, 'name' | 'bytes'>,
  onStep: (progress: ReadProgress) => void | Promise<void>,
): Promise<ReadResults['deck']> {
  const unpacked = readPackage(bytes, name);
  if (!unpacked.ok) return unpacked;
  const { files, answers, notes } = unpacked.value;
  const steps = parseDeckSteps(files, sha256);
  let step = await steps.next();
  while (step.done !== true) {
    const { done, total } = step.value;
    await onStep({ done, total });
    step = await steps.next();
  }
  const read = step.value;
  return read.ok ? { ok: true, value: { deck: read.value, answers, notes } } : read;
}

/** Checks a backup; `onStep` is called now and then. */
export async function readBackupJob(
  { bytes }: Pick<ReadJob, 'bytes'>,
  onStep: (progress: ReadProgress) => void,
): Promise<ReadResults['backup']> {
  return examineBackup(bytes, { onProgress: (done, total) => onStep({ done, total }) });
}
