/**
 * Detects a loss of data from the mark, the journal and the backups outside the database, and what
 * can be restored.
 */
import type { BackupEntry, IncomingFile, Platform } from '#platform/platform.ts';
import type { CheckedBackup } from '#store/backup-check.ts';
import type { Database } from '#store/database.ts';
import type { Addition } from '#store/journal.ts';
import { endOfJournal, endOfLog, isInLog } from '#store/journal-lines.ts';

export interface Loss {
  /** Rows that the log had, and when; undefined if that is not known. */
  readonly before: { readonly reviews: number; readonly at: number } | undefined;
  /** Rows that the log has. */
  readonly now: number;
  /** The way to restore it; undefined if there is none. */
  readonly way: Way | undefined;
}

/** How lost data is restored. */
export type Way =
  /** The journal continues the existing log: only the end of the log is missing. */
  | { readonly kind: 'journal'; readonly addition: Addition }
  /** The newest intact backup, and what the journal adds to it. */
  | { readonly kind: 'backup'; readonly backup: GoodBackup };

/** An automatic backup that was read and is intact. */
export interface GoodBackup {
  readonly entry: BackupEntry;
  readonly checked: CheckedBackup;
  /** Rows of the log in it. */
  readonly reviews: number;
  /** What the journal adds. */
  readonly addition: Addition;
}

/**
 * Looks for a loss: rows that are in the journal or counted by the mark but missing from the log,
 * as rows are only ever added; or, without both, an empty log beside a backup with answers.
 * Undefined if nothing is missing.
 */
export async function findLoss({
  db,
  platform,
}: {
  readonly db: Database;
  readonly platform: Pick<Platform, 'backups' | 'journal' | 'mark'>;
}): Promise<Loss | undefined> {
  // First, because another window adds a row to the log before it writes it here.
  const text = await journalText(platform);
  const [reviews, mark] = await Promise.all([db.reviews.count(), platform.mark.read()]);
  const noted = endOfJournal(text);
  const isCut = noted !== undefined && !(await isInLog(db, noted));
  if (!isCut && (mark === undefined ? reviews > 0 : reviews >= mark.reviews)) return undefined;
  const before =
    isCut && noted[0] > (mark?.reviews ?? 0) ? { reviews: noted[0], at: noted[1] } : mark;
  if (text !== '') {
    // Only now, as below: a start at which nothing is missing does not need it.
    const { additionTo } = await import('#store/journal.ts');
    const addition = additionTo(await endOfLog(db), text);
    const all = reviews + addition.rows.length;
    if (addition.rows.length > 0 && all >= (before?.reviews ?? 0)) {
      return { before, now: reviews, way: { kind: 'journal', addition } };
    }
  }
  const backup = await newestWhole(platform, reviews + 1);
  if (before === undefined && backup === undefined) return undefined;
  return { before, now: reviews, way: backup && { kind: 'backup', backup } };
}

/**
 * The newest intact automatic backup with at least this many rows of the log, and what the journal
 * adds; undefined if there is none. Unreadable files are skipped.
 */
export async function newestWhole(
  platform: Pick<Platform, 'backups' | 'journal'>,
  atLeast: number,
): Promise<GoodBackup | undefined> {
  const place = platform.backups;
  if (place === undefined) return undefined;
  const entries = await place.list();
  // As at the first start ever, which need not load the rest.
  if (entries.length === 0) return undefined;
  const { examineBackup } = await import('#store/backup-check.ts');
  const { additionTo, endOfBackup } = await import('#store/journal.ts');
  const text = await journalText(platform);
  for (const entry of entries) {
    let file: IncomingFile;
    try {
      file = await place.read(entry.name);
    } catch {
      continue;
    }
    const check = await examineBackup(file.bytes);
    if (!check.ok) continue;
    const { checked } = check;
    const reviews = checked.summary.counts.reviews ?? 0;
    const addition = additionTo(endOfBackup(checked), text);
    if (reviews + addition.rows.length >= atLeast) return { entry, checked, reviews, addition };
  }
  return undefined;
}

/** The journal; empty if there is none, or it cannot be read. */
async function journalText({ journal }: Pick<Platform, 'journal'>): Promise<string> {
  return (await journal?.read().catch(() => '')) ?? '';
}
