/** What a class believes, from the files of its learners. */
import { describe, expect, test } from 'vitest';
import { readGiven, writeGiven } from '#format/given-answers.ts';
import type { Given, GivenAnswers } from '#format/given-answers.ts';
import { summaryOf } from '#session/class/summary.ts';
import { valueOf } from '../../fixtures/decks.ts';

const right = (question: string): Given => ({ question, correct: true, beliefs: [] });
const wrong = (question: string, ...beliefs: readonly string[]): Given => ({
  question,
  correct: false,
  beliefs,
});
const learner = (...answers: readonly Given[]): GivenAnswers => ({
  deck: { id: 'test.deck', title: 'A deck', version: '1.0.0' },
  name: undefined,
  answers,
});

describe('thirty files', () => {
  // Twelve hold one belief at two questions, eight another, four are wrong for no known reason.
  const files = Array.from({ length: 30 }, (_, at) => {
    if (at < 12) return learner(wrong('tasks', 'lazy-task'), wrong('await', 'lazy-task', 'lifo'));
    if (at < 20) return learner(wrong('tasks', 'eager-task'), right('await'));
    if (at < 24) return learner(wrong('tasks'), right('await'));
    return learner(right('tasks'), right('await'));
  });

  test('say by question and by belief how many hold what', () => {
    expect(summaryOf(files)).toEqual({
      learners: 30,
      questions: [
        {
          question: 'tasks',
          right: 6,
          wrong: 24,
          beliefs: [
            { model: 'lazy-task', count: 12 },
            { model: 'eager-task', count: 8 },
          ],
          unexplained: 4,
        },
        {
          question: 'await',
          right: 18,
          wrong: 12,
          beliefs: [{ model: 'lazy-task', count: 12 }],
          unexplained: 0,
        },
      ],
      beliefs: [
        { model: 'lazy-task', count: 12, questions: ['await', 'tasks'] },
        { model: 'eager-task', count: 8, questions: ['tasks'] },
      ],
    });
  });

  test('count what was learnt since as known', () => {
    const learnt = learner(wrong('tasks', 'lazy-task'), right('tasks'));
    const lost = learner(right('tasks'), wrong('tasks', 'lazy-task'));
    expect(summaryOf([learnt, lost])).toMatchObject({
      questions: [{ right: 1, wrong: 1 }],
      beliefs: [{ model: 'lazy-task', count: 1 }],
    });
  });

  test('may be none at all', () => {
    expect(summaryOf([])).toEqual({ learners: 0, questions: [], beliefs: [] });
  });
});

describe('a file of answers', () => {
  test('survives a round trip, and is small', () => {
    const many = learner(
      ...Array.from({ length: 444 }, (_, at) => wrong(`question-${at}`, 'lifo')),
    );
    const text = writeGiven(many);
    expect(valueOf(readGiven('a.loopwise-answers', text))).toEqual(many);
    expect(text.length).toBeLessThan(16_000);
    const named = { ...many, name: 'Ada' };
    expect(valueOf(readGiven('a', writeGiven(named)))).toEqual(named);
    expect(text).not.toContain('name');
  });

  test.each([
    'no json',
    '{}',
    writeGiven(learner()).replace('"format":1', '"format":2'),
    writeGiven(learner(right('a'))).replace(',1,[]', ',2,[]'),
    writeGiven(learner(right('a'))).replace('"loopwise":"answers"', '"loopwise":"deck"'),
    writeGiven(learner(right('a'))).replace('"deck"', '"more":1,"deck"'),
  ])('of another kind is refused with a remedy: %s', (text) => {
    expect(readGiven('a.json', text)).toMatchObject({
      ok: false,
      problems: [{ file: 'a.json', remedy: expect.stringContaining('Answers for a teacher') }],
    });
  });
});
