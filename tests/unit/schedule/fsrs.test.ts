import { forgetting_curve } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { learningDay, startOfLearningDay } from '#schedule/day.ts';
import {
  DEFAULT_OPTIONS,
  DEFAULT_WEIGHTS,
  elapsedDays,
  outcomes,
  predictorOf,
  retrievability,
} from '#schedule/fsrs.ts';
import type { Calendar, Memory, Outcome, Rating } from '#schedule/types.ts';
import { DAY, HOUR, UTC, zone } from './calendars.ts';

const NEW = { state: 'new' } as Memory;
const NOON = Date.parse('2026-11-22T12:00Z');
const MINUTE = 60_000;
const EXACT = { ...DEFAULT_OPTIONS, fuzz: false };

function answer(memory: Memory, rating: Rating, now: number, calendar: Calendar = UTC): Outcome {
  return outcomes('deck/card', memory, now, calendar, EXACT)[rating];
}

/** Answers a new card whenever it is due. */
function whenDue(ratings: readonly Rating[], calendar: Calendar = UTC): Outcome[] {
  let memory = NEW;
  let now = NOON;
  return ratings.map((rating) => {
    const outcome = answer(memory, rating, now, calendar);
    ({ memory, due: now } = outcome);
    return outcome;
  });
}

function studied(memory: Memory): Exclude<Memory, { state: 'new' }> {
  if (memory.state === 'new') throw new Error('The card was never answered');
  return memory;
}

const times = (rating: Rating, count: number): Rating[] =>
  Array.from({ length: count }, () => rating);

