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
  /** What the learner calls it, where that is not its title. */
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
  readonly hash: string;
  readonly question: Question;
}

/** What a learner has said of a card beside answering it. */
export interface CardMarks {
  /** It does not come up until the learner lets it. */
  readonly suspended?: 1;
  /** It does not come up before this time. */
  readonly buriedUntil?: number;
  readonly flagged?: 1;
  /** The learner's own words for it, in the order in which they were added; never empty. */
  readonly tags?: readonly string[];
}

/**
 * Key `id` (= the question's). A card whose question has left its deck, that is suspended or that is
 * buried has `active` 0, and keeps the rest for its return. Every index the queue reads begins with
 * `active`, so that such a card keeps its due time without coming due.
 */
export interface CardRow extends CardMarks {
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

/** Characters of a tag at most. */
export const LONGEST_TAG = 60;

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
  /** Whether the reason that was chosen before the verdict was the right one; absent where none was asked for. */
  readonly reason?: 0 | 1;
  readonly suggested: Rating;
  readonly rating: Rating;
  readonly before: Memory;
  readonly after: Memory;
  /** The card's due before and after: absent before the first answer. */
  readonly dueBefore?: number;
  readonly dueAfter: number;
  readonly newPositionBefore?: number;
}

/** An answer for practice, given outside of the schedule: the card stays as it is. */
export interface CramReviewRow {
  readonly id: number;
  readonly kind: 'cram';
  readonly cardId: string;
  readonly deckId: string;
  readonly sessionId: string;
  readonly at: number;
  readonly took: number;
  readonly form: Form;
  readonly variant: number;
  readonly answer: string;
  readonly correct: 0 | 1;
  readonly confidence: Confidence;
  readonly explainedBy?: readonly string[];
}

/** What was done with a card that is no answer, with what it replaced where that is lost otherwise. */
export type CardChange =
  | { readonly do: 'suspend' }
  | { readonly do: 'resume' }
  | { readonly do: 'bury'; readonly until: number }
  | { readonly do: 'unbury'; readonly until: number }
  | { readonly do: 'flag' }
  | { readonly do: 'unflag' }
  | { readonly do: 'tag'; readonly tag: string }
  | { readonly do: 'untag'; readonly tag: string }
  /** The card is new again; what was known of it before. */
  | { readonly do: 'forget'; readonly memory: Memory; readonly due: number }
  /** An answered card comes due at another time than its last answer said, which was `before`. */
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
  /** Absent where a change is taken back. */
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

/** A review before it has its id. */
export type NewReviewRow = WithoutId<ReviewRow>;

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
  /** It brings all that is due, also what the day has no time for. */
  readonly beyond?: true;
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
