/**
 * The types of the schedule. Times are milliseconds since the epoch, days are whole learning days.
 */

/** FSRS's four ratings. */
export type Rating = 'again' | 'hard' | 'good' | 'easy';

/** How sure a learner is of an answer while committing it. The order is stored: add at the end. */
export const CONFIDENCES = ['guess', 'think', 'sure'] as const;

export type Confidence = (typeof CONFIDENCES)[number];

/** The memory state of a card. `new` before its first answer. */
export type Memory =
  | { readonly state: 'new' }
  | {
      readonly state: 'learning' | 'review' | 'relearning';
      /** Days until retrievability falls to 0.9. */
      readonly stability: number;
      /** 1 to 10. */
      readonly difficulty: number;
      /** Index into the learning or relearning steps; 0 in `review`. */
      readonly step: number;
      readonly lastReview: number;
      readonly reps: number;
      readonly lapses: number;
      /**
       * The card was answered wrong with confidence, and has not been known over days since: such
       * mistakes return after a week (Butler 2011), so its next interval is short.
       */
      readonly misled?: true;
    };

/**
 * Where a learner's day begins and ends. Local time is a function, so that tests can use any time
 * zone and cross a change of the clocks.
 */
export interface Calendar {
  /** Hour of local time at which a new learning day begins; 4 by default. */
  readonly rolloverHour: number;
  /** Minutes that local time is ahead of UTC at a moment (the negative of `getTimezoneOffset`). */
  readonly offsetMinutes: (at: number) => number;
}

/** What one rating would do to a card. */
export interface Outcome {
  readonly rating: Rating;
  readonly memory: Memory;
  readonly due: number;
  /** Whole learning days until then; 0 if it returns in the same session. */
  readonly days: number;
}

/** How intervals are chosen. */
export interface ScheduleOptions {
  /** The probability of recall at which a card comes back: over 0, at most 1; 0.9 by default. */
  readonly retention: number;
  /** Spreads intervals a little, so that cards learnt together do not stay together for ever. */
  readonly fuzz: boolean;
  /** The answer to rate is wrong, and was given as sure. */
  readonly misled: boolean;
  /** FSRS-6's 21 parameters; its defaults if absent. */
  readonly weights?: readonly number[];
  /**
   * The answer to rate is right, and was given as sure. At a card's first answer it skips the
   * learning step: what was known at first sight is asked again after days.
   */
  readonly known: boolean;
}
