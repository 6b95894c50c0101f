/** Reads a backup and checks all of it: every part, every row. Writes nothing. */
import { crc32 } from '#format/crc32.ts';
import type { Problem } from '#format/types.ts';
import { quoted } from '#format/text.ts';
import { z } from '#format/zod.ts';
import {
  BACKED_UP,
  BACKUP_FORMAT,
  BACKUP_MANIFEST,
  type BackedUp,
  type BackupManifest,
  MANIFEST,
  type Part,
  backupProblem,
} from './backup-file.ts';
import { jsonLines } from './json-lines.ts';
import { SCHEMA_VERSION, migrateRow } from './migrations.ts';
import { type BackupReader, openBackup } from './open-backup.ts';
import { checkRow, keyOf, reasonOf } from './row-check.ts';

export interface BackupSummary {
  readonly createdAt: number;
  /** Rows that would be restored, by table. */
  readonly counts: BackupManifest['counts'];
}

/** A checked backup. Plain data, because a worker may have checked it. */
export interface CheckedBackup {
  readonly bytes: Uint8Array;
  readonly manifest: BackupManifest;
  readonly summary: BackupSummary;
  /** Rows and parts that cannot be restored. */
  readonly bad: number;
  readonly badLines: ReadonlyMap<string, ReadonlySet<number>>;
  readonly badParts: ReadonlySet<string>;
  /** Parts with rows that differ from what the current schema writes. */
  readonly impure: ReadonlySet<string>;
}

export type BackupCheck =
  | { readonly ok: true; readonly checked: CheckedBackup }
  | {
      readonly ok: false;
      /** The first problems, each with its place and remedy. */
      readonly problems: readonly Problem[];
      /** The valid remainder; undefined if there is none, or it cannot be determined. */
      readonly rest?: CheckedBackup;
    };

export interface WatchOptions {
  /** Rows done, and the total. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Aborting it makes the call reject with the signal's reason; nothing is changed then. */
  readonly signal?: AbortSignal | undefined;
}

/** Rows between two moments at which the page may draw. */
export const BATCH = 2000;

/** More problems than this are not listed individually. */
const MAX_PROBLEMS = 50;

/** The first three fields, which are the same in every future version. */
const HEAD = z.object({ app: z.string(), format: z.number(), schema: z.number() });

/** Checks a whole backup. Every problem is reported with its entry and line. */
export async function examineBackup(
  bytes: Uint8Array,
  { onProgress, signal }: WatchOptions = {},
): Promise<BackupCheck> {
  const reader = openBackup(bytes);
  if (typeof reader === 'string') return failed(backupProblem(MANIFEST, reader));
  const manifest = readManifest(reader);
  if ('problems' in manifest) return manifest;
  const examined = createExamination(manifest, reader);
  const total = manifest.parts.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const part of manifest.parts) {
    for (const _row of examined.rows(part)) {
      done += 1;
      if (done % BATCH === 0) {
        onProgress?.(done, total);
        await breath();
        signal?.throwIfAborted();
      }
    }
    await breath();
  }
  onProgress?.(total, total);
  return examined.result(bytes);
}

async function breath(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

interface Examination {
  /** Checks the rows of a part, one at each step. */
  readonly rows: (part: Part) => Generator<void>;
  readonly result: (bytes: Uint8Array) => BackupCheck;
}

function createExamination(manifest: BackupManifest, reader: BackupReader): Examination {
  const { schema } = manifest;
  const problems: Problem[] = [];
  const keys = new Map<BackedUp, Set<unknown>>(BACKED_UP.map((name) => [name, new Set()]));
  const badLines = new Map<string, Set<number>>();
  const badParts = new Set<string>();
  const impure = new Set<string>();
  const counts: Partial<Record<BackedUp, number>> = {};
  let bad = 0;
  const report = (problem: Problem): void => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem);
  };
  const badPart = ({ name, rows }: Part, message: string): void => {
    bad += rows;
    badParts.add(name);
    report(backupProblem(name, message));
  };

  function* rows(part: Part): Generator<void> {
    const { name, table } = part;
    const bytes = readPart(part, reader);
    if (typeof bytes === 'string') {
      badPart(part, bytes);
      return;
    }
    if (schema < SCHEMA_VERSION) impure.add(name);
    let seen = 0;
    for (const { line, value, fault } of valuesOf(part, bytes)) {
      seen += 1;
      if (seen > part.rows) {
        report(
          backupProblem(name, `This part should hold ${part.rows} rows and holds more.`, line),
        );
        bad += 1;
        part = { ...part, rows: Infinity };
      }
      const problem = fault ?? rowProblem(table, name, value);
      if (problem === undefined) {
        counts[table] = (counts[table] ?? 0) + 1;
      } else {
        bad += 1;
        const lines = badLines.get(name) ?? new Set();
        badLines.set(name, lines.add(line));
        report(backupProblem(name, problem, line));
      }
      yield;
    }
    if (seen < part.rows && part.rows !== Infinity) {
      bad += part.rows - seen;
      report(backupProblem(name, `This part should hold ${part.rows} rows and holds ${seen}.`));
    }
  }

  /** What is wrong with a row, as a sentence. */
  function rowProblem(table: BackedUp, part: string, value: unknown): string | undefined {
    const checked = checkRow(table, migrateRow(table, value, schema));
    if (!checked.ok) return `This row of ${table} cannot be read: ${checked.reason}.`;
    const key: unknown = Reflect.get(checked.row, keyOf(table));
    const known = keys.get(table);
    if (known?.has(key) === true)
      return `The row ${quoted(String(key))} of ${table} is there twice.`;
    known?.add(key);
    if (!impure.has(part) && !sameFields(checked.row, value)) impure.add(part);
    return undefined;
  }

  return {
    rows,
    result(bytes) {
      for (const table of BACKED_UP) counts[table] ??= 0;
      for (const problem of countProblems(manifest)) {
        bad += 1;
        report(problem);
      }
      const summary = { createdAt: manifest.createdAt, counts };
      const checked = { bytes, manifest, summary, bad, badLines, badParts, impure };
      if (bad === 0) return { ok: true, checked };
      const some = Object.values(counts).some((count) => count > 0);
      return { ok: false, problems, ...(some ? { rest: checked } : {}) };
    },
  };
}

