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
const PATIENCE = 5000;

export function createJournal({ db, platform, now }: JournalNeeds): Journal {
  const { journal: place, backups } = platform;
  const inTurn = createQueue();
  let fail: (message: string) => void = () => undefined;
  let isFailing = false;

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (place === undefined) return;
    try {
      await withPatience(inTurn(work));
      isFailing = false;
    } catch (error) {
      if (!isFailing) {
        fail(
          'Your answers are stored, but could not be noted outside the database as well: ' +
            `${plainReason(error)} The next backup holds them.`,
        );
      }
      isFailing = true;
    }
  }

  /** A backup for the journal to continue from, if it has none: the log is new, or another one. */
  async function begin(): Promise<Place> {
    const base = await endOfLog(db);
    const { createBackup } = await import('#store/backup.ts');
    await backups?.write(await createBackup(db, now()), 'session');
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

async function withPatience(work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.reject(new Error('The disk does not answer.')), PATIENCE);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
