/**
 * Automatic backups: after and during sessions, and before everything that replaces or removes
 * data. Beside them a mark says how much the database holds, so that its loss is noticed.
 */
import type { BackupReason, Platform } from '#platform/platform.ts';
import type { BadRow } from '#store/backup.ts';
import { endOfLog } from '#store/journal-lines.ts';
import type { Services } from '#session/services.ts';
import { createQueue } from '#session/in-turn.ts';
import { messageOf } from '#session/services.ts';

export interface Backups {
  /** Backs up where something was answered since the last time. Never rejects. */
  readonly afterAnswers: () => Promise<void>;
  /**
   * Backs up before something that cannot be taken back. Resolves with a sentence that says why
   * that could not be done; with undefined where the backup is there.
   */
  readonly before: (reason: Exclude<BackupReason, 'session'>) => Promise<string | undefined>;
  /**
   * Notes how much the database holds now, after a restore, a repair, or where the learner lets a loss
   * be: the mark is lowered, and the journal emptied, by nothing else. Never rejects.
   */
  readonly mark: (options?: { readonly lower: boolean }) => Promise<void>;
}

export interface BackupEvents {
  /** A backup was written. */
  readonly onWritten: () => void;
  /** One could not be written: a sentence for the learner. */
  readonly onFailed: (message: string) => void;
  /** It is written, but these rows of the data are damaged. */
  readonly onBadRows: (rows: readonly BadRow[]) => void;
}

type Needed = Pick<Services, 'db' | 'journal' | 'now'> & {
  readonly platform: Pick<Platform, 'backups' | 'mark'>;
};

/** Keeps the backups of a database; `events` report what becomes of them. */
export function createBackups(
  { db, platform, journal, now }: Needed,
  events: BackupEvents,
): Backups {
  const { backups: place, mark } = platform;
  // One at a time, so that two triggers at once make one backup.
  const inTurn = createQueue();
  /** The last row of the log that is in a backup; undefined until that was looked up. */
  let backedUpTo: number | undefined;

  async function lastReview(): Promise<number> {
    const last = await db.reviews.orderBy(':id').last();
    if (backedUpTo === undefined) {
      const [newest] = (await place?.list()) ?? [];
      const isIn = last !== undefined && newest !== undefined && newest.writtenAt >= last.at;
      backedUpTo = isIn ? last.id : 0;
    }
    return last?.id ?? 0;
  }

  async function write(reason: BackupReason): Promise<void> {
    if (place === undefined) return;
    const to = await lastReview();
    const base = await endOfLog(db);
    // Only now: the first screen does without it.
    const { createBackup } = await import('#store/backup.ts');
    const bad: BadRow[] = [];
    const bytes = await createBackup(db, now(), { onBadRow: (row) => void bad.push(row) });
    await place.write(bytes, reason);
    backedUpTo = to;
    await journal.turn(base, { keep: await isMissing() });
    events.onWritten();
    if (bad.length > 0) events.onBadRows(bad);
  }

  /** Whether there was more than there is: the journal may be all that is left of it. */
  async function isMissing(): Promise<boolean> {
    const [reviews, known] = await Promise.all([db.reviews.count(), mark.read()]);
    return known !== undefined && known.reviews > reviews;
  }

  async function note(lower = false): Promise<void> {
    if (!lower && (await isMissing())) return;
    await mark.write({ reviews: await db.reviews.count(), at: now() });
    if (lower) await journal.clear();
  }

  return {
    afterAnswers: async () =>
      inTurn(async () => {
        try {
          if ((await lastReview()) > (backedUpTo ?? 0)) await write('session');
          await note();
        } catch (error) {
          events.onFailed(`The automatic backup could not be written. ${messageOf(error)}`);
        }
      }),
    before: async (reason) =>
      inTurn(async () => {
        if (place === undefined) return 'There is no place for automatic backups here.';
        try {
          await write(reason);
          return undefined;
        } catch (error) {
          return messageOf(error);
        }
      }),
    mark: async ({ lower } = { lower: false }) =>
      inTurn(async () => note(lower).catch(() => undefined)),
  };
}

export type { BackupReason } from '#platform/platform.ts';

/** What damaged rows in a backup mean for the learner. */
export function badRowsText(rows: readonly BadRow[]): string {
  const [first] = rows;
  const count = rows.length === 1 ? 'One row' : `${rows.length} rows`;
  const where = first === undefined ? '' : ` (first: ${first.table}, ${String(first.key)})`;
  return (
    `The backup is written. ${count} of your data ${rows.length === 1 ? 'is' : 'are'} ` +
    `damaged${where}. Choose “Is everything in order?” in Decks and data to repair what can be.`
  );
}
