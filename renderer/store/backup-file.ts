/**
 * The file of a backup: a zip with `manifest.json` and, for every table, parts of JSON lines such
 * as `reviews/00001.jsonl`; the packages of decks are stored as they are. In parts, because a
 * million reviews in one text would have to fit into memory at once, both to write and to read.
 */
import { crc32 } from '#format/crc32.ts';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Problem } from '#format/types.ts';
import { z } from '#format/zod.ts';

/** The version of this layout; rows also have the schema version of the database. */
export const BACKUP_FORMAT = 1;

export const MANIFEST = 'manifest.json';

/**
 * In the order in which they are restored. The cache of runs is left out, because it can be
 * rebuilt.
 */
export const BACKED_UP = [
  'decks',
  'packages',
  'questions',
  'cards',
  'reviews',
  'sessions',
  'settings',
] as const;

export type BackedUp = (typeof BACKED_UP)[number];

const KINDS = z.enum(BACKED_UP);

const PART = z.object({
  name: z.string(),
  table: KINDS,
  rows: z.int().min(0),
  /** Bytes before compression. */
  size: z.int().min(0),
  /** CRC-32 of these bytes, as in the zip itself, which our own reader does not check. */
  crc32: z.int().min(0),
  /** The key of a row whose bytes are the whole entry: the deck of a package. */
  key: z.string().exactOptional(),
});

export type Part = z.infer<typeof PART>;

export const BACKUP_MANIFEST = z.object({
  format: z.literal(BACKUP_FORMAT),
  app: z.literal('loopwise'),
  schema: z.int().min(1),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  /** Rows by table. A table added after the backup is missing: it had no rows. */
  counts: z.partialRecord(KINDS, z.int().min(0)),
  parts: z.array(PART),
});

export type BackupManifest = z.infer<typeof BACKUP_MANIFEST>;

/** A part has about this many bytes of lines. */
const PART_SIZE = 4 * 2 ** 20;

export interface BackupWriter {
  /** Adds rows of a table as JSON lines. */
  readonly addRows: (table: BackedUp, rows: readonly unknown[]) => void;
  /** Adds one row that consists of a key and bytes. */
  readonly addBytes: (table: BackedUp, key: string, bytes: Uint8Array) => void;
  /** Completes the file. */
  readonly finish: (schema: number, createdAt: number) => Uint8Array<ArrayBuffer>;
}

/** Writes a backup piece by piece; only the compressed pieces stay in memory. */
export function backupWriter(): BackupWriter {
  const chunks: Uint8Array[] = [];
  const parts: Part[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const add = (name: string, bytes: Uint8Array, compress: boolean): void => {
    const entry = compress ? new ZipDeflate(name, { level: 3 }) : new ZipPassThrough(name);
    // Zip has no years before 1980, which a computer with a reset clock may report.
    entry.mtime = '2000-01-01T12:00:00';
    zip.add(entry);
    entry.push(bytes, true);
  };
  const addPart = (table: BackedUp, rows: number, bytes: Uint8Array, key?: string): void => {
    const number = String(parts.length + 1).padStart(5, '0');
    const name = `${table}/${number}.${key === undefined ? 'jsonl' : 'loopwise'}`;
    const part = { name, table, rows, size: bytes.length, crc32: crc32(bytes) };
    parts.push(key === undefined ? part : { ...part, key });
    add(name, bytes, key === undefined);
  };
  return {
    addRows(table, rows) {
      let lines: string[] = [];
      let size = 0;
      const flush = (): void => {
        if (lines.length > 0) addPart(table, lines.length, encode(`${lines.join('\n')}\n`));
        lines = [];
        size = 0;
      };
      for (const row of rows) {
        const line = JSON.stringify(row);
        lines.push(line);
        size += line.length;
        if (size >= PART_SIZE) flush();
      }
      flush();
    },
    addBytes(table, key, bytes) {
      addPart(table, 1, bytes, key);
    },
    finish(schema, createdAt) {
      const counts: Partial<Record<BackedUp, number>> = {};
      for (const table of BACKED_UP) counts[table] = 0;
      for (const { table, rows } of parts) counts[table] = (counts[table] ?? 0) + rows;
      const manifest: BackupManifest = {
        format: BACKUP_FORMAT,
        app: 'loopwise',
        schema,
        createdAt,
        counts,
        parts,
      };
      add(MANIFEST, encode(JSON.stringify(manifest, undefined, 1)), true);
      zip.end();
      return joined(chunks);
    },
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A problem with a backup, which always has the same remedy. */
export function backupProblem(file: string, message: string, line = 1, remedy = ANOTHER): Problem {
  // A damaged list of parts may contain empty names.
  return { file: file === '' ? MANIFEST : file, line, message, remedy };
}

const ANOTHER = 'Choose another backup; nothing was changed.';
