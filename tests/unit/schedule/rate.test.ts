import { describe, expect, it } from 'vitest';
import { type Evidence, expectedTime, suggestRating } from '#schedule/rate.ts';

const ANSWER: Evidence = {
  correct: true,
  confidence: 'think',
  took: 40_000,
  form: 'type',
  programLines: 8,
  answerLines: 3,
};

const SURE: Evidence = { ...ANSWER, confidence: 'sure' };

describe('the suggested rating', () => {
  it('is again for every wrong answer, however quick', () => {
    expect(suggestRating({ ...ANSWER, correct: false })).toBe('again');
    expect(suggestRating({ ...ANSWER, correct: false, took: 1 })).toBe('again');
  });

  it('is good for a correct answer in the expected time', () => {
    for (const form of ['order', 'type', 'choose', 'concept'] as const) {
      expect(suggestRating({ ...ANSWER, form, took: expectedTime({ ...ANSWER, form }) })).toBe(
        'good',
      );
    }
  });

  it('is hard if the answer took much longer', () => {
    expect(suggestRating({ ...ANSWER, took: 3 * expectedTime(ANSWER) })).toBe('hard');
  });

  it('is easy for a quick exact output that the learner was sure of', () => {
    const took = 0.2 * expectedTime(ANSWER);
    expect(suggestRating({ ...ANSWER, took, confidence: 'sure' })).toBe('easy');
    expect(suggestRating({ ...ANSWER, took })).toBe('good');
  });

  it('is hard for a lucky guess', () => {
    expect(suggestRating({ ...ANSWER, confidence: 'guess' })).toBe('hard');
    expect(suggestRating({ ...ANSWER, confidence: 'guess', correct: false })).toBe('again');
  });

  it('is never easy for a form in which the answer could be recognised or guessed', () => {
    expect(suggestRating({ ...SURE, form: 'order', took: 500 })).toBe('good');
    expect(suggestRating({ ...SURE, form: 'choose', took: 500 })).toBe('good');
  });

  it('does not count a break as effort', () => {
    expect(suggestRating({ ...ANSWER, took: 60 * 60_000 })).toBe('good');
  });

  it('expects more time if there is more to read', () => {
    const took = 2.6 * expectedTime(ANSWER);
    expect(suggestRating({ ...ANSWER, took })).toBe('hard');
    expect(suggestRating({ ...ANSWER, took, programLines: 30 })).toBe('good');
  });
});
