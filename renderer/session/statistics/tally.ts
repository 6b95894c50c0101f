/**
 * Answers counted in all the ways that the statistics show. Pure; answers are added in any order.
 */
import { DAY, learningDay } from '#schedule/day.ts';
import type { Form } from '#schedule/forms.ts';
import { predictorOf } from '#schedule/fsrs.ts';
import type { Calendar, Confidence } from '#schedule/types.ts';
import { CONFIDENCES } from '#schedule/types.ts';
import { MARKS, isMarked } from '#store/columns.ts';
import type { Counted } from '#store/columns.ts';

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

/** The answers to a card. */
export interface CardCount extends Count {
  /** After the last answer: days, and 1 to 10. NaN if the card is new. */
  readonly stability: number;
  readonly difficulty: number;
}

/** The bins of the interval, in days: a card belongs to the last bin that starts at or below it. */
export const INTERVALS = [1, 4, 8, 15, 31, 91] as const;

export interface Tally {
  /** By learning day. */
  readonly days: ReadonlyMap<number, TimedCount>;
  /** By form, in the order in which they were first asked. */
  readonly forms: ReadonlyMap<Form, TimedCount>;
  readonly confidences: ReadonlyMap<Confidence, Count>;
  /** By hour of local time, 0 to 23. */
  readonly hours: ReadonlyMap<number, Count>;
  readonly cards: ReadonlyMap<string, CardCount>;
  /** By index into `INTERVALS`. */
  readonly intervals: ReadonlyMap<number, Retention>;
  readonly all: TimedCount;
}

/** A tally that grows. */
export interface Counter {
  readonly add: (answers: Counted) => void;
  readonly tally: () => Tally;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** With the time of its first answer. */
type FirstCount = Mutable<TimedCount> & { first: number };

/** With the time and the id of its last answer. */
type LastCount = Mutable<CardCount> & { at: number; id: number };

const MINUTE = 60_000;

/** The clocks change at a multiple of it only: within one, day and hour are the same. */
const QUARTER = 15 * MINUTE;

/** Starts counting; `weights` are FSRS's parameters, which predict recall. */
export function createCounter(calendar: Calendar, weights: readonly number[]): Counter {
  const predictor = predictorOf(weights);
  const days = new Map<number, Mutable<TimedCount>>();
  const forms = new Map<Form, FirstCount>();
  const confidences = new Map<Confidence, Mutable<Count>>();
  const hours = new Map<number, Mutable<Count>>();
  const cards = new Map<string, LastCount>();
  const intervals = new Map<number, Mutable<Retention>>();
  const all = noTime();
  let quarter = NaN;
  let [day, hour] = [0, 0];

  function enter(at: number): void {
    if (Math.floor(at / QUARTER) === quarter) return;
    quarter = Math.floor(at / QUARTER);
    day = learningDay(at, calendar);
    const local = at + calendar.offsetMinutes(at) * MINUTE;
    hour = Math.floor((local % DAY) / (60 * MINUTE));
  }

  return {
    add: ({ columns, places }) => {
      // Counts of this part's cards and forms, so that each name is looked up once.
      const ofCard: LastCount[] = [];
      const ofForm: FirstCount[] = [];
      for (const place of places) {
        const at = columns.at[place] ?? 0;
        const took = columns.took[place] ?? 0;
        const right = isMarked(columns, place, MARKS.correct) ? 1 : 0;
        enter(at);
        for (const timed of [all, of(days, day, noTime)]) {
          count(timed, right);
          timed.took += took;
        }
        count(of(hours, hour, nothing), right);
        const confidence = CONFIDENCES[(columns.confidence[place] ?? 0) - 1];
        if (confidence !== undefined) count(of(confidences, confidence, nothing), right);

        const formAt = columns.form[place] ?? 0;
        const form = (ofForm[formAt] ??= of(forms, columns.forms[formAt] ?? 'type', noForm));
        count(form, right);
        form.took += took;
        form.first = Math.min(form.first, at);

        const cardAt = columns.card[place] ?? 0;
        const card = (ofCard[cardAt] ??= of(cards, columns.cards[cardAt] ?? '', noCard));
        count(card, right);
        const id = columns.ids[place] ?? 0;
        if (at > card.at || (at === card.at && id > card.id)) {
          card.at = at;
          card.id = id;
          card.stability = columns.stability[place] ?? NaN;
          card.difficulty = columns.difficulty[place] ?? NaN;
        }

        if (!isMarked(columns, place, MARKS.known)) continue;
        const elapsed = Math.max(0, at - (columns.lastReview[place] ?? 0)) / DAY;
        const bin = INTERVALS.findLastIndex((from) => Math.round(elapsed) >= from);
        if (bin === -1) continue;
        const interval = of(intervals, bin, noRetention);
        // FSRS counts anything but `again` as recalled, and learns from it that way.
        count(interval, isMarked(columns, place, MARKS.recalled) ? 1 : 0);
        interval.foretold += predictor.recall(elapsed, columns.stabilityBefore[place] ?? 0);
      }
    },
    tally: () => ({
      days,
      forms: new Map([...forms].toSorted(([, one], [, other]) => one.first - other.first)),
      confidences,
      hours,
      cards,
      intervals,
      all,
    }),
  };
}

const nothing = (): Mutable<Count> => ({ answers: 0, right: 0 });
const noTime = (): Mutable<TimedCount> => ({ answers: 0, right: 0, took: 0 });
const noForm = (): FirstCount => ({ ...noTime(), first: Infinity });
const noRetention = (): Mutable<Retention> => ({ answers: 0, right: 0, foretold: 0 });
const noCard = (): LastCount => ({
  answers: 0,
  right: 0,
  stability: NaN,
  difficulty: NaN,
  at: -Infinity,
  id: 0,
});

/** The count under a key, which is a new one at first. */
function of<Key, Value>(counts: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = counts.get(key);
  if (known !== undefined) return known;
  const made = make();
  counts.set(key, made);
  return made;
}

function count(counted: Mutable<Count>, right: 0 | 1): void {
  counted.answers += 1;
  counted.right += right;
}