/** Whether a row has exactly the fields of its checked copy. */
function sameFields(checked: unknown, value: unknown): boolean {
  if (!isObject(checked) || !isObject(value)) return true;
  if (checked instanceof Uint8Array) return true;
  const keys = Object.keys(value);
  return (
    keys.length === Object.keys(checked).length &&
    keys.every((key) => sameFields(Reflect.get(checked, key), Reflect.get(value, key)))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function failed(...problems: readonly Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems };
}

function broken(message: string, remedy?: string): ReturnType<typeof failed> {
  return failed(backupProblem(MANIFEST, message, 1, remedy));
}

function readManifest(reader: BackupReader): BackupManifest | ReturnType<typeof failed> {
  if (reader.sizeOf(MANIFEST) === undefined) return broken('This file is no Loopwise backup.');
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(reader.read(MANIFEST)));
  } catch {
    return broken('The table of contents of this backup is damaged.');
  }
  // First of all: a newer version may have changed everything but these three.
  const head = HEAD.safeParse(content);
  if (!head.success || head.data.app !== 'loopwise') {
    return broken('This file is no Loopwise backup.');
  }
  const { format, schema } = head.data;
  if (format > BACKUP_FORMAT || schema > SCHEMA_VERSION) {
    return broken(
      `This backup was made by a newer Loopwise (format ${format}, schema ${schema}; ` +
        `this one knows ${BACKUP_FORMAT} and ${SCHEMA_VERSION}).`,
      'Install the newest Loopwise and restore it there; nothing was changed.',
    );
  }
  const parsed = BACKUP_MANIFEST.safeParse(content);
  if (!parsed.success) {
    return broken(`The table of contents of this backup is damaged (${reasonOf(parsed.error)}).`);
  }
  // One entry read as many parts would cost far more work than its bytes justify.
  const names = new Set(parsed.data.parts.map(({ name }) => name));
  if (names.size < parsed.data.parts.length) {
    return broken('The table of contents of this backup names a part twice.');
  }
  return parsed.data;
}

/** The bytes of a part, or what is wrong with it as a sentence. */
function readPart(part: Part, reader: BackupReader): Uint8Array<ArrayBuffer> | string {
  if (reader.sizeOf(part.name) !== part.size) {
    return 'This part of the backup is missing or has another size.';
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = reader.read(part.name);
  } catch {
    return 'This part of the backup is damaged and cannot be unpacked.';
  }
  if (crc32(bytes) !== part.crc32) {
    return 'This part of the backup was changed: its checksum is another.';
  }
  return bytes;
}

export interface ReadValue {
  readonly line: number;
  readonly value?: unknown;
  /** Why there is no value, as a sentence. */
  readonly fault?: string | undefined;
}

/** The values of a part as they were written, each with its line. */
export function* valuesOf(part: Part, bytes: Uint8Array<ArrayBuffer>): Generator<ReadValue> {
  if (part.table === 'packages') {
    yield { line: 1, value: { deckId: part.key, bytes } };
    return;
  }
  for (const read of jsonLines(bytes)) {
    yield read.fault === undefined
      ? read
      : { line: read.line, fault: `This row of ${part.table} cannot be read: ${read.fault}.` };
  }
}

function* countProblems({ counts, parts }: BackupManifest): Generator<Problem> {
  for (const table of BACKED_UP) {
    const rows = parts
      .filter((part) => part.table === table)
      .reduce((sum, part) => sum + part.rows, 0);
    const promised = counts[table] ?? 0;
    if (rows !== promised) {
      yield backupProblem(
        MANIFEST,
        `The backup should hold ${promised} rows of ${table} and holds ${rows}.`,
      );
    }
  }
}
