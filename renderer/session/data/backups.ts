/**
 * Automatic backups: after and during sessions, and before data is replaced or removed. A mark
 * beside them records how much the database contains, so that its loss is noticed.
 */
import type { BackupReason, Platform } from '#platform/platform.ts';
import type { BadRow } from '#store/backup.ts';
import type { Services } from '#session/services.ts';
import { createQueue } from '#session/in-turn.ts';
import { messageOf } from '#session/services.ts';

export interface Backups {
  /** Backs up if something was answered since the last time. Never rejects. */
  readonly afterAnswers: () => Promise<void>;
  /**
   * Backs up before an irreversible action. Resolves with a message that says why that failed, or
   * undefined on success.
   */
  readonly before: (reason: Exclude<BackupReason, 'session'>) => Promise<string | undefined>;
  /**
   * Records how much the database contains now, after a restore, a repair or an accepted loss:
   * nothing else lowers the mark or empties the journal. Never rejects.
   */
  readonly mark: (options?: { readonly lower: boolean }) => Promise<void>;
}

export interface BackupEvents {
  /** A backup was written. */
  readonly onWritten: () => void;
  /** A backup failed: a message for the learner. */
  readonly onFailed: (message: string) => void;
  /** The backup was written, but these rows of the data are damaged. */
  readonly onBadRows: (rows: readonly BadRow[]) => void;
}

type Needed = Pick<Services, 'db' | 'journal' | 'now'> & {
  readonly platform: Pick<Platform, 'backups' | 'mark'>;
};

/** Makes the backups of a database; `events` reports the results. */
export function createBackups(
  { db, platform, journal, now }: Needed,
  events: BackupEvents,
): Backups {
  const { backups: place, mark } = platform;
  // One at a time, so that two simultaneous triggers make one backup.
  const inTurn = createQueue();
  /** The last row of the log in a backup; undefined until it is loaded. */
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
    // Only now: the first screen does not need it.
    const { createBackup } = await import('#store/backup.ts');
    const { endOfLog } = await import('#store/journal-lines.ts');
    const base = await endOfLog(db);
    const bad: BadRow[] = [];
    const bytes = await createBackup(db, now(), { onBadRow: (row) => void bad.push(row) });
    await place.write(bytes, reason);
    backedUpTo = to;
    await journal.turn(base, { keep: await isMissing() });
    events.onWritten();
    if (bad.length > 0) events.onBadRows(bad);
  }

  /** Whether there was more data than now: the journal may be all that is left of it. */
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
