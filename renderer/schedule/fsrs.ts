/**
 * The interface to FSRS-6 (ts-fsrs 5.4.2). No type of the library leaves this file, and no other
 * file imports it: loading it adds deprecated methods to `Date.prototype` (`scheduler`, `diff`,
 * `format`, `dueFormat`), which our code must not use.
 *
 * The library counts elapsed time in UTC calendar days, so twenty minutes across UTC midnight count
 * as a day. Therefore it never sees a real time: it reviews at a fixed `REVIEW`, and its last
 * review is as many whole days earlier as there are learning days between the two.
 */
import {
  type Card,
  FSRSAlgorithm,
  type FSRSParameters,
  GenSeedStrategyWithCardId,
  Rating as Grade,
  State,
  StrategyMode,
  computeDecayFactor,
  default_w,
  fsrs,
} from 'ts-fsrs';
import { RETENTION } from './memory.ts';
import { DAY, daysBetween, learningDay, startOfLearningDay } from './day.ts';
import type { Calendar, Memory, Outcome, Rating, ScheduleOptions } from './types.ts';

/** Any fixed midnight UTC; not 0, which the library takes for "no time". */
const REVIEW = Date.UTC(2000, 0, 1);

/** The most days after which a mistake made in confidence is asked again. */
const SOON = 3;

/** The field the library's seed strategy reads from the card. */
const SEED_FIELD = 'seed';

/** The scheduling defaults. */
export const DEFAULT_OPTIONS: ScheduleOptions = {
  retention: RETENTION.usual,
  fuzz: true,
  misled: false,
  known: false,
};

const STATES = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const satisfies Record<Memory['state'], State>;

/** The ratings, from the worst to the best. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];

const GRADES = {
  again: Grade.Again,
  hard: Grade.Hard,
  good: Grade.Good,
  easy: Grade.Easy,
} as const satisfies Record<Rating, Grade>;

/**
 * One learning step of minutes after the first answer, unless it was right and sure; then days. A
 * second step on the same day adds little to what the next day adds, and made the first days an
 * hour long.
 */
function learningSteps(isNew: boolean, known: boolean): ['1m', '10m'] | ['10m'] {
  return isNew && !known ? ['1m', '10m'] : ['10m'];
}

function parameters(options: ScheduleOptions, isNew: boolean): Partial<FSRSParameters> {
  return {
    request_retention: options.retention,
    enable_fuzz: options.fuzz,
    enable_short_term: true,
    learning_steps: learningSteps(isNew, options.known),
    relearning_steps: ['10m'],
    ...(options.weights === undefined ? {} : { w: options.weights }),
  };
}

/** The number of answers to a learning card from which a wrong one is asked again the next day. */
const STEPS_A_DAY = 3;

/**
 * Whether a card that would come back in minutes waits for the next day. A learner who has just
 * read the answer for the third time learns nothing from a fourth question; a night helps.
 */
function waitsOvernight(memory: Memory): boolean {
  return memory.state === 'learning' && memory.reps + 1 >= STEPS_A_DAY;
}

function toLibrary(cardId: string, memory: Memory, elapsed: number): Card & { seed: string } {
  // By default the fuzz is seeded with the time of the review, so a button would show one interval
  // and the answer store another. Card and number of reviews (appended by the strategy) are the same
  // at both moments; the "#" separates card 1, review 11 from card 11, review 1.
  const common = { due: new Date(REVIEW), [SEED_FIELD]: `${cardId}#` };
  const unused = { elapsed_days: 0, scheduled_days: 0 };
  if (memory.state === 'new') {
    const nothing = { stability: 0, difficulty: 0, reps: 0, lapses: 0, learning_steps: 0 };
    return { ...common, ...unused, ...nothing, state: State.New };
  }
  return {
    ...common,
    ...unused,
    stability: memory.stability,
    difficulty: memory.difficulty,
    reps: memory.reps,
    lapses: memory.lapses,
    learning_steps: memory.step,
    state: STATES[memory.state],
    last_review: new Date(REVIEW - elapsed * DAY),
  };
}

function stateOf(state: State): 'learning' | 'review' | 'relearning' {
  switch (state) {
    case State.Learning:
      return 'learning';
    case State.Review:
      return 'review';
    case State.Relearning:
      return 'relearning';
    case State.New:
      break;
  }
  throw new Error('ts-fsrs left a reviewed card new');
}

/** Learning days beyond which an absence says nothing more about a card with short intervals. */
const LONGEST_ABSENCE = 365;

/**
 * Whole learning days since the card's last review, as far as they count. Never negative: if the
 * clock was set back, the review counts as the same day. Never more than a year or twice the card's
 * stability, whichever is longer: a clock that was in 1970 and was then corrected would turn one
 * right answer into an interval of years. 0 for a new card.
 */
export function elapsedDays(memory: Memory, now: number, calendar: Calendar): number {
  return memory.state === 'new' ? 0 : absence(memory.lastReview, now, memory.stability, calendar);
}

function absence(from: number, to: number, stability: number, calendar: Calendar): number {
  const most = Math.max(LONGEST_ABSENCE, Math.ceil(2 * stability));
  return Math.min(most, Math.max(0, daysBetween(from, to, calendar)));
}

/**
 * What each of the four ratings would do to a card at `now` (ms since the epoch). The same
 * arguments always give the same outcomes, so a button shows exactly what is stored. A learning
 * step is due to the millisecond; an interval of days at the start of its learning day.
 */
