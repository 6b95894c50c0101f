/** The way out where the database cannot be opened: a backup takes its place. */
import type { Platform } from '#platform/platform.ts';
import type { Calendar } from '#schedule/types.ts';
import type { Database } from '#store/database.ts';
import { StoreError, plainReason } from '#store/errors.ts';
import { newestWhole } from './loss.ts';
import type { GoodBackup } from './loss.ts';

/** What there is to go on with. */
export interface Rescue {
  /** Why the database cannot be opened, in plain words. */
  readonly reason: string;
  /** The newest backup that is whole; undefined where there is none. */
  readonly backup: GoodBackup | undefined;
}

/**
 * What can be done about a database that cannot be opened. Undefined where its data is sound and
 * only this Loopwise is too old for it: nothing must replace it then.
 */
export async function findRescue(
  cause: unknown,
  platform: Pick<Platform, 'backups' | 'journal'>,
): Promise<Rescue | undefined> {
  const isNewer =
    (cause instanceof StoreError && cause.code === 'newer-database') ||
    (cause instanceof Error && cause.name === 'VersionError');
  if (isNewer) return undefined;
  return {
    reason: plainReason(cause),
    backup: await newestWhole(platform, 0).catch(() => undefined),
  };
}

/** How the database is deleted, and opened anew. */
export interface DatabaseAccess {
  readonly remove: () => Promise<void>;
  readonly open: () => Promise<Database>;
}

/**
 * Deletes the database that cannot be opened and puts the backup in its place, with what the journal
 * adds to it. Rejects with a
 * sentence for the learner; the backup itself is never touched, so that it can be tried again.
 */
export async function replaceDatabase(
  { checked, addition }: GoodBackup,
  calendar: Calendar,
  { remove, open }: DatabaseAccess,
): Promise<void> {
  // Before anything is deleted: an app without its own files replaces nothing.
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
