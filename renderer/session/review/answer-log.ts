/**
 * The only writer of a running session. Its writes go to the database one after the other, in the
 * order of the calls; a failed one can be retried.
 */
import type { Outcome } from '#schedule/types.ts';
import { createQueue } from '#session/in-turn.ts';
import type { Journal } from '#session/data/journal.ts';
import { messageOf } from '#session/services.ts';
import type { Database } from '#store/database.ts';
import { StoreError } from '#store/errors.ts';
import type { Answer } from '#store/reviews.ts';
import { changeRating, recordAnswer, undoAnswer } from '#store/reviews.ts';
import type { CardRow } from '#store/rows.ts';
import { endSession, noteElapsed, resumeSession } from '#store/sessions.ts';
import type { Saving } from './phase.ts';

export interface AnswerLog {
  readonly sessionId: string;
  /**
   * Stores an answer with the outcome of its rating; returns its entry, used to rate or undo it.
   */
  readonly record: (answer: Omit<Answer, 'sessionId' | 'outcome'>, outcome: Outcome) => number;
  /** Stores another rating; if the answer itself could not be stored, stores it with this one. */
  readonly rate: (entry: number, outcome: Outcome) => void;
  /** The entry of a row in the log; undefined for an answer from before this visit. */
  readonly entryOf: (reviewId: number) => number | undefined;
  /** Retries the last write. */
  readonly retry: () => void;
  /** Resolves when all writes so far are stored, or have failed. */
  readonly settled: () => Promise<void>;
  /**
   * Takes back the answer whose row is `reviewId`, with later ones to its card; without it, the
   * answer with the entry `last`; without both, the session's last effective one. Rejects, and
   * changes nothing, like `undoAnswer`.
   */
  readonly undo: (last: number | undefined, reviewId?: number) => Promise<Undone>;
  /** Marks the session as over. */
  readonly end: () => Promise<void>;
  /** Reopens it. */
  readonly reopen: () => Promise<void>;
  /** Stores how long the session has taken. */
  readonly keepElapsed: () => Promise<void>;
}

export interface Undone {
  /** The entry of the answer, if it is `last`. */
  readonly entry: number | undefined;
  /** The restored card; undefined if the answer was never stored. */
  readonly card: CardRow | undefined;
}

export interface LogOptions {
  readonly db: Database;
  readonly journal: Pick<Journal, 'catchUp'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sessionId: string;
  /** Whether its answers are outside the schedule. */
  readonly cram?: boolean;
  /** Milliseconds that the session has taken so far. */
  readonly elapsed: () => number;
  /** Called for each change of an entry; with the stored card, if it was stored. */
  readonly onSaving: (entry: number, saving: Saving, card?: CardRow) => void;
}

interface Stored {
  readonly review: { readonly id: number };
  readonly card: CardRow;
}

export function createAnswerLog(options: LogOptions): AnswerLog {
  const { db, journal, now, sessionId, elapsed, onSaving, cram = false } = options;
  const answers: Omit<Answer, 'outcome'>[] = [];
  /** The rows of stored answers, by entry. */
  const rows = new Map<number, number>();
  const inTurn = createQueue();
  let retry: () => void = () => undefined;

  async function write(entry: number, work: () => Promise<Stored>): Promise<void> {
    try {
      const { review, card } = await work();
      rows.set(entry, review.id);
      // A lost database loses everything stored in it.
      await journal.catchUp();
      onSaving(entry, { kind: 'saved' }, card);
    } catch (error) {
      const stale = error instanceof StoreError && error.code === 'stale-card';
      onSaving(entry, { kind: 'failed', message: messageOf(error), stale });
    }
    // Without it only the minutes left would be off after a restart.
    await noteElapsed(db, sessionId, elapsed()).catch(() => undefined);
  }

  function enqueue(entry: number, work: () => Promise<Stored>): void {
    void inTurn(async () => write(entry, work));
    retry = () => {
      onSaving(entry, { kind: 'pending' });
      enqueue(entry, work);
    };
  }

  async function store(entry: number, outcome: Outcome): Promise<Stored> {
    const answer = answers[entry];
    if (answer === undefined) throw new Error(`The log has no entry ${entry}.`);
    const reviewId = rows.get(entry);
    if (cram) return (await import('#store/cram.ts')).recordCram(db, answer);
    if (reviewId === undefined) return recordAnswer(db, { ...answer, outcome });
    return changeRating(db, { sessionId, at: now(), reviewId, outcome });
  }

  const settled = async (): Promise<void> => inTurn(async () => undefined);

  return {
    sessionId,
    record: (answer, outcome) => {
      const entry = answers.push({ ...answer, sessionId }) - 1;
      enqueue(entry, async () => store(entry, outcome));
      return entry;
    },
    rate: (entry, outcome) => enqueue(entry, async () => store(entry, outcome)),
    entryOf: (reviewId) => [...rows].find(([, row]) => row === reviewId)?.[0],
    retry: () => retry(),
    settled,
    undo: async (last, reviewId) => {
      await settled();
      const stored = last === undefined ? undefined : rows.get(last);
      const which = reviewId ?? stored;
      if (last !== undefined && which === undefined) return { entry: last, card: undefined };
      const row = which === undefined ? {} : { reviewId: which };
      const undo = { sessionId, at: now(), ...row };
      const { card } = cram
        ? await (await import('#store/cram.ts')).undoCram(db, undo)
        : await undoAnswer(db, undo);
      await journal.catchUp();
      if (which !== stored || last === undefined) return { entry: undefined, card };
      rows.delete(last);
      return { entry: last, card };
    },
    end: async () => endSession(db, sessionId, now()),
    reopen: async () => resumeSession(db, sessionId),
    keepElapsed: async () => noteElapsed(db, sessionId, elapsed()),
  };
}
