/**
 * Answers counted in all the ways that the statistics show. Pure; rows are added one after the
 * other.
 */
import { learningDay } from '#schedule/day.ts';
import type { Form } from '#schedule/forms.ts';
import { predictorOf } from '#schedule/fsrs.ts';
import { DAY } from '#schedule/day.ts';
import type { Calendar, Confidence, Memory } from '#schedule/types.ts';
import type { AnswerReviewRow } from '#store/rows.ts';

/** The number of answers, and of right ones. */
export interface Count {
  readonly answers: number;
  readonly right: number;
}

/** A count with the time of the answers, in ms. */
export interface TimedCount extends Count {
  readonly took: number;
}

/** Recalls of cards with intervals of days, with FSRS's predictions. */
export interface Retention extends Count {
  /** Sum of the predicted probabilities. */
  readonly foretold: number;
}

/** The bins of the interval, in days: a card belongs to the last bin that starts at or below it. */
export const INTERVALS = [1, 4, 8, 15, 31, 91] as const;

export interface Tally {
  /** By learning day. */
  readonly days: ReadonlyMap<number, TimedCount>;
  readonly forms: ReadonlyMap<Form, TimedCount>;
  readonly confidences: ReadonlyMap<Confidence, Count>;
  /** By hour of local time, 0 to 23. */
  readonly hours: ReadonlyMap<number, Count>;
  /** By card, for units and concepts. */
  readonly cards: ReadonlyMap<string, Count>;
  /** By index into `INTERVALS`. */
  readonly intervals: ReadonlyMap<number, Retention>;
  /** By card, the state after its last answer. */
  readonly memories: ReadonlyMap<string, Memory>;
  readonly all: TimedCount;
}

/** A tally that grows. */
export interface Counter {
  readonly add: (row: AnswerReviewRow) => void;
  readonly tally: () => Tally;
}

const MINUTE = 60_000;

/** Starts counting; `weights` are FSRS's parameters, which predict recall. */
export function createCounter(calendar: Calendar, weights: readonly number[]): Counter {
  const predictor = predictorOf(weights);
  const days = new Map<number, TimedCount>();
  const forms = new Map<Form, TimedCount>();
  const confidences = new Map<Confidence, Count>();
  const hours = new Map<number, Count>();
  const cards = new Map<string, Count>();
  const intervals = new Map<number, Retention>();
  const memories = new Map<string, Memory>();
  let all: TimedCount = { answers: 0, right: 0, took: 0 };

  return {
    add: ({ at, took, form, correct, confidence, cardId, before, after, rating }) => {
      count(days, learningDay(at, calendar), correct, took);
      count(forms, form, correct, took);
      if (confidence !== undefined) count(confidences, confidence, correct, took);
      const local = at + calendar.offsetMinutes(at) * MINUTE;
      count(hours, Math.floor((local % DAY) / (60 * MINUTE)), correct, took);
      count(cards, cardId, correct, took);
      memories.set(cardId, after);
      all = { answers: all.answers + 1, right: all.right + correct, took: all.took + took };
      if (before.state !== 'review') return;
      const elapsed = Math.max(0, at - before.lastReview) / DAY;
      const bin = INTERVALS.findLastIndex((from) => Math.round(elapsed) >= from);
      if (bin === -1) return;
      const known = intervals.get(bin) ?? { answers: 0, right: 0, foretold: 0 };
      intervals.set(bin, {
        answers: known.answers + 1,
        // FSRS counts anything but `again` as recalled, and learns from it that way.
        right: known.right + (rating === 'again' ? 0 : 1),
        foretold: known.foretold + predictor.recall(elapsed, before.stability),
      });
    },
    tally: () => ({ days, forms, confidences, hours, cards, intervals, memories, all }),
  };
}

function count<Key>(
  counts: Map<Key, Count | TimedCount>,
  key: Key,
  correct: 0 | 1,
  took: number,
): void {
  const known = counts.get(key);
  counts.set(key, {
    answers: (known?.answers ?? 0) + 1,
    right: (known?.right ?? 0) + correct,
    took: (known !== undefined && 'took' in known ? known.took : 0) + took,
  });
}
