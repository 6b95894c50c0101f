/** Back from a backup: everything is checked first, then everything is replaced at once. */
import type { Problem, Result } from '#format/types.ts';
import {
  BACKED_UP,
  BACKUP_FORMAT,
  BACKUP_MANIFEST,
  type BackedUp,
  type BackupManifest,
  MANIFEST,
  type Part,
  backupProblem,
  crc32,
} from './backup-file.ts';
import type { Database } from './database.ts';
import { jsonLines } from './json-lines.ts';
import { SCHEMA_VERSION, migrateRow } from './migrations.ts';
import { type BackupReader, openBackup } from './open-backup.ts';
import { cardRow, deckRow, questionRow, reviewRow, sessionRow, settingRow } from './row-schemas.ts';
import { z } from '#format/zod.ts';

export type BackupSummary = Pick<BackupManifest, 'createdAt' | 'counts'>;

interface OpenedBackup {
  readonly manifest: BackupManifest;
  readonly reader: BackupReader;
}

/** More problems than this are not listed one by one: the file is broken. */
const MAX_PROBLEMS = 50;

const HEAD = z.object({ app: z.string(), format: z.number(), schema: z.number() });

const ROWS = {
  decks: { key: 'id', schema: deckRow },
  packages: {
    key: 'deckId',
    schema: z.object({ deckId: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
  questions: { key: 'id', schema: questionRow },
  cards: { key: 'id', schema: cardRow },
  reviews: { key: 'id', schema: reviewRow },
  sessions: { key: 'id', schema: sessionRow },
  settings: { key: 'name', schema: settingRow },
} as const satisfies Record<BackedUp, { key: string; schema: z.ZodType }>;

/**
 * Checks a whole backup, every row of it, and says what it holds, or everything that is wrong with
 * it in plain words: the entry of the file, the line in it, and what to do.
 */
export async function checkBackup(bytes: Uint8Array): Promise<Result<BackupSummary>> {
  const opened = await checked(bytes);
  if (!opened.ok) return opened;
  const { createdAt, counts } = opened.value.manifest;
  return { ok: true, value: { createdAt, counts } };
}

/**
 * Replaces everything by what a backup holds, in one transaction after a complete check; the cache
 * of runs stays. Where anything is wrong, or the disk is full half-way, nothing is changed.
 */
export async function restoreBackup(
  db: Database,
  bytes: Uint8Array,
): Promise<Result<BackupSummary>> {
  const opened = await checked(bytes);
  if (!opened.ok) return opened;
  const { manifest, reader } = opened.value;
  const tables = BACKED_UP.map((name) => db.table<unknown>(name));
  try {
    await db.transaction('rw', tables, async () => {
      for (const table of tables) await table.clear();
      for (const part of manifest.parts) {
        const rows = [...rowsOf(part, reader.read(part.name), manifest.schema)];
        await db.table<unknown>(part.table).bulkAdd(rows.map(({ row }) => row.data));
      }
    });
  } catch (error) {
    const message = `The backup could not be written: ${String(error)}`;
    const remedy = 'Make room on the disk and try again; nothing was changed.';
    return { ok: false, problems: [backupProblem(MANIFEST, message, 1, remedy)] };
  }
  return { ok: true, value: { createdAt: manifest.createdAt, counts: manifest.counts } };
}

async function checked(bytes: Uint8Array): Promise<Result<OpenedBackup>> {
  const reader = openBackup(bytes);
  if (typeof reader === 'string') return failed(backupProblem(MANIFEST, reader));
  const manifest = readManifest(reader);
  if (!manifest.ok) return manifest;
  const problems: Problem[] = [];
  const keys = new Map<BackedUp, Set<unknown>>(BACKED_UP.map((name) => [name, new Set()]));
  for (const part of manifest.value.parts) {
    for (const problem of partProblems(part, reader, manifest.value.schema, keys)) {
      problems.push(problem);
      if (problems.length >= MAX_PROBLEMS) return failed(...problems);
    }
    // The page must be able to draw between two parts of a large backup.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
  problems.push(...countProblems(manifest.value));
  return problems.length > 0
    ? failed(...problems)
    : { ok: true, value: { manifest: manifest.value, reader } };
}

function failed(...problems: readonly Problem[]): {
  readonly ok: false;
  problems: readonly Problem[];
} {
  return { ok: false, problems };
}

function broken(message: string, remedy?: string): ReturnType<typeof failed> {
  return failed(backupProblem(MANIFEST, message, 1, remedy));
}

function readManifest(reader: BackupReader): Result<BackupManifest> {
  if (reader.sizeOf(MANIFEST) === undefined) return broken('This file is no Loopwise backup.');
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(reader.read(MANIFEST)));
  } catch {
    return broken('The table of contents of this backup is damaged.');
  }
  // Before anything else: a newer version may have changed everything but these three.
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
    return broken(`The table of contents of this backup is damaged (${reason(parsed.error)}).`);
  }
  // One entry read as many parts would be many times the work that its bytes allow.
  const names = new Set(parsed.data.parts.map(({ name }) => name));
  if (names.size < parsed.data.parts.length) {
    return broken('The table of contents of this backup names a part twice.');
  }
  return { ok: true, value: parsed.data };
}

/** What is wrong with a value may be thousands of things; the first few tell which value it is. */
const MAX_REASONS = 3;

function reason(error: z.ZodError): string {
  const said = error.issues
    .slice(0, MAX_REASONS)
    .map(({ path, message }) =>
      (path.length > 0 ? `${path.join('.')}: ${message}` : message).slice(0, 200),
    );
  const left = error.issues.length - said.length;
  return [...said, ...(left > 0 ? [`and ${left} more`] : [])].join('; ');
}

function* partProblems(
  part: Part,
  reader: BackupReader,
  schema: number,
  keys: ReadonlyMap<BackedUp, Set<unknown>>,
): Generator<Problem> {
  const { name, table } = part;
  if (reader.sizeOf(name) !== part.size) {
    yield backupProblem(name, 'This part of the backup is missing or has another size.');
    return;
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = reader.read(name);
  } catch {
    yield backupProblem(name, 'This part of the backup is damaged and cannot be unpacked.');
    return;
  }
  if (crc32(bytes) !== part.crc32) {
    yield backupProblem(name, 'This part of the backup was changed: its checksum is another.');
    return;
  }
  let rows = 0;
  const known = keys.get(table);
  for (const { line, row } of rowsOf(part, bytes, schema)) {
    rows += 1;
    if (rows > part.rows) {
      yield backupProblem(name, `This part should hold ${part.rows} rows and holds more.`, line);
      return;
    }
    if (!row.success) {
      yield backupProblem(name, `This row of ${table} cannot be read: ${row.reason}.`, line);
    } else if (known?.has(row.key)) {
      yield backupProblem(name, `The row "${String(row.key)}" of ${table} is there twice.`, line);
    } else {
      known?.add(row.key);
    }
  }
  if (rows < part.rows) {
    yield backupProblem(name, `This part should hold ${part.rows} rows and holds ${rows}.`);
  }
}

type ReadRow =
  | { readonly success: true; readonly key: unknown; readonly data: unknown }
  | { readonly success: false; readonly reason: string; readonly data?: undefined };

/** The rows of a part as the current schema has them, each with its line. */
function* rowsOf(
  part: Part,
  bytes: Uint8Array<ArrayBuffer>,
  schema: number,
): Generator<{ readonly line: number; readonly row: ReadRow }> {
  if (part.table === 'packages') {
    yield { line: 1, row: readRow('packages', { deckId: part.key, bytes }, schema) };
    return;
  }
  for (const { line, ...read } of jsonLines(bytes)) {
    const row: ReadRow =
      read.fault === undefined
        ? readRow(part.table, read.value, schema)
        : { success: false, reason: read.fault };
    yield { line, row };
  }
}

function readRow(table: BackedUp, value: unknown, schema: number): ReadRow {
  const { schema: shape, key } = ROWS[table];
  const parsed = shape.safeParse(migrateRow(table, value, schema));
  if (!parsed.success) return { success: false, reason: reason(parsed.error) };
  return { success: true, key: Reflect.get(parsed.data, key), data: parsed.data };
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
