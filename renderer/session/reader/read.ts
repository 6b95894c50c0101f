/** Reads imported files, and does other work of the worker; tests call it on the same thread. */
import { parseDeckSteps } from '#format/deck.ts';
import { readGiven } from '#format/given-answers.ts';
import type { GivenAnswers } from '#format/given-answers.ts';
import { readPackage, writePackage } from '#format/package.ts';
import type { DeckPackage } from '#format/package.ts';
import type { ProgressAnswer } from '#format/progress.ts';
import type { AnswerFile, Deck, Result } from '#format/types.ts';
import type { ExportSource } from '#export/source.ts';
import type { Mapping, TableHead } from '#import/csv-questions.ts';
import type { ForeignKind } from '#import/kinds.ts';
import { foreignKind } from '#import/kinds.ts';
import { ownAnswers } from '#session/own-answers.ts';
import type { BackupCheck } from '#store/backup-check.ts';
import { examineBackup } from '#store/backup-check.ts';
import { sha256 } from '#store/sha256.ts';
import type { PackOrder } from './pack.ts';

/** A deck as read from its package. */
export interface UnpackedDeck {
  readonly deck: Deck;
  /** The outputs of its own programs. */
  readonly answers: AnswerFile | undefined;
  readonly progress: readonly ProgressAnswer[] | undefined;
  /** What was left out of the package, in sentences. */
  readonly notes: readonly string[];
  /** The deck as a package, if the file was of another kind. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** The result of each kind of job. */
export interface ReadResults {
  readonly deck: Result<UnpackedDeck>;
  readonly backup: BackupCheck;
  /** The preview of a table. */
  readonly table: Result<TableHead>;
  /** A learner's answers, for a teacher. */
  readonly given: Result<GivenAnswers>;
  /** An Anki package, made from the job's bytes: `AnkiOrder` as JSON. */
  readonly anki: Uint8Array<ArrayBuffer>;
  /** A package, made from the job's order. */
  readonly pack: Result<Uint8Array<ArrayBuffer>>;
}

/** The job. */
export interface ReadJob<Kind extends keyof ReadResults = keyof ReadResults> {
  readonly kind: Kind;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The meanings of a table's columns, if chosen by hand. */
  readonly mapping?: Mapping | undefined;
  /** What to write, if a package is written. */
  readonly order?: PackOrder;
  /** SQLite's WebAssembly, if reading or writing needs it. */
  readonly sqlite?: ArrayBuffer;
}

/** The progress of reading, in questions of a deck or rows of a backup. */
export interface ReadProgress {
  readonly done: number;
  readonly total: number;
}

/** Reads a deck; `onStep` is called after each question, and awaited if it returns a promise. */
async function readDeckJob(
  { name, bytes, sqlite, mapping }: Pick<ReadJob, 'name' | 'bytes' | 'sqlite' | 'mapping'>,
  onStep: (progress: ReadProgress) => void | Promise<void>,
): Promise<ReadResults['deck']> {
  const kind = foreignKind(name);
  const unpacked =
    kind === undefined
      ? readPackage(bytes, name)
      : await readOther(kind, { name, bytes, sqlite, mapping });
  if (!unpacked.ok) return unpacked;
  const { files, answers, progress, notes } = unpacked.value;
  const steps = parseDeckSteps(files, sha256);
  let step = await steps.next();
  while (step.done !== true) {
    const { done, total } = step.value;
    await onStep({ done, total });
    step = await steps.next();
  }
  const read = step.value;
  if (!read.ok) return read;
  const deck = read.value;
  const own = answers && (await ownAnswers(deck, answers));
  const packed = kind === undefined ? undefined : new Uint8Array(writePackage({ files }));
  return {
    ok: true,
    value: { deck, answers: own, progress, notes, ...(packed && { bytes: packed }) },
  };
}

/** A file of another kind, as the folder of a deck. Its reader is loaded on demand. */
async function readOther(
  kind: ForeignKind,
  {
    name,
    bytes,
    sqlite,
    mapping,
  }: Pick<ReadJob, 'name' | 'bytes' | 'mapping'> & { readonly sqlite: ReadJob['sqlite'] },
): Promise<Result<DeckPackage>> {
  const [{ readForeign }, { openSqlite }] = await Promise.all([
    import('#import/foreign.ts'),
    import('#export/sqlite.ts'),
  ]);
  const tools = { sql: async () => openSqlite(sqlite) };
  const read = await readForeign(kind, name, bytes, tools, mapping);
  return read.ok
    ? { ok: true, value: { ...read.value, answers: undefined, progress: undefined } }
    : read;
}

/** The input of an Anki package, as encoded in the bytes of a job. */
export interface AnkiOrder {
  readonly source: ExportSource;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Writes an Anki package: the page itself may not run SQLite. */
async function writeAnkiJob({
  bytes,
  sqlite,
}: Pick<ReadJob, 'bytes' | 'sqlite'>): Promise<ReadResults['anki']> {
  const [{ ankiPackage }, { openSqlite }] = await Promise.all([
    import('#export/anki.ts'),
    import('#export/sqlite.ts'),
  ]);
  const { source, at } = JSON.parse(new TextDecoder().decode(bytes)) as AnkiOrder;
  return ankiPackage(source, { sql: await openSqlite(sqlite), sha1, sha256, at });
}

async function sha1(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Checks a backup; `onStep` is called at intervals. */
async function readBackupJob(
  { bytes }: Pick<ReadJob, 'bytes'>,
  onStep: (progress: ReadProgress) => void,
): Promise<ReadResults['backup']> {
  return examineBackup(bytes, { onProgress: (done, total) => onStep({ done, total }) });
}

const NOTHING_TO_PACK: PackOrder = { sources: [], progress: undefined };

/** Does a job of any kind. */
export async function carryOut(
  job: ReadJob,
  onStep: (progress: ReadProgress) => void,
): Promise<ReadResults[keyof ReadResults]> {
  switch (job.kind) {
    case 'deck':
      return readDeckJob(job, onStep);
    case 'backup':
      return readBackupJob(job, onStep);
    case 'table':
      return (await import('#import/foreign.ts')).readTableHead(job.name, job.bytes, job.mapping);
    case 'given':
      return readGiven(job.name, new TextDecoder().decode(job.bytes));
    case 'anki':
      return writeAnkiJob(job);
    case 'pack':
      return (await import('./pack.ts')).pack(job.order ?? NOTHING_TO_PACK, onStep);
  }
}
