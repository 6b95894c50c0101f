import { describe, expect, it } from 'vitest';
import {
  reviewsThatFit,
  spreadLoad,
  timeOfDay,
  timeToBegin,
  usualMinutes,
  weekdayOf,
} from '#schedule/budget.ts';
import { DAY, learningDay } from '#schedule/day.ts';
import { expectedAnswers } from '#schedule/pace.ts';
import type { Calendar } from '#schedule/types.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 12);
const UTC: Calendar = { rolloverHour: 4, offsetMinutes: () => 0 };

/** Answers of one day, a minute apart: as many minutes as answers. */
function day(at: number, minutes: number) {
  return Array.from({ length: minutes }, (_, i) => ({
    sessionId: `session of ${at}`,
    at: at + i * MINUTE,
    took: MINUTE,
  }));
}

/** Learning days with this many minutes each, the last one today. */
const days = (...minutes: readonly number[]) =>
  minutes.flatMap((count, at) => day(NOW - (minutes.length - at) * DAY, count));

describe('a learner’s usual time', () => {
  it('is unknown after four days', () => {
    expect(usualMinutes(days(20, 20, 20, 20), UTC)).toBeUndefined();
    expect(usualMinutes([], UTC)).toBeUndefined();
  });

  it('is not exceeded on three of four days, in steps of five minutes', () => {
    expect(usualMinutes(days(12, 12, 12, 12, 12), UTC)).toBe(15);
    expect(usualMinutes(days(10, 10, 20, 20, 20, 20, 20, 60), UTC)).toBe(20);
  });

  it('ignores days with a few answers only', () => {
    const looked = [{ sessionId: 'x', at: NOW - 9 * DAY, took: 5000 }];
    expect(usualMinutes([...looked, ...days(20, 20, 20, 20)], UTC)).toBeUndefined();
  });

  it('has bounds', () => {
    expect(usualMinutes(days(2, 2, 2, 2, 2), UTC)).toBe(10);
    expect(usualMinutes(days(200, 200, 200, 200, 200), UTC)).toBe(120);
  });
});

describe('the time of a day', () => {
  const plan = { minutes: 30, easyDays: [], awayUntil: undefined };

  it('is the planned time, unlimited if none was planned', () => {
    expect(timeOfDay(plan, NOW, UTC)).toBe(30 * MINUTE);
    expect(timeOfDay({ ...plan, minutes: undefined }, NOW, UTC)).toBe(Infinity);
  });

  it('is a third on an easy day, which may end after midnight', () => {
    // 22 November 2026 is a Sunday.
    expect(weekdayOf(learningDay(NOW, UTC))).toBe(0);
    const easy = { ...plan, easyDays: [0] };
    expect(timeOfDay(easy, NOW, UTC)).toBe(10 * MINUTE);
    expect(timeOfDay(easy, NOW + 15 * 3_600_000, UTC)).toBe(10 * MINUTE);
    expect(timeOfDay(easy, NOW + DAY, UTC)).toBe(30 * MINUTE);
  });

  it('is none until the planned return, to the moment', () => {
    const away = { ...plan, minutes: undefined, awayUntil: NOW + DAY };
    expect(timeOfDay(away, NOW, UTC)).toBe(0);
    expect(timeOfDay(away, NOW + DAY, UTC)).toBe(Infinity);
  });
});

describe('reviews that fit', () => {
  it('never take longer than the time available, repetitions included', () => {
    for (const minutes of [0, 1, 5, 15, 40]) {
      const fit = reviewsThatFit(minutes * MINUTE, 40_000, 2);
      const taken =
        expectedAnswers({ fresh: 0, learning: fit === 0 ? 0 : 2, review: fit }) * 40_000;
      expect(taken).toBeLessThanOrEqual(minutes * MINUTE);
    }
    expect(reviewsThatFit(15 * MINUTE, 40_000, 0)).toBe(17);
    expect(reviewsThatFit(Infinity, 40_000, 9)).toBe(Infinity);
    expect(reviewsThatFit(-5, 40_000, 0)).toBe(0);
  });
});

describe('the time in which a question may be started', () => {
  it('leaves room for a wrong answer, and is half of a short time', () => {
    expect(timeToBegin(15 * MINUTE, MINUTE)).toBe(12 * MINUTE);
    expect(timeToBegin(3 * MINUTE, MINUTE)).toBe(1.5 * MINUTE);
    expect(timeToBegin(0, MINUTE)).toBe(0);
    expect(timeToBegin(-MINUTE, MINUTE)).toBe(0);
    expect(timeToBegin(Infinity, MINUTE)).toBe(Infinity);
  });
});

describe('a load spread over days', () => {
  it('stays within the room of each day and loses nothing', () => {
    const asked = spreadLoad([50, 4, 4, 4, 4, 4], [20, 20, 5, 20, 20, 20]);
    expect(asked).toEqual([20, 20, 5, 17, 4, 4]);
  });

  it('leaves in place what fits, and moves the rest to the days after', () => {
    expect(spreadLoad([3, 1, 2], [5, 5, 5])).toEqual([3, 1, 2]);
    expect(spreadLoad([9, 9], [1, 1])).toEqual([1, 1]);
    expect(spreadLoad([9, 9], [])).toEqual([9, 9]);
  });
});
