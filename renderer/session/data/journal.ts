/**
 * Keeps the journal up to date with the log of answers: answers are also written outside the
 * database, and survive its loss. See `journal-lines.ts`.
 */
import type { Platform } from '#platform/platform.ts';
import { createQueue } from '#session/in-turn.ts';
import type { Database } from '#store/database.ts';
import { plainReason } from '#store/errors.ts';
import type { Place } from '#store/journal-lines.ts';
import { baseLine, endOfJournal, endOfLog, isInLog, linesAfter } from '#store/journal-lines.ts';

export interface Journal {
  /**
   * Writes every row of the log that is not in the journal yet. Resolves when they are on the disk,
   * or could not be written; never rejects.
   */
  readonly catchUp: () => Promise<void>;
  /**
   * A backup contains the log up to this place: lines in the backup before it are dropped, unless
   * `keep`. Never rejects.
   */
  readonly turn: (base: Place, options?: { readonly keep: boolean }) => Promise<void>;
  /** Empties it: the log was replaced, or a loss was accepted. Never rejects. */
  readonly clear: () => Promise<void>;
  /**
   * The listener for a message that says why it could not be written: only for the first failure in
   * a row.
   */
  readonly onFailed: (listener: (message: string) => void) => void;
}

export interface JournalNeeds {
  readonly db: Database;
  readonly platform: Pick<Platform, 'journal' | 'backups'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The longest that a stored answer waits for the journal, in ms. */
const PATIENCE = 20_000;

/** After a backup that failed, the next attempt follows this much later, in ms. */
const PAUSE = 300_000;

export function createJournal({ db, platform, now }: JournalNeeds): Journal {
  const { journal: place, backups } = platform;
  const inTurn = createQueue();
  let fail: (message: string) => void = () => undefined;
  let isFailing = false;
  /** Whether work takes longer than the limit for an answer: later answers do not wait for it. */
  let isLate = false;
  let refused: { readonly error: unknown; readonly until: number } | undefined;

  function report(error: unknown): void {
    if (!isFailing) {
      fail(
        'Your answers are stored, but could not be noted outside the database as well: ' +
          `${plainReason(error)} The next backup holds them.`,
      );
    }
    isFailing = true;
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (place === undefined) return;
    const done = inTurn(work).then(() => {
      isFailing = false;
    }, report);
    if (isLate) return;
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      isLate = true;
      report(new Error('The disk does not answer.'));
      patience.resolve();
    }, PATIENCE);
    const ended = done.then(() => {
      clearTimeout(timer);
      isLate = false;
    });
    await Promise.race([ended, patience.promise]);
  }

  /** A backup for the journal to continue from, if it has none: the log is new, or another one. */
  async function begin(): Promise<Place> {
    if (refused !== undefined && now() < refused.until) throw refused.error;
    const base = await endOfLog(db);
    const { createBackup } = await import('#store/backup.ts');
    try {
      await backups?.write(await createBackup(db, now()), 'session');
    } catch (error) {
      // Collecting all data is slow, so it must not follow every answer.
      refused = { error, until: now() + PAUSE };
      throw error;
    }
    return base;
  }

  return {
    catchUp: async () =>
      attempt(async () => {
        const text = (await place?.read()) ?? '';
        // The last line may be incomplete.
        let start = text === '' || text.endsWith('\n') ? '' : '\n';
        let end = endOfJournal(text);
        if (end === undefined || !(await isInLog(db, end))) {
          end = await begin();
          await place?.append(start + baseLine(end));
          start = '';
        }
        for await (const lines of linesAfter(db, end)) {
          await place?.append(start + lines);
          start = '';
        }
      }),
    turn: async (base, { keep } = { keep: false }) =>
      attempt(async () =>
        keep ? place?.append(`\n${baseLine(base)}`) : place?.turn(baseLine(base)),
      ),
    clear: async () => attempt(async () => place?.clear()),
    onFailed: (listener) => {
      fail = listener;
    },
  };
}
