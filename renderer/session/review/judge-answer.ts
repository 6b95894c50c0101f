/**
 * The consequences of a committed answer: its verdict, its ratings, and its entry in the log. Pure.
 */
import type { Model } from '#engine/models/models.ts';
import { linesOf } from '#format/output.ts';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import { suggestRating } from '#schedule/rate.ts';
import type { Calendar, Confidence, Outcome, Rating } from '#schedule/types.ts';
import { answerLines, answerText, judge, prediction } from '#session/forms/registry.ts';
import type { Prediction } from '#session/judge.ts';
import type { Answer } from '#store/reviews.ts';
import { explainedBy, explanationOf, inWords } from './explained.ts';
import type { Judged } from './phase.ts';
import type { Asking } from './phase.ts';
import type { GivenReason } from './reason.ts';

export interface Committed {
  readonly judged: Judged;
  /** For the log. */
  readonly answer: Omit<Answer, 'sessionId' | 'outcome'>;
  /** The prediction of a wrong answer; undefined if there is nothing to explain. */
  readonly wrong: Prediction | undefined;
}

export interface Commit {
  readonly confidence: Confidence;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly calendar: Calendar;
  /** The catalogue; undefined until it is loaded. */
  readonly models: readonly Model[] | undefined;
  /** FSRS's parameters. */
  readonly weights: readonly number[];
  /** The probability of recall at which the card should come back. */
  readonly retention: number;
  /** Undefined if no reason was asked for. */
  readonly reason?: GivenReason | undefined;
}

/** Judges an answer. One that is judged by a run has been run. */
export function judgeAnswer(
  { asked, draft, shownAt }: Pick<Asking, 'asked' | 'draft' | 'shownAt'>,
  { confidence, at, calendar, models, weights, retention, reason }: Commit,
): Committed {
  const { card, question, exercise, key, findings } = asked;
  // If the clock was set back, an answer must not take negative time.
  const took = Math.max(0, at - shownAt);
  const verdict = judge(draft, exercise);
  const { correct } = verdict;
  const misled = !correct && confidence === 'sure';
  const otherReason = reason?.correct === false;
  const known = correct && confidence === 'sure' && !otherReason;
  const suggested = suggestRating({
    correct,
    confidence,
    took,
    form: exercise.form,
    otherReason,
    programLines: linesOf(question.program).length,
    answerLines: answerLines(exercise),
  });
  const wrong = correct ? undefined : prediction(draft, exercise);
  const runs = findings.models();
  const explanation =
    wrong !== undefined && key !== undefined && runs !== undefined
      ? explanationOf({ question, truth: key, prediction: wrong, runs })
      : undefined;
  const explained = explanation && models && inWords(explanation, question, models);
  return {
    judged: {
      kind: 'judged',
      asked,
      draft,
      confidence,
      answeredAt: at,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      explaining: explained && { explained, step: 'looking' },
      suggested,
      rating: suggested,
      outcomes: outcomes(card.id, card.memory, at, calendar, {
        ...DEFAULT_OPTIONS,
        misled,
        weights,
        retention,
        known,
      }),
      saving: { kind: 'pending' },
    },
    answer: {
      cardId: card.id,
      at,
      took,
      form: exercise.form,
      variant: asked.variant,
      answer: answerText(draft, exercise),
      correct,
      confidence,
      explainedBy: explainedBy(explanation),
      ...(reason === undefined ? {} : { reason: reason.correct }),
      suggested,
      before: card.memory,
    },
    wrong,
  };
}

/** How soon (ms) a wrong answer outside the schedule is asked again. */
const AGAIN = 5 * 60_000;

/**
 * The verdict without consequences: the card does not change; after a wrong answer it is asked
 * again in the session.
 */
export function outsideOfSchedule(judged: Judged): Judged {
  const { asked, answeredAt, verdict, outcomes: scheduled } = judged;
  const { memory } = asked.card;
  const ends = verdict.correct ? { days: 1, due: Infinity } : { days: 0, due: answeredAt + AGAIN };
  const same = (rating: Rating): Outcome => ({ ...scheduled[rating], memory, ...ends });
  const all = { again: same('again'), hard: same('hard'), good: same('good'), easy: same('easy') };
  return { ...judged, outcomes: all, cram: true };
}
