import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Questions } from '#features/playground/questions.tsx';
import type { AboutQuestion } from '#session/questions/about.ts';
import { screenOf } from '../fixtures/screen.tsx';

const SCENE = {
  line: 7,
  who: 'Task-2',
  gone: false,
  printed: [],
  tasks: [],
  time: 0,
  waitsFor: undefined,
};

const QUESTIONS: readonly AboutQuestion[] = [
  {
    kind: 'alive',
    moment: 3,
    scene: SCENE,
    options: ['1', '2', '3'],
    right: [1],
    narration: ['Task-2: alive'],
    about: '',
    until: 3,
  },
  {
    kind: 'cancelled',
    moment: 9,
    scene: SCENE,
    options: ['Task-2', 'Task-3', 'Task-4'],
    right: [0, 2],
    narration: ['Task-1 asks Task-2 to cancel itself.'],
    about: '',
    until: 20,
  },
];

function questions() {
  return screenOf(<Questions />, {
    playground: {
      askedAbout: {
        kind: 'asked',
        program: 'print()\n',
        about: { questions: QUESTIONS, leftOut: [{ kind: 'seconds', why: 'left-open' }] },
      },
    },
  });
}

test('are made on request', async () => {
  const { user, playgroundActions } = screenOf(<Questions />);
  await user.click(screen.getByRole('button', { name: 'Ask me about it' }));
  expect(playgroundActions.ask).toHaveBeenCalledTimes(1);
});

test('are answered one after the other, explained, and summed up', async () => {
  const { user, appActions } = questions();
  expect(screen.getByText(/Task-2 is about to run line 7\. How many tasks are alive/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '3' }));
  expect(screen.getByText('✗ Answer: 2.')).toBeTruthy();
  expect(screen.getByText('Task-2: alive')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Watch this moment' }));
  expect(appActions.openReplay).toHaveBeenCalledWith(expect.objectContaining({ moment: 3 }));
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await user.click(screen.getByRole('button', { name: 'Task-4' }));
  await user.click(screen.getByRole('button', { name: 'Task-2' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByText('✓ Correct.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(screen.getByText('1 of 2 correct.')).toBeTruthy();
});

test('say what is not asked, and why', () => {
  questions();
  expect(screen.getByText(/Not asked, .*how many seconds have passed/)).toBeTruthy();
});
