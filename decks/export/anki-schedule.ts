/** A learner's progress in the columns of Anki's tables `cards` and `revlog`, schema 11. Pure. */

/** An answer as a review of Anki's; lengths in days, or in seconds for learning steps. */
export interface AnkiReview {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds until it was answered. */
  readonly took: number;
  readonly rating: 'again' | 'hard' | 'good' | 'easy';
  /** The state of the card before. */
  readonly state: CardState;
  readonly before: Interval | undefined;
  readonly after: Interval;
  /** FSRS's difficulty after it, from 1 to 10. */
  readonly difficulty: number;
}

type CardState = 'new' | 'learning' | 'review' | 'relearning';

export interface Interval {
  readonly unit: 'days' | 'seconds';
  readonly length: number;
}

/** The progress on a question that was answered. */
export interface AnkiProgress {
  readonly state: Exclude<CardState, 'new'>;
  readonly away?: 'suspended' | 'buried' | undefined;
  /** Milliseconds since the epoch, and learning days from the export. */
  readonly due: { readonly at: number; readonly days: number };
  /** Days of the last interval. */
  readonly interval: number;
  readonly stability: number;
  readonly difficulty: number;
  /** The parameter of FSRS-6 for how fast a memory decays. */
  readonly decay: number;
  readonly lastReview: number;
  readonly reps: number;
  readonly lapses: number;
  /** The oldest first. */
  readonly reviews: readonly AnkiReview[];
}

/** The scheduling columns of a card, in the order of the table. */
export type CardColumns = readonly [
  type: number,
  queue: number,
  due: number,
  ivl: number,
  factor: number,
  reps: number,
  lapses: number,
  left: number,
];

/** A row of `revlog`, in the order of the table without the card and the sync number. */
export type LogColumns = readonly [
  id: number,
  ease: number,
  ivl: number,
  lastIvl: number,
  factor: number,
  time: number,
  type: number,
];

/** Anki's ease before FSRS, which FSRS leaves alone. */
const EASE = 2500;

/** One learning step is left, today. */
const ONE_STEP = 1001;

const TYPES = { new: 0, learning: 1, review: 2, relearning: 3 } as const;
const AWAY = { suspended: -1, buried: -3 } as const;
const RATINGS = { again: 1, hard: 2, good: 3, easy: 4 } as const;
const LOG_TYPES = { new: 0, learning: 0, review: 1, relearning: 2 } as const;

/**
 * The columns of a card. Reviews are due on a day counted from the beginning of the collection,
 * learning steps at a second since the epoch.
 *
 * @param today the day of the export, counted like that.
 */
export function cardColumns(
  { state, away, due, interval, reps, lapses }: AnkiProgress,
  today: number,
): CardColumns {
  const type = TYPES[state];
  const isReview = state === 'review';
  const queue = away === undefined ? (isReview ? TYPES.review : TYPES.learning) : AWAY[away];
  const when = isReview ? today + due.days : Math.floor(due.at / 1000);
  return [type, queue, when, interval, EASE, reps, lapses, isReview ? 0 : ONE_STEP];
}

/** The columns of a card that was never answered, by its place among them. */
export function newColumns(place: number): CardColumns {
  return [TYPES.new, TYPES.new, place, 0, 0, 0, 0, 0];
}

/** The column `data`: what FSRS knows of the memory. */
export function memoryData({ stability, difficulty, decay, lastReview }: AnkiProgress): string {
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  return JSON.stringify({
    s: round(stability, 4),
    d: round(difficulty, 3),
    decay: round(decay, 4),
    lrt: Math.floor(lastReview / 1000),
  });
}

/** The rows of the log. `taken` has the ids so far: Anki's are the moments of the answers. */
export function logColumns({ reviews }: AnkiProgress, taken: Set<number>): readonly LogColumns[] {
  return reviews.map(({ at, took, rating, state, before, after, difficulty }) => {
    let id = Math.floor(at);
    while (taken.has(id)) id += 1;
    taken.add(id);
    return [
      id,
      RATINGS[rating],
      lengthOf(after),
      before === undefined ? 0 : lengthOf(before),
      // FSRS's difficulty from 1 to 10, as 100 to 1100.
      Math.round((100 * (difficulty - 1) * 10) / 9) + 100,
      Math.round(took),
      LOG_TYPES[state],
    ];
  });
}

/** Days, or seconds below zero. */
function lengthOf({ unit, length }: Interval): number {
  return unit === 'days' ? Math.round(length) : -Math.round(length);
}

/** The day of the export, counted from the beginning of the collection: no due day is before that. */
export function dayOfExport(all: readonly (AnkiProgress | null)[]): number {
  return Math.max(0, ...all.map((one) => (one === null ? 0 : -one.due.days)));
}
