/**
 * What the log of answers says about each card. Pure: rows are added one after the other, by id.
 */
import { DEFAULT_OPTIONS, outcomes, predictorOf, strengthAfter } from '#schedule/fsrs.ts';
import type { Calendar, Memory } from '#schedule/types.ts';
import type { Entry, CardState } from './card-changes.ts';
import { answersSinceForgotten, memoryAfter, stateAfter } from './card-changes.ts';
import { sameMemory } from './reviews.ts';
import type { AnswerReviewRow, ReviewRow } from './rows.ts';

export interface LogFault {
  readonly reviewId: number;
  readonly cardId: string;
  readonly kind:
    /** The card was not in the state that its previous answer had left. */
    | 'gap'
    /** The answer has an effect that differs from the schedule. */
    | 'schedule'
    /** Takes back an answer that does not exist, or was already taken back. */
    | 'undo-of-nothing';
}

/** The log so far. It is filled row by row, because a log may be too large for memory. */
export interface LogWalk {
  /** Adds the next row and returns what is wrong with it. */
  readonly add: (row: ReviewRow) => LogFault | undefined;
  /** The state that a card must have; undefined if the log has nothing about it. */
  readonly stateOf: (cardId: string) => CardState | undefined;
  /** The cards in the log. */
  readonly cards: () => Iterable<string>;
  /** Answers not taken back. */
  readonly answers: () => number;
}

/** Starts with an empty log; rows have to be added in the order of their ids. */
export function walkLog(calendar: Calendar): LogWalk {
  const byCard = new Map<string, Entry[]>();
  /** FSRS's parameters in use so far; undefined for its defaults. */
  let weights: readonly number[] | undefined;
  const ofCard = (id: string): Entry[] => {
    const known = byCard.get(id);
    if (known !== undefined) return known;
    const fresh: Entry[] = [];
    byCard.set(id, fresh);
    return fresh;
  };
  return {
    add(row) {
      if (row.kind === 'parameters') {
        ({ weights } = row);
        for (const [card, entries] of byCard)
          byCard.set(card, withParameters(entries, weights, calendar));
        return undefined;
      }
      const entries = ofCard(row.cardId);
      const fault = { reviewId: row.id, cardId: row.cardId };
      if (row.kind === 'undo') {
        const at = entries.findIndex(({ id }) => id === row.of);
        if (at === -1) return { ...fault, kind: 'undo-of-nothing' };
        entries.splice(at, 1);
        return undefined;
      }
      const { kind, id, at } = row;
      if (kind === 'cram') {
        entries.push({ kind, id, at });
        return undefined;
      }
      if (kind === 'change') {
        entries.push({ kind, id, at, change: row.change });
        return undefined;
      }
      const before = memoryAfter(entries);
      const { rating, after, dueAfter } = row;
      entries.push({ kind, id, at, rating, after, dueAfter });
      if (!sameMemory(row.before, before)) return { ...fault, kind: 'gap' };
      return follows(row, calendar, weights) ? undefined : { ...fault, kind: 'schedule' };
    },
    stateOf: (cardId) => {
      const entries = byCard.get(cardId);
      return entries && stateAfter(entries);
    },
    cards: () => byCard.keys(),
    answers: () =>
      [...byCard.values()].reduce(
        (sum, entries) => sum + entries.filter(({ kind }) => kind !== 'change').length,
        0,
      ),
  };
}

/** The rows of a card, the memories after its answers recalculated with these parameters. */
function withParameters(
  entries: readonly Entry[],
  weights: readonly number[],
  calendar: Calendar,
): Entry[] {
  const predictor = predictorOf(weights);
  return entries.map((one, at) => {
    if (one.kind !== 'answer' || one.after.state === 'new') return one;
    const answers = answersSinceForgotten(entries.slice(0, at + 1));
    return { ...one, after: { ...one.after, ...strengthAfter(predictor, answers, calendar) } };
  });
}

const DAY_OF_MINUTES = 24 * 60;

/** Learning days by which the count may differ, if the learner was in another time zone. */
const SHIFTS = [0, -1, 1, -2, 2];

/**
 * Whether the effect of an answer on its card is exactly that of FSRS. The learner may have been in
 * another time zone, which decides how many learning days had passed.
 */
function follows(
  row: AnswerReviewRow,
  calendar: Calendar,
  weights: readonly number[] | undefined,
): boolean {
  return SHIFTS.some((days) =>
    isOutcome(
      row,
      {
        ...calendar,
        offsetMinutes: (at) =>
          calendar.offsetMinutes(at) + (at === row.at ? days * DAY_OF_MINUTES : 0),
      },
      weights,
    ),
  );
}

function isOutcome(
  row: AnswerReviewRow,
  calendar: Calendar,
  weights: readonly number[] | undefined,
): boolean {
  // Older rows took a learning step even after sure answers.
  return [true, false].some((skips) =>
    sameMemory(row.after, scheduledAfter(row, calendar, { weights, skips })),
  );
}

/** The memory that the schedule gives an answer. */
function scheduledAfter(
  { cardId, before, at, correct, confidence, rating }: AnswerReviewRow,
  calendar: Calendar,
  { weights, skips }: { readonly weights: readonly number[] | undefined; readonly skips: boolean },
): Memory {
  const misled = correct === 0 && confidence === 'sure';
  const known = skips && correct === 1 && confidence === 'sure';
  const options = {
    ...DEFAULT_OPTIONS,
    misled,
    known,
    ...(weights === undefined ? {} : { weights }),
  };
  return outcomes(cardId, before, at, calendar, options)[rating].memory;
}
