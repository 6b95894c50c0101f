/** The phases of a session. Pure types, and functions over any phase. */
import { becomesLeech } from '#schedule/leech.ts';
import type { Confidence, Outcome, Rating } from '#schedule/types.ts';
import type { Draft } from '#session/forms/registry.ts';
import type { Verdict } from '#session/judge.ts';
import type { Explained } from './explained.ts';
import type { Summary } from './load-summary.ts';
import type { PartingStep } from './parting-step.ts';
import type { PresentedQuestion } from './presented-question.ts';
import type { GivenReason, Reason } from './reason.ts';
import type { WatchedRun } from './watched.ts';

/** Whether the answer on screen is in the database. */
export type Saving =
  | { readonly kind: 'pending' }
  | { readonly kind: 'saved' }
  /**
   * `stale`: the card was answered elsewhere since it was shown, so this answer cannot be stored.
   */
  | { readonly kind: 'failed'; readonly message: string; readonly stale: boolean };

/** The belief that explains the answer on screen. */
export interface Explaining {
  readonly explained: Explained;
  /** Where the run under the belief departs from the true one; undefined if that is not known. */
  readonly step: PartingStep | 'looking' | undefined;
}

interface WithQuestion {
  readonly asked: PresentedQuestion;
  readonly draft: Draft;
  /** Milliseconds since the epoch. */
  readonly shownAt: number;
}

export interface Asking extends WithQuestion {
  readonly kind: 'asking';
  /** Why the last commit was refused, as a sentence; absent if it was not. */
  readonly refusal?: string;
}

/** The answer is committed, and the run that judges it has not ended yet. Nothing is stored. */
export interface Running extends WithQuestion {
  readonly kind: 'running';
}

/** The answer is committed, and its reason is asked for before the verdict. Nothing is stored. */
export interface Reasoning extends WithQuestion {
  readonly kind: 'reasoning';
  readonly confidence: Confidence;
  readonly committedAt: number;
  readonly reasons: readonly Reason[];
}

export interface Judged extends Omit<WithQuestion, 'shownAt'> {
  readonly kind: 'judged';
  readonly confidence: Confidence;
  /** When it was committed: the outcomes count from here. */
  readonly answeredAt: number;
  readonly verdict: Verdict;
  /** Absent if no reason was asked for. */
  readonly reason?: GivenReason;
  /** Undefined for a right answer, an unexplained one, and until it is known. */
  readonly explaining: Explaining | undefined;
  /** It is wrong, and no belief explains it. */
  readonly unexplained?: true;
  /** What the program's run shows beyond its output; absent until that is known. */
  readonly watched?: WatchedRun;
  readonly suggested: Rating;
  readonly rating: Rating;
  readonly outcomes: Readonly<Record<Rating, Outcome>>;
  readonly saving: Saving;
  /** It does not change when the card comes back. */
  readonly cram?: true;
}

export type Phase =
  | { readonly kind: 'loading' }
  | Asking
  | Running
  | Reasoning
  | Judged
  /** Nothing is left for now, or the session has reached its length. */
  | { readonly kind: 'over'; readonly summary: Summary }
  /** The next question could not be prepared. */
  | { readonly kind: 'broken'; readonly message: string };

/** The question on screen, answered or not; undefined if there is none. */
export function questionIn(phase: Phase): PresentedQuestion | undefined {
  return 'asked' in phase ? phase.asked : undefined;
}

/** The phase while a question waits for its answer, or for the run that judges it. */
export function unanswered(phase: Phase): Asking | Running | undefined {
  return phase.kind === 'asking' || phase.kind === 'running' ? phase : undefined;
}

/** Whether an answer has shown again that another repetition does not help its question. */
export function isLeechNow({ asked, outcomes, rating }: Judged): boolean {
  return becomesLeech(asked.card.memory, outcomes[rating].memory);
}
