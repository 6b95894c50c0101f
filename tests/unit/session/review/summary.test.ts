import { describe, expect, it } from 'vitest';
import type { Memory } from '#schedule/types.ts';
import type {
  ModelShown,
  Prospects,
  Results,
  Suggestion,
  SummaryAnswer,
} from '#session/review/summary.ts';
import { suggest, summarise } from '#session/review/summary.ts';
import { memory } from '../../../fixtures/asked.ts';
import { DAY, MINUTE, NOW } from '../../../fixtures/session.ts';

const NEW: Memory = { state: 'new' };
const LEARNING = memory('learning');
const KNOWN = memory('review');

/** A right answer to a new card, which returns in minutes. */
function answered(cardId: string, more: Partial<SummaryAnswer> = {}): SummaryAnswer {
  return {
    cardId,
    deckId: 'deck',
    unit: 'tasks',
    unitTitle: 'Tasks',
    concept: cardId,
    correct: true,
    confidence: 'think',
    before: NEW,
    after: LEARNING,
    explainedBy: [],
    ...more,
  };
}

const sumUp = (...answers: readonly SummaryAnswer[]): Results => summarise(answers);
const concepts = (lines: readonly { readonly concept: string }[]): readonly string[] =>
  lines.map(({ concept }) => concept);

describe('a concept', () => {
  it('is begun, known now, or still known, depending on its cards before and after', () => {
    const { learnt, kept, again } = sumUp(
      answered('begun'),
      answered('known'),
      answered('known', { before: LEARNING, after: KNOWN }),
      answered('kept', { before: KNOWN, after: KNOWN }),
    );
    expect(learnt).toEqual([
      { concept: 'begun', unitTitle: 'Tasks', state: 'begun' },
      { concept: 'known', unitTitle: 'Tasks', state: 'known' },
    ]);
    expect(concepts(kept)).toEqual(['kept']);
    expect(again).toEqual([]);
  });

  it('is to be reviewed again if any of its cards was last answered wrong', () => {
    const { learnt, again } = sumUp(
      answered('one', { concept: 'timers' }),
      answered('two', { concept: 'timers', correct: false }),
      answered('three', { correct: false }),
      answered('three', { before: LEARNING }),
    );
    expect(concepts(again)).toEqual(['timers']);
    expect(concepts(learnt)).toEqual(['three']);
  });

  it('of another deck is another one', () => {
    const { learnt } = sumUp(
      answered('one', { concept: 'timers' }),
      answered('two', { concept: 'timers', deckId: 'other' }),
    );
    expect(concepts(learnt)).toEqual(['timers', 'timers']);
  });
});

describe('a model', () => {
  const wrong = (cardId: string, models: readonly string[], more: Partial<SummaryAnswer> = {}) =>
    answered(cardId, { correct: false, explainedBy: models, ...more });

  it('is counted if it is the likeliest, with its concepts and the unit where it appeared most', () => {
    const elsewhere = { unit: 'gather', unitTitle: 'Gather' };
    const { models } = sumUp(
      wrong('a', ['lazy-task']),
      wrong('b-c', ['eager-task', 'lazy-task']),
      wrong('d', ['eager-task'], elsewhere),
      wrong('d', ['eager-task'], elsewhere),
    );
    expect(models).toEqual([
      {
        id: 'eager-task',
        count: 3,
        concepts: ['b-c', 'd'],
        deckId: 'deck',
        ...elsewhere,
      },
      expect.objectContaining({ id: 'lazy-task', count: 1 }),
    ]);
  });

  it('does not appear in right answers, nor in those that no model explains', () => {
    expect(sumUp(answered('a'), wrong('b', [])).models).toEqual([]);
  });
});

describe('the numbers', () => {
  it('count what was met, and what went wrong', () => {
    const results = sumUp(
      answered('a', { correct: false }),
      answered('a', { before: LEARNING }),
      answered('b'),
      answered('c', { before: KNOWN, correct: false }),
    );
    expect(results).toMatchObject({ answers: 4, right: 2, met: 2, metWrong: 1, sure: false });
  });

  it('are sure if every answer was right and given as sure', () => {
    const sure = { confidence: 'sure' } as const;
    expect(sumUp(answered('a', sure), answered('b', sure)).sure).toBe(true);
    expect(sumUp(answered('a', sure), answered('b')).sure).toBe(false);
    expect(sumUp(answered('a', { ...sure, correct: false })).sure).toBe(false);
  });
});

describe('the suggestion', () => {
  const model: ModelShown = {
    id: 'eager-task',
    count: 2,
    concepts: ['tasks'],
    deckId: 'deck',
    unit: 'tasks',
    unitTitle: 'Tasks',
  };
  const unit = { deckId: 'deck', unit: 'gather', unitTitle: 'Gather' };
  const results: Results = {
    answers: 5,
    right: 3,
    learnt: [],
    kept: [],
    again: [],
    models: [],
    met: 0,
    metWrong: 0,
    sure: false,
  };
  const prospects: Prospects = {
    reviews: 0,
    fresh: 0,
    learning: undefined,
    nextUnit: unit,
    modelUnitOpen: true,
    finished: undefined,
    nextDue: NOW + DAY,
  };
  const learning = { count: 2, due: NOW + 8 * MINUTE };

  it.each<[string, Partial<Results>, Partial<Prospects>, Suggestion]>([
    ['is to come back if nothing is left', {}, {}, { kind: 'done', due: NOW + DAY }],
    [
      'is to stop if much was new and half of it went wrong',
      { met: 6, metWrong: 3, models: [model] },
      { reviews: 5 },
      { kind: 'stop', due: NOW + DAY },
    ],
    [
      'is not to stop because of a few',
      { met: 2, metWrong: 2 },
      { fresh: 1 },
      { kind: 'more', count: 1 },
    ],
    [
      'is not to stop if most went well',
      { met: 7, metWrong: 3 },
      { fresh: 1 },
      { kind: 'more', count: 1 },
    ],
    [
      'is to practise the unit of a model that appeared twice',
      { models: [model] },
      { reviews: 5 },
      {
        kind: 'practise',
        model: 'eager-task',
        deckId: 'deck',
        unit: 'tasks',
        unitTitle: 'Tasks',
      },
    ],
    [
      'is not to practise after a slip',
      { models: [{ ...model, count: 1 }] },
      {},
      { kind: 'done', due: NOW + DAY },
    ],
    [
      'is not to practise if the unit has nothing to practise',
      { models: [model] },
      { modelUnitOpen: false },
      { kind: 'done', due: NOW + DAY },
    ],
    ['is the next unit if all was sure', { sure: true }, { fresh: 9 }, { kind: 'unit', ...unit }],
    [
      'is what is due before anything new',
      { sure: true },
      { reviews: 2, fresh: 3 },
      { kind: 'more', count: 5 },
    ],
    [
      'does not hurry on after two answers',
      { sure: true, answers: 2 },
      { learning },
      { kind: 'break', ...learning },
    ],
    [
      'is no next unit if all units are met',
      { sure: true },
      { nextUnit: undefined },
      { kind: 'done', due: NOW + DAY },
    ],
    ['is a break if cards are due soon', {}, { learning }, { kind: 'break', ...learning }],
    ['is to go on rather than to wait', {}, { fresh: 1, learning }, { kind: 'more', count: 1 }],
  ])('%s', (_name, came, there, suggestion) => {
    expect(suggest({ ...results, ...came }, { ...prospects, ...there })).toEqual(suggestion);
  });
});
