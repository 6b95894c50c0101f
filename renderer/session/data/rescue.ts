/** Recovery from a database that cannot be opened: a backup replaces it. */
import type { Platform } from '#platform/platform.ts';
import type { Calendar } from '#schedule/types.ts';
import type { Database } from '#store/database.ts';
import { StoreError, plainReason } from '#store/errors.ts';
import { newestWhole } from './loss.ts';
import type { GoodBackup } from './loss.ts';

/** The ways to continue. */
export interface Rescue {
  /** Why the database cannot be opened, in plain words. */
  readonly reason: string;
  /**
   * The newest intact backup; undefined if there is none. Rejects if the place of backups cannot be
   * read, and may never settle: what keeps the database closed can keep that place closed as well.
   */
  readonly backup: Promise<GoodBackup | undefined>;
}

/**
 * The recovery of a database that cannot be opened. Undefined if its data is sound and only this
 * Loopwise is too old for it: then it must not be replaced.
 */
export function findRescue(
  cause: unknown,
  platform: Pick<Platform, 'backups' | 'journal'>,
): Rescue | undefined {
  const isNewer =
    (cause instanceof StoreError && cause.code === 'newer-database') ||
    (cause instanceof Error && cause.name === 'VersionError');
  if (isNewer) return undefined;
  const backup = newestWhole(platform, 0);
  // Whoever shows it hears of the error later.
  backup.catch(() => undefined);
  return { reason: plainReason(cause), backup };
}

/** How the database is deleted and reopened. */
export interface DatabaseAccess {
  readonly remove: () => Promise<void>;
  readonly open: () => Promise<Database>;
}

/**
 * Deletes the database that cannot be opened and replaces it by the backup, with what the journal
 * adds. Rejects with a message for the learner; the backup itself is never touched, so that this
 * can be retried.
 */
export async function replaceDatabase(
  { checked, addition }: GoodBackup,
  calendar: Calendar,
  { remove, open }: DatabaseAccess,
): Promise<void> {
  // Before anything is deleted: without its own files the app must replace nothing.
  const { restoreChecked } = await import('#store/restore.ts');
  await remove();
  const db = await open();
  try {
    const restored = await restoreChecked(db, checked, { after: { addition, calendar } });
    if (!restored.ok) throw new Error(restored.problems[0]?.message ?? '');
  } finally {
    db.close();
  }
}
