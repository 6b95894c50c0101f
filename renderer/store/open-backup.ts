/**
 * Opens the file of a backup. It may come from anywhere, so every size is bounded before the work
 * it causes: entries, bytes of each, bytes of all; and nothing is inflated until it is requested.
 */
import { type ZipEntry, listZip, openEntry } from '#format/zip.ts';
import { MANIFEST } from './backup-file.ts';

const MIB = 2 ** 20;

/** Far more than a lifetime of learning fills, and far less than would exhaust memory. */
const BACKUP_LIMITS = {
  /** A million reviews fill about two hundred parts. */
  entries: 10_000,
  /** About 150 bytes per part. */
  manifestBytes: 4 * MIB,
  /** A part of rows: the writer starts another one after 4 Mi characters. */
  partBytes: 32 * MIB,
  /** The package of a deck, which the app would not import if it were larger. */
  packageBytes: 64 * MIB,
  totalBytes: 4 * 2 ** 30,
} as const;

/** An open backup: entries are inflated one at a time, on request. */
export interface BackupReader {
  /** Size in bytes before compression, `undefined` if there is no such entry. */
  readonly sizeOf: (name: string) => number | undefined;
  /** The bytes of an entry, as a copy; throws if it is damaged. */
  readonly read: (name: string) => Uint8Array<ArrayBuffer>;
}

/** Opens a backup without inflating anything; a text says why it cannot be opened. */
export function openBackup(bytes: Uint8Array): BackupReader | string {
  const listing = listZip(bytes, BACKUP_LIMITS.entries);
  if ('fault' in listing) return 'This file is no Loopwise backup, or a part of it is missing.';
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (const entry of listing.entries) {
    if (entries.has(entry.name)) return 'This file holds two entries of one name.';
    entries.set(entry.name, entry);
    total += entry.size;
    if (entry.size > mostBytes(entry.name) || total > BACKUP_LIMITS.totalBytes) {
      return 'This file would unpack to more than a backup can hold.';
    }
  }
  return {
    sizeOf: (name) => entries.get(name)?.size,
    read(name) {
      const entry = entries.get(name);
      const opened = entry && openEntry(bytes, entry);
      if (opened === undefined || 'fault' in opened) throw new Error(`${name} is damaged`);
      return new Uint8Array(opened.data);
    },
  };
}

function mostBytes(name: string): number {
  if (name === MANIFEST) return BACKUP_LIMITS.manifestBytes;
  return name.startsWith('packages/') ? BACKUP_LIMITS.packageBytes : BACKUP_LIMITS.partBytes;
}