describe('the reference vectors of FSRS-6', () => {
  it('hold for a first review', () => {
    const first = outcomes('deck/card', NEW, NOON, UTC, EXACT);
    const values = Object.values(first).map(({ memory }) => studied(memory));
    expect(values.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(values.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
  });

  it('hold for a card reviewed whenever it is due', () => {
    const ratings = [...times('good', 6), ...times('again', 2), ...times('good', 5)];
    expect(whenDue(ratings).map(({ days }) => days)).toEqual([
      0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21,
    ]);
  });

  it('hold for given gaps', () => {
    let memory = NEW;
    let now = NOON;
    for (const [index, gap] of [0, 0, 1, 3, 8, 21].entries()) {
      now += gap * DAY;
      ({ memory } = answer(memory, index === 0 ? 'again' : 'good', now));
    }
    expect(studied(memory).stability).toBeCloseTo(53.62691, 4);
    expect(studied(memory).difficulty).toBeCloseTo(6.3574867, 6);
  });

  it('hold for the forgetting curve', () => {
    const curve = [0, 1, 2, 3].map((days) => forgetting_curve(0.2, days, 1));
    for (const [index, value] of [1, 0.9, 0.840_289_35, 0.798_500_1].entries()) {
      expect(curve[index]).toBeCloseTo(value, 6);
    }
  });
});

describe('learning steps', () => {
  it('are 1 and 10 minutes for a new card, to the millisecond', () => {
    const now = NOON + 123;
    const first = outcomes('deck/card', NEW, now, UTC, EXACT);
    expect(first.again).toMatchObject({ due: now + MINUTE, days: 0 });
    expect(first.hard).toMatchObject({ due: now + 6 * MINUTE, days: 0 });
    expect(first.good).toMatchObject({ due: now + 10 * MINUTE, days: 0 });
    expect(first.good.memory).toMatchObject({ state: 'learning', step: 1, reps: 1, lapses: 0 });
    expect(first.easy).toMatchObject({ days: 8, memory: { state: 'review', step: 0 } });
  });

  it('are 10 minutes for a forgotten card, which counts a lapse', () => {
    const learnt = whenDue(['good', 'good']).at(-1);
    const lapse = answer(learnt?.memory ?? NEW, 'again', learnt?.due ?? 0);
    expect(lapse.due - (learnt?.due ?? 0)).toBe(10 * MINUTE);
    expect(lapse.memory).toMatchObject({ state: 'relearning', step: 0, lapses: 1, reps: 3 });
  });

  it('that cross the rollover remain steps', () => {
    const late = Date.parse('2026-11-23T03:55Z');
    expect(answer(NEW, 'good', late)).toMatchObject({ days: 0, due: late + 10 * MINUTE });
  });
});

describe('an interval of days', () => {
  it('is due at the start of its learning day, also across a change of the clocks', () => {
    const berlin = zone('Europe/Berlin');
    const evening = Date.parse('2026-03-27T22:30+01:00');
    const easy = answer(NEW, 'easy', evening, berlin);
    expect(easy.due).toBe(Date.parse('2026-04-04T04:00+02:00'));
    expect(easy.due).toBe(startOfLearningDay(learningDay(evening, berlin) + easy.days, berlin));
  });

  it('ignores UTC midnight: twenty minutes later is the same day', () => {
    const before = Date.parse('2026-11-22T23:50Z');
    const zones = [UTC, zone('Europe/London'), zone('Asia/Tokyo'), zone('America/Los_Angeles')];
    const stabilities = zones.map((calendar) => {
      const { memory } = answer(NEW, 'easy', before, calendar);
      return studied(answer(memory, 'good', before + 20 * MINUTE, calendar).memory).stability;
    });
    expect(new Set(stabilities).size).toBe(1);
    expect(stabilities[0]).toBeCloseTo(8.3, 1);
  });

  it('counts the rollover as a day, however short the night', () => {
    const evening = Date.parse('2026-11-23T03:50Z');
    const { memory } = answer(NEW, 'easy', evening);
    const later = evening + 20 * MINUTE;
    expect(elapsedDays(memory, later, UTC)).toBe(1);
    expect(studied(answer(memory, 'good', later).memory).stability).toBeGreaterThan(13);
  });

  it('grows more after a successful late review than after one on time', () => {
    const learnt = whenDue(['good', 'good', 'good']).at(-1);
    const { memory, due } = learnt ?? { memory: NEW, due: 0 };
    const punctual = answer(memory, 'good', due);
    const late = answer(memory, 'good', due + 30 * DAY);
    expect(elapsedDays(memory, due + 30 * DAY, UTC)).toBe(41);
    expect(late.days).toBeGreaterThan(punctual.days);
    expect(late.due).toBe(startOfLearningDay(learningDay(due + 30 * DAY, UTC) + late.days, UTC));
  });
});

describe('a clock that was set back', () => {
  it('makes the review a same-day review', () => {
    const { memory } = answer(NEW, 'easy', NOON);
    for (const back of [1, HOUR, DAY, 400 * DAY]) {
      const now = NOON - back;
      expect(elapsedDays(memory, now, UTC)).toBe(0);
      expect(retrievability(memory, now)).toBe(1);
      const good = answer(memory, 'good', now);
      expect(good.memory).toMatchObject({ lastReview: now, reps: 2 });
      expect(studied(good.memory).stability).toBeCloseTo(8.3, 1);
      expect(good.due).toBeGreaterThan(now);
    }
  });
});

describe('fuzz', () => {
  const long: Memory = {
    state: 'review',
    stability: 100,
    difficulty: 5,
    step: 0,
    lastReview: NOON,
    reps: 9,
    lapses: 0,
  };
  const due = NOON + 100 * DAY;
  const days = (cardId: string, memory: Memory = long, now = due): number =>
    outcomes(cardId, memory, now, UTC, DEFAULT_OPTIONS).good.days;

  it('is the same when the button is drawn and when the answer is stored', () => {
    const drawn = outcomes('deck/card', long, due, UTC, DEFAULT_OPTIONS);
    const stored = outcomes('deck/card', long, due + 90_000, UTC, DEFAULT_OPTIONS);
    expect(Object.values(stored).map((outcome) => outcome.days)).toEqual(
      Object.values(drawn).map((outcome) => outcome.days),
    );
  });

  it('differs between cards and between reviews, and stays close', () => {
    const cards = Array.from({ length: 40 }, (_, index) => days(`deck/card-${index}`));
    const exact = outcomes('deck/card', long, due, UTC, EXACT).good.days;
    expect(new Set(cards).size).toBeGreaterThan(5);
    for (const value of cards) expect(Math.abs(value - exact) / exact).toBeLessThan(0.1);
    const reviews = Array.from({ length: 40 }, (_, reps) => days('deck/card', { ...long, reps }));
    expect(new Set(reviews).size).toBeGreaterThan(5);
  });

  it('differs between cards whose ids differ in a last digit', () => {
    const pairs = Array.from({ length: 20 }, (_, index) => [
      days(`deck/${index}1`, { ...long, reps: 0 }),
      days(`deck/${index}`, { ...long, reps: 10 }),
    ]);
    expect(pairs.some(([one, other]) => one !== other)).toBe(true);
  });

  it('preserves the order of the ratings', () => {
    for (let index = 0; index < 50; index += 1) {
      const { hard, good, easy } = outcomes(`deck/${index}`, long, due, UTC, DEFAULT_OPTIONS);
      expect(hard.days).toBeLessThan(good.days);
      expect(good.days).toBeLessThan(easy.days);
    }
  });
});

describe('the scheduler’s result', () => {
  it('is plain data that survives a structured clone and JSON', () => {
    const all = outcomes('deck/card', NEW, NOON, UTC, DEFAULT_OPTIONS);
    expect(structuredClone(all)).toEqual(all);
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
    expect(Object.keys(all.good.memory).toSorted()).toEqual(
      ['difficulty', 'lapses', 'lastReview', 'reps', 'stability', 'state', 'step'].toSorted(),
    );
  });

  it('does not change the given memory', () => {
    const memory = Object.freeze(answer(NEW, 'good', NOON).memory);
    const copy = structuredClone(memory);
    outcomes('deck/card', memory, NOON + HOUR, UTC, DEFAULT_OPTIONS);
    expect(memory).toEqual(copy);
  });
});

describe('retrievability', () => {
  it('falls by the hour and reaches 0.9 after as many days as the stability', () => {
    const { memory } = answer(NEW, 'easy', NOON);
    const { stability } = studied(memory);
    expect(retrievability(memory, NOON)).toBe(1);
    expect(retrievability(memory, NOON + HOUR)).toBeLessThan(1);
    expect(retrievability(memory, NOON + 2 * HOUR)).toBeLessThan(
      retrievability(memory, NOON + HOUR),
    );
    expect(retrievability(memory, NOON + stability * DAY)).toBeCloseTo(0.9, 6);
  });

  it('is 0 for a card never answered', () => {
    expect(retrievability(NEW, NOON)).toBe(0);
  });

  it('repeats a card after days if the first answer was right and sure', () => {
    const known = outcomes('c', NEW, NOON, UTC, { ...DEFAULT_OPTIONS, known: true });
    expect(known.good).toMatchObject({ memory: { state: 'review' } });
    expect(known.good.days).toBeGreaterThan(0);
    expect(known.again.days).toBe(0);
    const unsure = outcomes('c', NEW, NOON, UTC, DEFAULT_OPTIONS);
    expect(unsure.good).toMatchObject({ days: 0, memory: { state: 'learning', step: 1 } });
    const later = { ...DEFAULT_OPTIONS, known: true };
    for (const options of [later, DEFAULT_OPTIONS]) {
      const second = outcomes('c', unsure.again.memory, NOON, UTC, options);
      expect(second.good).toMatchObject({ memory: { state: 'review' } });
    }
  });

  it('waits for the next day after a third wrong answer on one day', () => {
    const first = answer(NEW, 'again', NOON);
    const second = answer(first.memory, 'again', NOON + HOUR);
    expect(second.days).toBe(0);
    const third = answer(second.memory, 'again', NOON + 2 * HOUR);
    expect(third).toMatchObject({ days: 1, memory: { state: 'learning', step: 0 } });
    expect(third.due).toBeGreaterThan(NOON + 3 * HOUR);
    const next = answer(third.memory, 'good', third.due);
    expect(next.memory.state).toBe('review');
    const sure = { ...DEFAULT_OPTIONS, misled: true };
    expect(outcomes('c', second.memory, NOON, UTC, sure).again).toMatchObject({
      days: 1,
      memory: { misled: true },
    });
  });

  it('decides the interval: a higher retention brings the card back sooner', () => {
    const { memory } = answer(NEW, 'easy', NOON);
    const days = [0.8, 0.9, 0.95].map(
      (retention) =>
        outcomes('c', memory, NOON + 8 * DAY, UTC, { ...DEFAULT_OPTIONS, retention, fuzz: false })
          .good.days,
    );
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    expect(new Set(days).size).toBe(3);
  });
});

describe('a mistake made in confidence', () => {
  const MISLED = { ...DEFAULT_OPTIONS, misled: true };
  const known = (): Memory => {
    let { memory } = answer(NEW, 'easy', NOON);
    for (const days of [9, 60, 200]) {
      memory = answer(
        memory,
        'good',
        (memory.state === 'new' ? NOON : memory.lastReview) + days * DAY,
      ).memory;
    }
    return memory;
  };

  it('returns within three days, even if its stability would allow more', () => {
    const memory = known();
    const at = NOON + 400 * DAY;
    const wrong = outcomes('c', memory, at, UTC, MISLED).again;
    expect(wrong.memory).toMatchObject({ state: 'relearning', misled: true });
    const later = at + 600_000;
    const right = outcomes('c', wrong.memory, later, UTC, DEFAULT_OPTIONS);
    expect(Math.max(right.hard.days, right.good.days, right.easy.days)).toBe(3);
    const plain = outcomes('c', memory, at, UTC, DEFAULT_OPTIONS).again;
    expect(outcomes('c', plain.memory, later, UTC, DEFAULT_OPTIONS).good.days).toBeGreaterThan(3);
  });

  it('is over once the card was known for days', () => {
    const at = NOON + 400 * DAY;
    const wrong = outcomes('c', known(), at, UTC, MISLED).again;
    const { good } = outcomes('c', wrong.memory, at + 600_000, UTC, DEFAULT_OPTIONS);
    expect(good.memory).not.toHaveProperty('misled');
    expect(outcomes('c', good.memory, good.due, UTC, DEFAULT_OPTIONS).good.days).toBeGreaterThan(3);
  });

  it('is rated as gently as any other if the learner says so, and returns as soon', () => {
    expect(outcomes('c', known(), NOON + 400 * DAY, UTC, MISLED).good).toMatchObject({ days: 3 });
  });
});

describe('a predictor', () => {
  const fitted = DEFAULT_WEIGHTS.map((weight) => weight * 1.1);

  it.each([
    ['FSRS’s own parameters', DEFAULT_WEIGHTS],
    ['fitted ones', fitted],
  ])('with %s has the recall and the stabilities of the library', (_, weights) => {
    const { next, recall, afterGood, afterAgain } = predictorOf(weights);
    const random = seededRandom(4);
    for (let round = 0; round < 500; round += 1) {
      const before = {
        stability: 0.001 + Math.exp(random() * 8),
        difficulty: 1 + random() * 9,
      };
      const elapsed = 1 + Math.floor(random() * 500);
      expect(recall(elapsed + 0.3, before.stability)).toBe(
        forgetting_curve(weights, elapsed + 0.3, before.stability),
      );
      const known = recall(elapsed, before.stability);
      const good = next(before, elapsed, 'good').stability;
      expect(afterGood(before, known)).toBeCloseTo(good, 7);
      const again = next(before, elapsed, 'again').stability;
      // Never less than the library's least stability.
      expect(Math.max(0.001, afterAgain(before, known))).toBeCloseTo(again, 7);
    }
  });
});
