import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Summary } from '#features/review/summary.tsx';
import type { Summary as SummaryOf } from '#session/review/load-summary.ts';
import type { Results, Suggestion } from '#session/review/summary.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { DAY, MINUTE, NOW } from '../fixtures/session.ts';

const TASKS = { deckId: 'deck', unit: 'tasks', unitTitle: 'Tasks' };

const RESULTS: Results = {
  answers: 7,
  right: 4,
  learnt: [
    { concept: 'coroutine objects', unitTitle: 'Coroutines', state: 'begun' },
    { concept: 'ready queue', unitTitle: 'Tasks', state: 'known' },
  ],
  kept: [{ concept: 'gather results', unitTitle: 'Gather' }],
  again: [{ concept: 'background task', unitTitle: 'Tasks' }],
  models: [{ id: 'eager-task', count: 2, concepts: ['create task', 'ready queue'], ...TASKS }],
  returns: [
    { days: 0, count: 2, due: NOW + 9 * MINUTE },
    { days: 1, count: 1, due: NOW + DAY },
    { days: 3, count: 1, due: NOW + 3 * DAY },
    { days: 7, count: 1, due: NOW + 7 * DAY },
    { days: 9, count: 1, due: NOW + 9 * DAY },
    { days: 12, count: 2, due: NOW + 12 * DAY },
  ],
  met: 2,
  metWrong: 1,
  sure: false,
};

function show(suggestion: Suggestion, results: Results = RESULTS) {
  const summary: SummaryOf = {
    results,
    suggestion,
    statements: new Map([['eager-task', '`create_task` runs the body at once']]),
    at: NOW,
  };
  return screenOf(<Summary summary={summary} />);
}

/** What a part of the summary lists. */
const listed = (name: string): readonly string[] =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('the end of a session', () => {
  it('says what was learnt, what to look at again, what got in the way, and what comes back', () => {
    show({ kind: 'done', due: undefined });
    expect(screen.getByRole('heading', { name: '7 answers, 4 right.' })).toBeDefined();
    expect(listed('Learnt')).toEqual([
      'coroutine objectsmet',
      'ready queueknown now',
      'gather resultsstill known',
    ]);
    expect(listed('To look at again')).toEqual(['background taskTasks']);
    expect(listed('Misconceptions in this session')).toEqual([
      'create_task runs the body at once2 times, at create task, ready queue',
    ]);
    expect(listed('Comes back')).toEqual([
      'in 9 min2 questions',
      'tomorrow1 question',
      'in 3 days1 question',
      'in 7 days1 question',
      'later3 questions',
    ]);
  });

  it('says so where nothing was due', () => {
    show({ kind: 'done', due: NOW + 8 * MINUTE }, { ...RESULTS, answers: 0 });
    expect(screen.getByRole('heading', { name: 'Nothing is due here now.' })).toBeDefined();
    expect(screen.getByText(/comes back in 8 min/)).toBeDefined();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it.each<[Suggestion, RegExp, RegExp, boolean]>([
    [{ kind: 'stop', due: undefined }, /come back tomorrow/, /Stop for today/, false],
    [{ kind: 'practise', model: 'eager-task', ...TASKS }, /“Tasks”/, /Practise Tasks/, true],
    [{ kind: 'unit', ...TASKS }, /you were sure/, /Continue with Tasks/, true],
    [{ kind: 'more', count: 1 }, /1 question more/, /Another session/, true],
    [
      { kind: 'break', count: 2, due: NOW + 8 * MINUTE },
      /2 questions come back in 8 min/,
      /Take a break/,
      false,
    ],
    [{ kind: 'done', due: NOW + 2 * DAY }, /comes back in 2 days/, /^Done/, false],
  ])('suggests one thing: $0.kind', async (suggestion, says, action, leadsOn) => {
    const { user, appActions } = show(suggestion);
    expect(screen.getByText(says)).toBeDefined();
    await user.click(screen.getByRole('button', { name: action }));
    expect(appActions.follow).toHaveBeenCalledOnce();
    expect(screen.queryAllByRole('button', { name: /Finish for now/ })).toHaveLength(
      leadsOn ? 1 : 0,
    );
  });
});
