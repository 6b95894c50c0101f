/** Which automatic backups to keep. Pure; time comes in. */
import { kindsOfFile } from './file-kinds.ts';

/** A backup as the folder shows it. */
export interface StoredBackup {
  readonly name: string;
  readonly size: number;
}

const newestKept = 10;
const weeksKept = 8;
const week = 7 * 24 * 60 * 60 * 1000;

const pattern = /^loopwise-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.loopwise-backup$/;

/** The name of a backup written at `now`: it sorts by time and is allowed on every file system. */
export function backupName(now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  return `loopwise-${stamp}${kindsOfFile.backup.extension}`;
}

/** When a backup was written, or `undefined` for a file that is not one of ours. */
export function backupTime(name: string): number | undefined {
  const [, day, hour, minute, rest] = pattern.exec(name) ?? [];
  const time = Date.parse(`${day}T${hour}:${minute}:${rest}`);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * The backups that may go: all but the newest ten, the newest of each of the last eight weeks, and
 * the largest. The largest stays because a database that was lost and began again would otherwise
 * push out, backup by small backup, the one that matters.
 */
export function expiredBackups(stored: readonly StoredBackup[], now: number): readonly string[] {
  const ours = stored
    .flatMap(({ name, size }) => {
      const time = backupTime(name);
      return time === undefined ? [] : [{ name, size, time }];
    })
    .sort((a, b) => b.time - a.time);
  const kept = new Set(ours.slice(0, newestKept).map(({ name }) => name));
  const weeks = new Set<number>();
  const thisWeek = Math.floor(now / week);
  for (const { name, time } of ours) {
    const itsWeek = Math.floor(time / week);
    if (itsWeek > thisWeek - weeksKept && !weeks.has(itsWeek)) {
      weeks.add(itsWeek);
      kept.add(name);
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
