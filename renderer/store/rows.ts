/**
 * The rows of the database, one interface a table. All times are milliseconds since the epoch.
 * Rows are never changed in place: a change is a new object put under the same key.
 */
import type { Ended, Manifest, ModelOutput, Question } from '#format/types.ts';
import type { Form } from '#schedule/forms.ts';
import type { Limit } from '#schedule/length.ts';
import type { Confidence, Memory, Rating } from '#schedule/types.ts';

/** Key `id`. */
export interface DeckRow {
  readonly id: string;
  readonly manifest: Manifest;
  readonly importedAt: number;
  /** SHA-256 (hex) over all questions in their order: the same where nothing of them differs. */
  readonly hash: string;
  readonly questionCount: number;
  /** 1 where it was written here: its questions are the learner's own to change. */
  readonly own?: 1;
}

/** Key `deckId`: the bytes of the deck as it was imported, so that an export is the same file. */
export interface PackageRow {
  readonly deckId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Key `id`, which is `deckId/questionId` and also the id of its card. */
export interface QuestionRow {
  readonly id: string;
  readonly deckId: string;
  readonly unit: string;
  readonly concept: string;
  readonly position: number;
  readonly hash: string;
  readonly question: Question;
}

/**
 * Key `id` (= the question's). Where a question leaves its deck, its card stays with `active` 0
 * and returns with it. Every index the queue reads begins with `active`, so that such a card keeps
 * its due time without coming due.
 */
export interface CardRow {
  readonly id: string;
  readonly deckId: string;
  readonly unit: string;
  readonly active: 0 | 1;
  /** The card of the question that differs from this one's in one thing. */
  readonly pair?: string;
  /** Only on cards never answered: the order in which they are met. Dropped with the first answer. */
  readonly newPosition?: number;
  /** Only on answered cards. */
  readonly due?: number;
  readonly memory: Memory;
}

export type { Form } from '#schedule/forms.ts';

/**
 * The largest id of a review. More than anyone will ever need, and far below the numbers at which
 * the key generator of IndexedDB gives up for good.
 */
export const LAST_REVIEW_ID = 2 ** 48;

/**
 * An answered card. Key `id`, ascending in the order of answering even where the clock is set back;
 * rows are added, never changed or removed.
 */
export interface AnswerReviewRow {
  readonly id: number;
  readonly kind: 'answer';
  readonly cardId: string;
  readonly deckId: string;
  readonly sessionId: string;
  readonly at: number;
  /** Milliseconds from question shown to answer committed. */
  readonly took: number;
  /** How it was asked. Rows from before there was `concept` say `choose` for it. */
  readonly form: Form;
  readonly variant: number;
  readonly answer: string;
  readonly correct: 0 | 1;
  /** Absent in rows from before it was asked for. */
  readonly confidence?: Confidence;
  /** Models of asyncio that print this wrong answer, the most likely first. */
  readonly explainedBy?: readonly string[];
  readonly suggested: Rating;
  readonly rating: Rating;
  readonly before: Memory;
  readonly after: Memory;
  /** The card's due before and after: absent before the first answer. */
  readonly dueBefore?: number;
  readonly dueAfter: number;
  readonly newPositionBefore?: number;
}

/** Takes back the answer `of`: the card is as it was before it. */
export interface UndoReviewRow {
  readonly id: number;
  readonly kind: 'undo';
  readonly of: number;
  readonly cardId: string;
  readonly deckId: string;
  readonly sessionId: string;
  readonly at: number;
}

/**
 * From here on FSRS-6 has these parameters: the memory of every card is what its standing answers
 * leave with them.
 */
export interface ParametersReviewRow {
  readonly id: number;
  readonly kind: 'parameters';
  readonly at: number;
  readonly weights: readonly number[];
}

export type ReviewRow = AnswerReviewRow | UndoReviewRow | ParametersReviewRow;

/** A review before it has its id. */
export type NewReviewRow =
  Omit<AnswerReviewRow, 'id'> | Omit<UndoReviewRow, 'id'> | Omit<ParametersReviewRow, 'id'>;

/** Key `id`. One without an end was left in the middle, and may be gone on with. */
export interface SessionRow {
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly seed: number;
  /** What it is over; everything where absent. */
  readonly scope?: Scope;
  /** It is a check of beliefs, which shows no verdicts. */
  readonly check?: true;
  /** How long it is to be; all that is due where absent. */
  readonly limit?: Limit;
  /** Milliseconds it has taken, as of the last answer; how many there were is in the log. */
  readonly elapsed?: number;
}

/** A deck, or a unit of it. */
export interface Scope {
  readonly deckId: string;
  readonly unit?: string;
  /** New cards beyond the day's limit were asked for. */
  readonly extra?: true;
  /** These cards of it only, whether they are due or not. */
  readonly cards?: readonly string[];
}

/** Key `name`. */
export interface SettingRow {
  readonly name: string;
  readonly value: unknown;
}

/** Key `hash` = engine id, a colon, SHA-256 (hex) of the program. A cache: it may be emptied. */
export interface RunRow {
  readonly hash: string;
  readonly engine: string;
  readonly stdout: string;
  readonly ended: Ended;
  readonly seconds: number;
  /** What the models print that differ; absent where they were not run yet. */
  readonly otherwise?: readonly ModelOutput[];
  /** 1 where this machine ran it, 0 where a package brought it. */
  readonly verified: 0 | 1;
}
