/**
 * The effect of a desired retention: the reviews of a year, simulated with FSRS's own curve. It
 * shows what would happen to a learner whose memory is as FSRS expects, and no more. Pure.
 */
import { seededRandom } from '#format/random.ts';
import type { Strength } from './fsrs.ts';
import { predictorOf } from './fsrs.ts';
import type { Memory } from './types.ts';

/** A card, with what its future depends on. */
export interface SimulatedCard {
  readonly memory: Memory;
  /** Days from now until it is due; 0 or less if it is due. Unused for a new card. */
  readonly dueIn: number;
  /** Days since its last answer; unused for a new card. */
  readonly elapsed: number;
}

export interface Future {
  readonly retention: number;
  /** Answers a day over the simulated time, including learning steps. */
  readonly answersPerDay: number;
  /** Known questions on average, and at the end. */
  readonly known: { readonly average: number; readonly end: number };
  readonly of: number;
}

export interface SimulateOptions {
  readonly weights: readonly number[];
  /** New cards a day, in the given order. */
  readonly newPerDay: number;
  readonly days: number;
  readonly seed: number;
}

/**
 * The share of right first answers to new cards, from the simulated newcomer of `tests/learner`.
 */
const FIRST_RIGHT = 0.6;

/** Cards simulated before the page may draw. */
const PIECE = 50;

/** Simulates each retention in turn; `pause` is awaited repeatedly, so that a page can draw. */
export async function simulate(
  cards: readonly SimulatedCard[],
  retentions: readonly number[],
  options: SimulateOptions,
  pause: () => Promise<void>,
): Promise<readonly Future[]> {
  const { weights, newPerDay, days, seed } = options;
  const predictor = predictorOf(weights);
  const futures: Future[] = [];
  const meetingDay = (place: number): number =>
    newPerDay > 0 ? Math.floor(place / newPerDay) : days;
  for (const retention of retentions) {
    // The same random numbers for each, so that only the retention differs.
    const random = seededRandom(seed);
    let [answers, known, end, met] = [0, 0, 0, 0];
    for (const [at, card] of cards.entries()) {
      if (at % PIECE === PIECE - 1) await pause();
      const isNew = card.memory.state === 'new';
      const begins = isNew ? meetingDay(met) : 0;
      if (isNew) met += 1;
      const life = lifeOf(card, begins, retention);
      answers += life.answers;
      known += life.known;
      end += life.end;
    }
    futures.push({
      retention,
      answersPerDay: answers / days,
      known: { average: known / days, end },
      of: cards.length,
    });

    /**
     * One card from day `begins` on: its answers, the sum of its recall over the days, and its
     * recall at the end.
     */
    function lifeOf(
      { memory, dueIn, elapsed }: SimulatedCard,
      begins: number,
      wanted: number,
    ): { readonly answers: number; readonly known: number; readonly end: number } {
      let strength: Strength | undefined = memory.state === 'new' ? undefined : memory;
      let last = strength === undefined ? 0 : -elapsed;
      let next = strength === undefined ? begins : Math.max(0, Math.ceil(dueIn));
      let [given, sum] = [0, 0];
      let day = 0;
      const passTo = (to: number): void => {
        if (strength !== undefined) {
          for (let one = day; one < to; one += 1) {
            sum += predictor.recall(Math.max(0, one - last), strength.stability);
          }
        }
        day = to;
      };
      while (next < days) {
        passTo(next);
        const since = Math.max(strength === undefined ? 0 : 1, next - last);
        const chance =
          strength === undefined ? FIRST_RIGHT : predictor.recall(since, strength.stability);
        const right = random() < chance;
        const first = strength === undefined;
        strength = predictor.next(strength, first ? 0 : since, right ? 'good' : 'again');
        given += 1;
        // A wrong or first answer is followed by another after minutes.
        if (!right || first) {
          strength = predictor.next(strength, 0, 'good');
          given += 1;
        }
        last = next;
        next += predictor.interval(strength.stability, wanted);
      }
      passTo(days);
      const recalled =
        strength === undefined ? 0 : predictor.recall(Math.max(0, days - last), strength.stability);
      return { answers: given, known: sum, end: recalled };
    }
  }
  return futures;
}
