/** Whether the data is gone: what the mark and the backups outside the database say there was. */
import type { BackupEntry, BackupPlace, IncomingFile } from '#platform/platform.ts';
import type { CheckedBackup } from '#store/backup-check.ts';
import type { Services } from '#session/services.ts';

export interface Loss {
  /** Rows of the log there were, and when; undefined where only the backups are witnesses. */
  readonly before: { readonly reviews: number; readonly at: number } | undefined;
  /** Rows of the log there are. */
  readonly now: number;
  /** The newest backup that is whole; undefined where there is none. */
  readonly backup: GoodBackup | undefined;
}

/** An automatic backup that was read and is whole. */
export interface GoodBackup {
  readonly entry: BackupEntry;
  readonly checked: CheckedBackup;
  /** Rows of the log in it. */
  readonly reviews: number;
}

/**
 * Searches for a loss: fewer rows in the log than the mark says, as rows are only ever added; or, where
 * there is no mark, an empty log beside a backup with answers. Undefined where nothing is missing.
 */
export async function findLoss({
  db,
  platform,
}: Pick<Services, 'db' | 'platform'>): Promise<Loss | undefined> {
  const [reviews, mark] = await Promise.all([db.reviews.count(), platform.mark.read()]);
  if (mark === undefined ? reviews > 0 : reviews >= mark.reviews) return undefined;
  const backup = await newestWhole(platform.backups, reviews + 1);
  if (mark === undefined && backup === undefined) return undefined;
  return { before: mark, now: reviews, backup };
}

/**
 * The newest automatic backup that is whole and holds at least this many rows of the log; undefined
 * where there is none. Files that cannot be read are passed over.
 */
export async function newestWhole(
  place: BackupPlace | undefined,
  atLeast: number,
): Promise<GoodBackup | undefined> {
  if (place === undefined) return undefined;
  // Only now: a start at which nothing is missing does without it.
  const { examineBackup } = await import('#store/backup-check.ts');
  for (const entry of await place.list()) {
    let file: IncomingFile;
    try {
      file = await place.read(entry.name);
    } catch {
      continue;
    }
    const check = await examineBackup(file.bytes);
    const inside = check.ok ? (check.checked.summary.counts.reviews ?? 0) : 0;
    if (check.ok && inside >= atLeast) return { entry, checked: check.checked, reviews: inside };
  }
  return undefined;
}
