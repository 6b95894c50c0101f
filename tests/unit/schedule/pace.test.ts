import { describe, expect, it } from 'vitest';
import {
  USUAL_NEW,
  USUAL_PACE,
  expectedAnswers,
  freshThatFit,
  minutesFor,
  newBudget,
  paceOf,
  timeTaken,
} from '#schedule/pace.ts';

const MINUTE = 60_000;
const answer = (at: number, sessionId = 'a', took = 10_000) => ({ sessionId, at, took });

describe('the time that answers take', () => {
  it('runs from commit to commit within a session; the first answer counts its own', () => {
    expect(timeTaken([])).toBe(0);
    expect(timeTaken([answer(0), answer(30_000), answer(90_000)])).toBe(100_000);
    expect(timeTaken([answer(0), answer(MINUTE, 'b')])).toBe(20_000);
  });

  it('excludes an absence, or a clock that was set back', () => {
    expect(timeTaken([answer(0), answer(600 * MINUTE)])).toBe(10_000 + 5 * MINUTE);
    expect(timeTaken([answer(MINUTE), answer(0)])).toBe(10_000);
  });

  it('gives a pace once there are enough of them', () => {
    expect(paceOf([answer(0)])).toBe(USUAL_PACE);
    expect(paceOf(Array.from({ length: 10 }, (_, at) => answer(at * 10_000)))).toBe(10_000);
  });
});

describe('the forecast of a session', () => {
  it('takes more answers than there are cards, and at least a minute', () => {
    expect(expectedAnswers({ fresh: 2, learning: 0, review: 0 })).toBeGreaterThan(2);
    expect(expectedAnswers({ fresh: 0, learning: 0, review: 0 })).toBe(0);
    expect([minutesFor(0, MINUTE), minutesFor(0.1, MINUTE), minutesFor(3, MINUTE)]).toEqual([
      0, 1, 3,
    ]);
  });

  it('leaves room for new cards only after due ones', () => {
    const fit = (review: number) =>
      freshThatFit(20 * MINUTE, MINUTE, { learning: 0, review, isIdle: false });
    expect(fit(0)).toBe(10);
    expect(fit(10)).toBe(3);
    expect(fit(40)).toBe(0);
  });

  it('begins with one new card on an idle day, unless it has no time at all', () => {
    const fit = (time: number, isIdle: boolean) =>
      freshThatFit(time, MINUTE, { learning: 0, review: 0, isIdle });
    expect([fit(MINUTE, true), fit(MINUTE, false), fit(0, true)]).toEqual([1, 0, 0]);
    expect(fit(20 * MINUTE, true)).toBe(10);
  });

  it('adds nothing new after a time that grows with the learner’s limit', () => {
    expect(newBudget(1)).toBe(newBudget(USUAL_NEW));
    expect(newBudget(2 * USUAL_NEW)).toBe(2 * newBudget(USUAL_NEW));
  });
});
