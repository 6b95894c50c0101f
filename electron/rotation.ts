/** Names of automatic backups, and which to keep. Pure; the time is a parameter. */
import type { BackupReason } from './contract.ts';
import { kindsOfFile } from './file-kinds.ts';

/** A backup as listed in the folder. */
export interface StoredBackup {
  readonly name: string;
  readonly size: number;
}

/** The contents of a backup's name. */
export interface NamedBackup {
  /** Increases with every backup, whatever the clock says; 0 in names of earlier versions. */
  readonly sequence: number;
  /** When it was written, by the clock at that time, in ms since the epoch. */
  readonly time: number;
  /** Undefined in names of earlier versions. */
  readonly reason: BackupReason | undefined;
}

const newestKept = 10;
const daysKept = 7;
const weeksKept = 8;
const day = 24 * 60 * 60 * 1000;
const week = 7 * day;

// A record rather than an array, so that the compiler reports a missing one.
const reasons: Readonly<Record<BackupReason, true>> = {
  session: true,
  restore: true,
  removal: true,
  repair: true,
  upgrade: true,
};

const pattern =
  /^loopwise-(?:(\d{6,12})-)?(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)(?:-([a-z]+))?\.loopwise-backup$/;

/** Whether a value is a reason for an automatic backup. */
export function isBackupReason(value: unknown): value is BackupReason {
  return typeof value === 'string' && Object.hasOwn(reasons, value);
}

/** The name of a backup: it sorts by sequence and is valid on every file system. */
export function backupName(sequence: number, time: number, reason: BackupReason): string {
  const stamp = new Date(time).toISOString().replaceAll(':', '-');
  const number = String(sequence).padStart(6, '0');
  return `loopwise-${number}-${stamp}-${reason}${kindsOfFile.backup.extension}`;
}

/** Parses the name of a backup; `undefined` for a file that is not one of ours. */
export function parseBackupName(name: string): NamedBackup | undefined {
  const [, number, date, hour, minute, rest, reason] = pattern.exec(name) ?? [];
  const time = Date.parse(`${date}T${hour}:${minute}:${rest}`);
  if (Number.isNaN(time)) return undefined;
  return {
    sequence: Number(number ?? 0),
    time,
    reason: isBackupReason(reason) ? reason : undefined,
  };
}

/** The backups among files, newest first: by sequence, because a clock may have been wrong. */
export function newestFirst<File extends { readonly name: string }>(
  files: readonly File[],
): readonly (File & NamedBackup)[] {
  return files
    .flatMap((file) => {
      const named = parseBackupName(file.name);
      return named === undefined ? [] : [{ ...file, ...named }];
    })
    .sort((a, b) => b.sequence - a.sequence || b.time - a.time);
}

/** The sequence number of the next backup after these files. */
export function nextSequence(names: readonly string[]): number {
  return 1 + Math.max(0, ...names.map((name) => parseBackupName(name)?.sequence ?? 0));
}

/**
 * The backups that may be deleted: all but the newest ten, the newest of each of the last seven days and
 * eight weeks, and the largest. The largest stays because a database that was lost and started again
 * would otherwise push out, backup by small backup, the one that matters. A backup from the future, due
 * to a clock that was ahead, is not the newest of any day.
 */
export function expiredBackups(stored: readonly StoredBackup[], now: number): readonly string[] {
  const ours = newestFirst(stored);
  const kept = new Set(ours.slice(0, newestKept).map(({ name }) => name));
  for (const [length, count] of [
    [day, daysKept],
    [week, weeksKept],
  ] as const) {
    const current = Math.floor(now / length);
    const seen = new Set<number>();
    for (const { name, time } of ours) {
      const its = Math.floor(time / length);
      if (its <= current && its > current - count && !seen.has(its)) {
        seen.add(its);
        kept.add(name);
      }
    }
  }
  const largest = ours.reduce<(typeof ours)[number] | undefined>(
    (best, one) => (best === undefined || one.size > best.size ? one : best),
    undefined,
  );
  if (largest) {
    kept.add(largest.name);
  }
  return ours.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
