/** The state of a visit to a session, and its actions. */
import type { Limit } from '#schedule/length.ts';
import type { Confidence, Rating } from '#schedule/types.ts';
import type { Draft, Exercise } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import type { GivenAnswer } from './given.ts';
import type { OpenSession } from './open-session.ts';
import type { Judged, Phase } from './phase.ts';
import type { QueueCounts } from './progress.ts';
import { NO_PROGRESS, countsOf, remainingOf } from './progress.ts';

/** The state of a visit. */
export interface VisitState {
  readonly phase: Phase;
  /** Cards still to come, including the one on screen. */
  readonly left: QueueCounts;
  /** What is left of the session, by its chosen length. */
  readonly remaining: Limit;
  /** Effective answers of the session, including those before a restart. */
  readonly answered: number;
  /** Whether the session has a length, beyond which nothing is asked. */
  readonly limited: boolean;
  /** Whole minutes for the rest of the session at this learner's pace. */
  readonly minutes: number;
  /** A message about the last undo that failed. */
  readonly complaint: string | undefined;
  /**
   * Whether the verdict has been on screen long enough for a key press to be meant for it: false
   * for `SETTLING` after a commit.
   */
  readonly settled: boolean;
  /** Whether the four ratings are shown, to choose another than the suggested one. */
  readonly rerating: boolean;
}

/** A second press sooner than this (ms) still belonged to the question. */
export const SETTLING = 400;

export interface VisitOptions {
  readonly open: () => Promise<OpenSession>;
  /** Ends the visit. */
  readonly signal: AbortSignal;
  readonly emit: (change: Partial<VisitState>) => void;
  /** Starts a new visit: to the session with this id, or to the one that could not be opened. */
  readonly reopen: (sessionId: string | undefined) => Promise<void>;
  /** Called when the learner continues from a verdict, with the form that was answered. */
  readonly onNext: (form: Form) => void;
  /** The question on screen is asked in another form, because the learner declined this one. */
  readonly onDeclined: (form: Form) => void;
}

export interface Visit {
  /** Opens the session and asks its first question. */
  readonly begin: () => Promise<void>;
  readonly change: (change: (draft: Draft, exercise: Exercise) => Draft) => void;
  readonly decline: () => void;
  readonly submit: (confidence: Confidence, anyway: boolean) => void;
  /** Chooses the reason at a place; undefined if the learner cannot say. */
  readonly giveReason: (chosen: number | undefined) => void;
  /** Shows the ratings or hides them again. */
  readonly toggleRatings: () => void;
  readonly rate: (rating: Rating) => void;
  readonly next: () => Promise<void>;
  /** Takes an answer back: the one whose row is `reviewId`, or the last one. */
  readonly undo: (reviewId?: number) => Promise<void>;
  /** Runs the program of the verdict on screen to find when each line is printed, and why then. */
  readonly watch: () => Promise<void>;
  /** The verdict on an answer of this visit, by its row in the log. */
  readonly verdictOf: (reviewId: number) => Judged | undefined;
  readonly given: () => Promise<readonly GivenAnswer[]>;
  /**
   * Cards were suspended, buried, forgotten or otherwise changed, or that was undone: reloads what
   * is to come. A question that is no longer asked makes way, and returns when it is asked again.
   */
  readonly cardsChanged: (ids: readonly string[]) => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly keep: () => Promise<void>;
}

export const NOTHING_SHOWN: VisitState = {
  phase: { kind: 'loading' },
  left: countsOf(NO_PROGRESS, 0),
  remaining: remainingOf(NO_PROGRESS, 0),
  answered: 0,
  limited: false,
  minutes: 0,
  complaint: undefined,
  settled: true,
  rerating: false,
};
