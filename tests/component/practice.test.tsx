import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Practice } from '#features/practice/practice.tsx';
import type { PracticeState } from '#session/practice/store.ts';
import { judgeOutput } from '#session/judge.ts';
import { screenOf } from '../fixtures/screen.tsx';

const RETURNED = { kind: 'returned' } as const;
const BELIEF = { id: 'eager-task', statement: 'It runs at once', teaching: 'It waits its turn.' };
const KEY = { stdout: 'b\na\n', ended: RETURNED, seconds: 0 };
const ASKED = {
  fresh: {
    belief: BELIEF.id,
    program: 'import asyncio\n',
    python: '>=3.11',
    key: KEY,
    runs: [],
    alike: [],
    skeleton: 'tasks-1',
    structure: '',
  },
  belief: BELIEF,
  options: [
    { stdout: 'a\nb\n', ending: RETURNED, believed: [BELIEF] },
    { stdout: 'b\na\n', ending: RETURNED, believed: [] },
  ],
};

function practice(state: Partial<PracticeState>) {
  const answer = vi.fn<PracticeState['answer']>();
  const next = vi.fn<PracticeState['next']>(async () => undefined);
  const store = createStore<PracticeState>(() => ({
    phase: { kind: 'making' },
    answered: 0,
    right: 0,
    answer,
    next,
    ...state,
  }));
  return { ...screenOf(<Practice practice={store} />), answer, next };
}

test('a program and outputs are shown, and a letter answers', async () => {
  const { user, answer } = practice({ phase: { kind: 'asking', asked: ASKED } });
  expect(screen.getByRole('heading', { name: 'What does this print?' })).toBeTruthy();
  expect(screen.queryByText(/and ends/)).toBeNull();
  await user.keyboard('b');
  expect(answer).toHaveBeenCalledWith(1);
  await user.click(screen.getByRole('button', { name: /a\s+b$/ }));
  expect(answer).toHaveBeenLastCalledWith(0);
});

test('a wrong answer is explained by its belief; Enter asks another, R opens the replay', async () => {
  const { user, next, appActions } = practice({
    phase: {
      kind: 'judged',
      asked: ASKED,
      taken: 0,
      verdict: judgeOutput({ stdout: 'a\nb\n' }, KEY),
    },
    answered: 2,
    right: 1,
  });
  expect(screen.getByText('1 of 2 correct')).toBeTruthy();
  expect(screen.getByText('It runs at once.')).toBeTruthy();
  await user.keyboard('r');
  expect(appActions.openReplay).toHaveBeenCalledWith({
    program: 'import asyncio\n',
    title: 'Practice',
    model: { id: BELIEF.id, statement: BELIEF.statement },
    prediction: 'a\nb\n',
  });
  await user.keyboard('{Enter}');
  expect(next).toHaveBeenCalledTimes(1);
});

test('an unavailable question says why', () => {
  practice({ phase: { kind: 'broken', message: 'Python did not start.' } });
  expect(screen.getByRole('alert').textContent).toContain('Python did not start.');
});
