import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Goals } from '#features/insight/goals.tsx';
import type { DeckGoal } from '#session/goals.ts';
import { goalText } from '#ui/goal-text.ts';
import { screenOf } from '../fixtures/screen.tsx';

const GOAL: DeckGoal = {
  deckId: 'd',
  title: 'asyncio',
  total: 40,
  lasting: 12,
  date: new Date(2027, 2, 14).getTime(),
  concepts: [
    { id: 'a', name: 'A call', unitTitle: 'Calls', state: 'lasting' },
    { id: 'b', name: 'Tasks', unitTitle: 'Tasks', state: 'understood' },
    { id: 'c', name: 'Gather', unitTitle: 'Gather', state: 'new' },
  ],
};

describe('goals', () => {
  it('are shown by deck, with every concept and its level', () => {
    screenOf(<Goals />, { insight: { goals: [GOAL] } });
    expect(screen.getByRole('heading', { name: 'asyncio' })).toBeDefined();
    expect(
      screen.getByText(
        '12 of 40 questions are lasting. At the pace of the last month, all of them will be in March 2027.',
      ),
    ).toBeDefined();
    expect(
      screen.getByText('3 concepts: 1 lasting, 1 understood, 0 introduced, 1 not started'),
    ).toBeDefined();
    const rows = screen.getAllByRole('row', { hidden: true }).map(({ textContent }) => textContent);
    expect(rows.slice(1)).toEqual([
      'A callCallslasting',
      'TasksTasksunderstood',
      'GatherGathernot started',
    ]);
  });

  it('are absent before anything was met', () => {
    const concepts = GOAL.concepts.map((concept) => ({ ...concept, state: 'new' as const }));
    screenOf(<Goals />, { insight: { goals: [{ ...GOAL, concepts }] } });
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('a goal in a sentence', () => {
  it('claims no date without one, and is reached if all cards are lasting', () => {
    expect(goalText({ total: 9, lasting: 2, date: undefined })).toBe(
      '2 of 9 questions are lasting.',
    );
    expect(goalText({ total: 9, lasting: 9, date: undefined })).toBe(
      'All 9 questions are lasting.',
    );
  });
});
