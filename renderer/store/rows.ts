/**
 * The rows of the database, one interface per table. All times are milliseconds since the epoch.
 * Rows are immutable: a change puts a new object under the same key.
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
  /** SHA-256 (hex) over all questions in order: equal if no question differs. */
  readonly hash: string;
  readonly questionCount: number;
  /** 1 if it was written here: its questions are the learner's own to change. */
  readonly own?: 1;
  /** The learner's name for it, if that differs from its title. */
  readonly name?: string;
  /** Its place among the decks; those without one come last, by title. */
  readonly place?: number;
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
  /** SHA-256 (hex) of its text. */
  readonly hash: string;
  readonly question: Question;
  /** The author's version, if the learner has changed the question in somebody else's deck. */
  readonly theirs?: { readonly question: Question; readonly hash: string };
}

/** A learner's marks on a card. */
export interface CardMarks {
  /** It is not asked until the learner resumes it. */
  readonly suspended?: 1;
  /** It is not asked before this time. */
  readonly buriedUntil?: number;
  readonly flagged?: 1;
  /** The learner's own tags, in the order in which they were added; never empty. */
  readonly tags?: readonly string[];
}

/**
 * Key `id` (= the question's). A card whose question has left its deck, or that is suspended or
 * buried, has `active` 0 and keeps the rest for its return. Every index that the queue reads begins
 * with `active`, so such a card keeps its due time without becoming due.
 */
export interface CardRow extends CardMarks {
  readonly id: string;
  readonly deckId: string;
  readonly unit: string;
  readonly active: 0 | 1;
  /** The card of the question that differs from this one's in one thing. */
  readonly pair?: string;
  /** Only on cards never answered: their order. Dropped with the first answer. */
  readonly newPosition?: number;
  /** Only on answered cards. */
  readonly due?: number;
  readonly memory: Memory;
}

/** The state of a card that was answered. */
export type AnsweredState = Exclude<Memory['state'], 'new'>;

export type { Form } from '#schedule/forms.ts';

/** The most characters of a tag. */
export const LONGEST_TAG = 60;

/**
 * The largest id of a review. More than anyone will ever need, and far below the numbers at which
 * IndexedDB's key generator gives up for good.
 */
export const LAST_REVIEW_ID = 2 ** 48;

/** What an answer in the schedule and one outside of it have in common. */
interface GivenAnswer {
  readonly id: number;
  readonly cardId: string;
  readonly deckId: string;
  readonly sessionId: string;
  readonly at: number;
  /** Milliseconds from question shown to answer committed. */
  readonly took: number;
  /** The form. Rows from before `concept` existed have `choose` for it. */
  readonly form: Form;
  readonly variant: number;
  readonly answer: string;
  readonly correct: 0 | 1;
  /** Models of asyncio that print this wrong answer, the most likely first. */
  readonly explainedBy?: readonly string[];
}

/**
 * An answered card. Key `id`, ascending in the order of answers even if the clock is set back; rows
 * are added, never changed or removed.
 */
export interface AnswerReviewRow extends GivenAnswer {
  readonly kind: 'answer';
  /** Absent in rows from before it was asked for. */
  readonly confidence?: Confidence;
  /**
   * Whether the reason chosen before the verdict was the right one; absent if none was asked for.
   */
  readonly reason?: 0 | 1;
  readonly suggested: Rating;
  readonly rating: Rating;
  readonly before: Memory;
  readonly after: Memory;
  /** The card's due time before and after: absent before the first answer. */
  readonly dueBefore?: number;
  readonly dueAfter: number;
  readonly newPositionBefore?: number;
}

/** An answer for practice, given outside the schedule: the card does not change. */
export interface CramReviewRow extends GivenAnswer {
  readonly kind: 'cram';
  readonly confidence: Confidence;
}

/** A change of a card other than an answer, with what it replaced if that would be lost. */
export type CardChange =
  | { readonly do: 'suspend' }
  | { readonly do: 'resume' }
  | { readonly do: 'bury'; readonly until: number }
  | { readonly do: 'unbury'; readonly until: number }
  | { readonly do: 'flag' }
  | { readonly do: 'unflag' }
  | { readonly do: 'tag'; readonly tag: string }
  | { readonly do: 'untag'; readonly tag: string }
  /** The card becomes new; its memory before. */
  | { readonly do: 'forget'; readonly memory: Memory; readonly due: number }
  /** An answered card is given another due time than `before`. */
  | { readonly do: 'due'; readonly due: number; readonly before: number };

/** The learner has changed a card. */
export interface ChangeReviewRow {
  readonly id: number;
  readonly kind: 'change';
  readonly cardId: string;
  readonly deckId: string;
  readonly at: number;
  readonly change: CardChange;
}

/** Takes back the answer or the change `of`: the card is as it was before it. */
export interface UndoReviewRow {
  readonly id: number;
  readonly kind: 'undo';
  readonly of: number;
  readonly cardId: string;
  readonly deckId: string;
  /** Absent if a change is taken back. */
  readonly sessionId?: string;
  readonly at: number;
}

