/** Gives answers to the store one after the other, in a page or a worker, until that is killed. */
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import { seededRandom } from '#format/random.ts';
import type { JournalAnswer } from '#platform/browser-journal.ts';
import type { JournalWork } from '#platform/journal-files.ts';
import type { Calendar, Rating } from '#schedule/types.ts';
import type { Database } from '#store/database.ts';
import { plainReason } from '#store/errors.ts';
import { changeRating, recordAnswer, undoAnswer } from '#store/reviews.ts';
import { startSession } from '#store/sessions.ts';
import { saveSetting } from '#store/settings.ts';
import { DECK, LASTING } from './decks.ts';
import type { Keeper } from './keeper.ts';
import type { Work } from './work.ts';

export interface Life {
  /** Also the id of its session. */
  readonly name: string;
  readonly seed: number;
}

export type AnswerState = 'stored' | 'being-undone' | 'undone';

/** Reports the state of an answer; resolves once the other side has recorded it. */
export type Note = (token: string, state: AnswerState) => Promise<void>;

/** Page to worker. */
export type ToWorker =
  | { readonly kind: 'begin'; readonly database: string; readonly life: Life }
  | { readonly kind: 'noted'; readonly token: string }
  | { readonly kind: 'journal'; readonly database: string; readonly work: JournalWork }
  | {
      readonly kind: 'work';
      readonly database: string;
      readonly work: Work;
      readonly argument: string;
    };

/** Worker to page. */
export type FromWorker =
  | { readonly kind: 'note'; readonly token: string; readonly state: AnswerState }
  /** The next step starts an operation. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'journal'; readonly answer: JournalAnswer }
  | { readonly kind: 'over'; readonly text: string };

const DAY = 86_400_000;
const RATINGS: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

/** A zone with summer time, or one far away, like a traveller's. */
function calendarOf(random: () => number): Calendar {
  const base = Math.floor(random() * 27 - 12) * 60;
  return {
    rolloverHour: 4,
    offsetMinutes: (at) => {
      const month = new Date(at).getUTCMonth();
      return base + (month >= 3 && month < 10 ? 60 : 0);
    },
  };
}

/** A clock that advances, and now and then jumps: back, ahead by a year, to 1970. */
function clockOf(random: () => number): () => number {
  let now = Date.UTC(2026, 10, 22) + random() * 900 * DAY;
  return () => {
    const luck = random();
    if (luck < 0.02) now -= random() * 40 * DAY;
    else if (luck < 0.03) now += 365 * DAY;
    else if (luck < 0.04) now = random() * DAY;
    else if (luck < 0.1) now = Math.max(now, Date.UTC(2026, 10, 22)) + random() * 9 * DAY;
    else now += random() * 60_000;
    return Math.round(now);
  };
}

/** One in this many answers is followed by an automatic backup. */
const BACKUPS = 50;

async function answerOnce(
  db: Database,
  { journal, backups }: Keeper,
  life: Life,
  random: () => number,
  token: string,
  now: () => number,
  note: Note,
): Promise<void> {
  const card = await db.cards.get(`${DECK}/lasting-${Math.floor(random() * LASTING)}`);
  if (card === undefined) return;
  const at = now();
  const rating = RATINGS[Math.floor(random() * 4)] ?? 'good';
  const misled = rating === 'again' && random() < 0.5;
  const calendar = calendarOf(random);
  const choices = outcomes(card.id, card.memory, at, calendar, { ...DEFAULT_OPTIONS, misled });
  const { review } = await recordAnswer(db, {
    cardId: card.id,
    sessionId: life.name,
    at,
    took: 1000,
    form: 'concept',
    variant: 0,
    answer: token,
    correct: !misled && rating !== 'again',
    confidence: misled ? 'sure' : 'think',
    explainedBy: [],
    suggested: rating,
    before: card.memory,
    outcome: choices[rating],
  });
  await journal.catchUp();
  await note(token, 'stored');
  if (random() < 1 / BACKUPS) await backups.afterAnswers();
  const luck = random();
  const undo = { sessionId: life.name, at: now(), reviewId: review.id };
  if (luck < 0.1) {
    await note(token, 'being-undone');
    await undoAnswer(db, undo);
    await journal.catchUp();
    await note(token, 'undone');
  } else if (luck < 0.2) {
    const other = RATINGS[Math.floor(random() * 4)] ?? 'good';
    await changeRating(db, { ...undo, outcome: choices[other] });
    await journal.catchUp();
  } else if (luck < 0.25) await saveSetting(db, 'newPerDay', Math.floor(random() * 100));
}

/** Correct refusals: another window was faster, or the disk is full. */
function isRefusal(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return (
    code === 'stale-card' ||
    code === 'missing-answer' ||
    code === 'already-undone' ||
    plainReason(error).includes('no room')
  );
}

/** Answers until it is killed; resolves only with an error. */
export async function answerOn(
  db: Database,
  keeper: Keeper,
  life: Life,
  note: Note,
): Promise<string> {
  const random = seededRandom(life.seed);
  const now = clockOf(random);
  await startSession(db, { id: life.name, startedAt: now(), seed: life.seed });
  for (let count = 0; ; count += 1) {
    try {
      await answerOnce(db, keeper, life, random, `${life.name}:${count}`, now, note);
    } catch (error) {
      if (!isRefusal(error)) return `An answer failed: ${plainReason(error)}`;
    }
  }
}
