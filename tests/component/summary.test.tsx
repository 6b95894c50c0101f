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
    forecast: [2, 1, 0, 4],
    tomorrow: { reviews: 1, fresh: 5, minutes: 12, at: Date.UTC(2026, 10, 23, 12) },
  };
  return screenOf(<Summary summary={summary} />);
}

/** The items in a part of the summary. */
const listed = (name: string): readonly string[] =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('the end of a session', () => {
  it('says what was learnt, what to review, what got in the way, and what comes back', () => {
    show({ kind: 'done', due: undefined });
    expect(screen.getByRole('heading', { name: '7 answers, 4 right' })).toBeDefined();
    expect(listed('Learned')).toEqual([
      'coroutine objectsstarted',
      'ready queuelearned',
      'gather resultsstill known',
    ]);
    expect(listed('To review')).toEqual(['background taskTasks']);
    expect(listed('Misconceptions in this session')).toEqual([
      'create_task runs the body at once2 times: create task, ready queue',
    ]);
    expect(listed('Coming back')).toEqual(['Wed4 questions']);
    expect(screen.getByText('Tomorrow: 1 review and up to 5 new, about 12 min.')).toBeDefined();
  });

  it('says so if nothing was due', () => {
    show({ kind: 'done', due: NOW + 8 * MINUTE }, { ...RESULTS, answers: 0 });
    expect(screen.getByRole('heading', { name: 'Nothing is due here now' })).toBeDefined();
    expect(screen.getByText(/next review is in 8 min/)).toBeDefined();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it.each<[Suggestion, RegExp, RegExp, boolean]>([
    [{ kind: 'stop', due: undefined }, /come back tomorrow/, /Stop for today/, false],
    [{ kind: 'practise', model: 'eager-task', ...TASKS }, /“Tasks”/, /Practise Tasks/, true],
    [{ kind: 'unit', ...TASKS }, /you were sure/, /Continue with Tasks/, true],
    [{ kind: 'more', count: 1 }, /1 question left/, /Another session/, true],
    [
      { kind: 'break', count: 2, due: NOW + 8 * MINUTE },
      /2 questions come back in 8 min/,
      /Take a break/,
      false,
    ],
    [
      { kind: 'finished', deckTitle: 'Asyncio', met: 60, lasting: 8 },
      /all 60 questions of Asyncio\. 8 of them are lasting/,
      /Finish/,
      false,
    ],
    [{ kind: 'done', due: NOW + 2 * DAY }, /next review is in 2 days/, /^Done/, false],
  ])('suggests one thing: $0.kind', async (suggestion, says, action, leadsOn) => {
    const { user, appActions } = show(suggestion);
    expect(screen.getByText(says)).toBeDefined();
    await user.click(screen.getByRole('button', { name: action }));
    expect(appActions.follow).toHaveBeenCalledOnce();
    expect(screen.queryAllByRole('button', { name: /Finish for now/ })).toHaveLength(
      leadsOn ? 1 : 0,
    );
  });

  it.each<[Suggestion, boolean]>([
    [{ kind: 'finished', deckTitle: 'Asyncio', met: 60, lasting: 8 }, true],
    [{ kind: 'done', due: undefined }, true],
    [{ kind: 'more', count: 1 }, false],
    [{ kind: 'stop', due: undefined }, false],
  ])(
    'continues with generated programs if nothing else is left: $0.kind',
    async (suggestion, on) => {
      const { user, appActions } = show(suggestion);
      const button = screen.queryByRole('button', { name: /Fresh programs, without end/ });
      expect(button !== null).toBe(on);
      if (button !== null) await user.click(button);
      expect(appActions.practise).toHaveBeenCalledTimes(on ? 1 : 0);
    },
  );
});