/**
 * From here on FSRS-6 uses these parameters, and the memory of every card is recalculated from its
 * effective answers.
 */
export interface ParametersReviewRow {
  readonly id: number;
  readonly kind: 'parameters';
  readonly at: number;
  readonly weights: readonly number[];
}

export type ReviewRow =
  AnswerReviewRow | CramReviewRow | ChangeReviewRow | UndoReviewRow | ParametersReviewRow;

type WithoutId<Row> = Row extends ReviewRow ? Omit<Row, 'id'> : never;

/** A review before it gets its id. */
export type NewReviewRow = WithoutId<ReviewRow>;

/** Key `id`. One without an end was left half way, and may be resumed. */
export interface SessionRow {
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly seed: number;
  /** Its scope; everything if absent. */
  readonly scope?: Scope;
  /** It is a check of beliefs, which shows no verdicts. */
  readonly check?: true;
  /** Its length; everything due if absent. */
  readonly limit?: Limit;
  /** It includes all due cards, even those for which the day has no time. */
  readonly beyond?: true;
  /** It is outside the schedule: its answers change no card. */
  readonly cram?: true;
  /** Milliseconds it has taken, as of the last answer; the number of answers is in the log. */
  readonly elapsed?: number;
}

/** A deck, or a unit of it. */
export interface Scope {
  readonly deckId: string;
  readonly unit?: string;
  /** New cards beyond the day's limit were requested. */
  readonly extra?: true;
  /** Only these cards of it, whether they are due or not. */
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
  /** The differing outputs of the models; absent if they were not run yet. */
  readonly otherwise?: readonly ModelOutput[];
  /** 1 if this machine ran it, 0 if a package brought it. */
  readonly verified: 0 | 1;
}

/**
 * Key `part`: the answers of a part of the log in columns, so that a year of them is counted
 * without reading their rows. A cache: it may be emptied.
 */
export interface ColumnsRow {
  /** The part with the number n has the ids from n * 500 on, 500 of them. */
  readonly part: number;
  /** When its latest answer was given; -Infinity if it has none. */
  readonly latest: number;
  readonly columns: Columns;
}

/** Answers as arrays of equal length, with one element for each of them. */
export interface Columns {
  /** In ascending order. */
  readonly ids: Float64Array;
  readonly at: Float64Array;
  readonly took: Float64Array;
  /** Places in `cards`, `decks` and `forms`. */
  readonly card: Uint16Array;
  readonly deck: Uint16Array;
  readonly form: Uint8Array;
  /** 0 if it was not asked for, else the place in `CONFIDENCES` plus 1. */
  readonly confidence: Uint8Array;
  /** What is true of an answer, as bits: see `MARKS`. */
  readonly marks: Uint8Array;
  /** Of the memory before, if the card was in review; else NaN. */
  readonly lastReview: Float64Array;
  readonly stabilityBefore: Float64Array;
  /** Of the memory after; NaN if it is new. */
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  readonly cards: readonly string[];
  readonly decks: readonly string[];
  readonly forms: readonly Form[];
  /** The rows that undo rows of this part take back, in this part or an earlier one. */
  readonly undone: readonly number[];
}

/**
 * Key `[deckId+piece]`: units and concepts of some of a deck's questions, so that they are grouped
 * without reading whole questions. A cache: it may be emptied.
 */
export interface PlacesRow {
  readonly deckId: string;
  /** Pieces are numbered from 0 in the order of the deck. */
  readonly piece: number;
  /** The deck's hash when it was made: with another one it is out of date. */
  readonly hash: string;
  /** Cards, and for each the place of its unit and its concept in the lists below. */
  readonly cards: readonly string[];
  readonly unit: Uint16Array;
  readonly concept: Uint16Array;
  readonly units: readonly string[];
  readonly concepts: readonly string[];
}

/**
 * Key `part`: some of the active cards of a state, those that are due first, so that a queue needs
 * no look-up for each of them. A cache: it may be emptied.
 */
export interface SoonestRow {
  /** Numbered from 0; those of a state follow each other in the order of the due times. */
  readonly part: number;
  readonly state: AnsweredState;
  readonly cards: PackedCards;
  /** Whether there may be further cards of the state, in no part, which are due later. */
  readonly more: boolean;
}

/** Answered cards as arrays of equal length, with one element for each of them. */
export interface PackedCards {
  readonly ids: readonly string[];
  readonly due: Float64Array;
  /** Places in `decks` and `units`. */
  readonly deck: Uint16Array;
  readonly unit: Uint16Array;
  readonly decks: readonly string[];
  readonly units: readonly string[];
  /** The memory. */
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  readonly step: Float64Array;
  readonly lastReview: Float64Array;
  readonly reps: Float64Array;
  readonly lapses: Float64Array;
  /** Cards with more than that, by their places. */
  readonly others: readonly (readonly [place: number, card: CardRow])[];
}

/** Key `id`: a card that was written since the rows of `soonest` were made. */
export interface TouchedRow {
  readonly id: string;
}