export function outcomes(
  cardId: string,
  memory: Memory,
  now: number,
  calendar: Calendar,
  options: ScheduleOptions,
): Record<Rating, Outcome> {
  const scheduler = fsrs(parameters(options, memory.state === 'new')).useStrategy(
    StrategyMode.SEED,
    GenSeedStrategyWithCardId(SEED_FIELD),
  );
  const card = toLibrary(cardId, memory, elapsedDays(memory, now, calendar));
  const preview = scheduler.repeat(card, new Date(REVIEW));
  const today = learningDay(now, calendar);
  const misled = options.misled || (memory.state !== 'new' && memory.misled === true);
  const overnight = waitsOvernight(memory);
  const outcome = (rating: Rating): Outcome => {
    const next = preview[GRADES[rating]].card;
    const inMinutes = next.scheduled_days === 0;
    const planned = inMinutes && overnight ? 1 : next.scheduled_days;
    const days = misled ? Math.min(planned, SOON) : planned;
    return {
      rating,
      days,
      due:
        days === 0
          ? now + (next.due.getTime() - REVIEW)
          : startOfLearningDay(today + days, calendar),
      memory: {
        state: stateOf(next.state),
        stability: next.stability,
        difficulty: next.difficulty,
        step: next.learning_steps,
        lastReview: now,
        reps: next.reps,
        lapses: next.lapses,
        ...(misled && inMinutes ? { misled } : {}),
      },
    };
  };
  const [again, hard, good, easy] = RATINGS;
  return {
    again: outcome(again),
    hard: outcome(hard),
    good: outcome(good),
    easy: outcome(easy),
  };
}

/** FSRS-6's default parameters, used until others are fitted. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

const DEFAULT_DECAY = default_w[20] ?? 0.5;

/** How FSRS-6 with given parameters sees answers, without steps, due times or fuzz. */
export interface Predictor {
  /** Stability (days) and difficulty after an answer; `before` is undefined for the first. */
  readonly next: (before: Strength | undefined, elapsed: number, rating: Rating) => Strength;
  /**
   * The stability that `next` gives for "good" at a probability of recall, for comparing: without
   * bounds and not rounded, but in a fraction of its time.
   */
  readonly afterGood: (before: Strength, recall: number) => number;
  /** The same for "again". */
  readonly afterAgain: (before: Strength, recall: number) => number;
  /**
   * Whole days, at least one, after which the recall of such a memory has fallen to `retention`.
   */
  readonly interval: (stability: number, retention: number) => number;
  /** The probability (0 to 1) of recall `elapsed` days after an answer that left this stability. */
  readonly recall: (elapsed: number, stability: number) => number;
}

/** FSRS's memory state. */
export interface Strength {
  readonly stability: number;
  readonly difficulty: number;
}

/** To eight places, as in the library. */
function rounded(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}

/** FSRS-6 with these 21 parameters. */
export function predictorOf(weights: readonly number[]): Predictor {
  const fitted = new FSRSAlgorithm({ w: weights, enable_short_term: true });
  const { w } = fitted.parameters;
  const { decay, factor } = computeDecayFactor(w);
  const [growth, slowing, spacing] = [Math.exp(w[8] ?? 0), w[9] ?? 0, w[10] ?? 0];
  const [forgotten, hardness, kept, surprise] = [w[11] ?? 0, w[12] ?? 0, w[13] ?? 0, w[14] ?? 0];
  // The least by which a wrong answer divides the stability.
  const lapse = Math.exp((w[17] ?? 0) * (w[18] ?? 0));
  // The library's `forgetting_curve` computes decay and factor anew for each card.
  const recall = (elapsed: number, stability: number): number =>
    rounded((1 + (factor * elapsed) / stability) ** decay);
  return {
    next: (before, elapsed, rating) => {
      const { stability, difficulty } = fitted.next_state(
        before === undefined ? null : { ...before },
        elapsed,
        GRADES[rating],
      );
      return { stability, difficulty };
    },
    afterGood: ({ stability, difficulty }, recall) => {
      const spaced = Math.exp((1 - recall) * spacing) - 1;
      return stability * (1 + growth * (11 - difficulty) * stability ** -slowing * spaced);
    },
    afterAgain: ({ stability, difficulty }, recall) => {
      const left = forgotten * difficulty ** -hardness * ((stability + 1) ** kept - 1);
      return Math.min(stability / lapse, left * Math.exp((1 - recall) * surprise));
    },
    interval: (stability, retention) => {
      // The curve is a power of time, scaled to 0.9 after `stability` days.
      const decay = -(weights[20] ?? DEFAULT_DECAY);
      const factor = 0.9 ** (1 / decay) - 1;
      return Math.max(1, Math.round((stability / factor) * (retention ** (1 / decay) - 1)));
    },
    recall,
  };
}

/**
 * The memory state after these answers, oldest first; undefined if there are none. Calculated like
 * `outcomes`, so that unchanged parameters change nothing.
 */
export function strengthAfter(
  predictor: Predictor,
  answers: readonly { readonly at: number; readonly rating: Rating }[],
  calendar: Calendar,
): Strength | undefined {
  let strength: Strength | undefined;
  let last = 0;
  for (const { at, rating } of answers) {
    const elapsed = strength === undefined ? 0 : absence(last, at, strength.stability, calendar);
    strength = predictor.next(strength, elapsed, rating);
    last = at;
  }
  return strength;
}

const algorithm = new FSRSAlgorithm({});

/**
 * The probability (0 to 1) of recalling a card at `now` (ms since the epoch), by FSRS-6's
 * forgetting curve over fractions of a day; the library's own `get_retrievability` changes only
 * once in 24 hours. 1 if the clock was set back; 0 for a new card, which cannot be recalled.
 */
export function retrievability(memory: Memory, now: number): number {
  if (memory.state === 'new') return 0;
  const days = Math.max(0, now - memory.lastReview) / DAY;
  return algorithm.forgetting_curve(days, memory.stability);
}
