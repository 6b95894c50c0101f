import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Questions } from '#features/playground/questions.tsx';
import type { MomentQuestion } from '#engine/questions/question.ts';
import { keyOf } from '#session/questions/asked.ts';
import type { Keeping } from '#session/questions/asked.ts';
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

const QUESTIONS: readonly MomentQuestion[] = [
  {
    kind: 'alive',
    moment: 3,
    scene: SCENE,
    options: ['1', '2', '3'],
    right: [1],
    narration: ['Task-2: alive'],
    about: '',
    until: 3,
    place: { kind: 'alive', line: 7, nth: 1 },
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
    place: { kind: 'cancelled', line: 7, nth: 1 },
  },
];

function questions() {
  return screenOf(<Questions />, {
    playground: {
      askedAbout: {
        kind: 'asked',
        program: 'print()\n',
        about: { questions: QUESTIONS, leftOut: [{ kind: 'seconds', why: 'left-open' }] },
        happen: undefined,
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
  await user.click(screen.getByRole('button', { name: 'C 3' }));
  expect(screen.getByText('✗ Answer: 2.')).toBeTruthy();
  expect(screen.getByText('Task-2: alive')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Watch this moment' }));
  expect(appActions.openReplay).toHaveBeenCalledWith(expect.objectContaining({ moment: 3 }));
  await user.click(screen.getByRole('button', { name: /^Next/ }));
  await user.click(screen.getByRole('button', { name: 'C Task-4' }));
  await user.click(screen.getByRole('button', { name: 'A Task-2' }));
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  expect(screen.getByText('✓ Correct.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Next/ }));
  expect(screen.getByText('1 of 2 correct.')).toBeTruthy();
});

test('are answered by keys alone, with the focus at the question', async () => {
  const { user } = questions();
  const focused = (): string => document.activeElement?.textContent ?? '';
  expect(focused()).toContain('Question 1 of 2');
  await user.keyboard('zb');
  expect(screen.getByText('✓ Correct.')).toBeTruthy();
  expect(focused()).toContain('✓ Correct.');
  await user.keyboard('{Enter}');
  expect(focused()).toContain('Question 2 of 2');
  // Nothing is checked before something was chosen.
  await user.keyboard('{Enter}c{Enter}');
  expect(screen.getByText('✗ Answer: Task-2, Task-4.')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(focused()).toBe('1 of 2 correct.');
});

test('do not take the focus from the editor', () => {
  const editor = document.createElement('textarea');
  document.body.append(editor);
  editor.focus();
  questions();
  expect(document.activeElement).toBe(editor);
  editor.remove();
});

test('say what is not asked, and why', () => {
  questions();
  expect(screen.getByText(/Not asked, .*how many seconds have passed/)).toBeTruthy();
});

const HAPPEN = {
  outcomes: 2,
  options: [
    { stdout: 'a\n', ended: { kind: 'returned' }, happens: true, where: '' },
    { stdout: 'b\n', ended: { kind: 'returned' }, happens: false, where: '' },
  ],
} as const;

function happening(keeping: Keeping = new Map()) {
  return screenOf(<Questions />, {
    playground: {
      keeping,
      askedAbout: {
        kind: 'asked',
        program: 'print()\n',
        about: { questions: [], leftOut: [] },
        happen: HAPPEN,
      },
    },
  });
}

test('end with which outputs can happen, if that is known', async () => {
  const { user } = happening();
  await user.click(screen.getByRole('button', { name: 'A a' }));
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  expect(screen.getByText('✓ Correct.')).toBeTruthy();
  expect(screen.getByText('Cannot happen')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Next/ }));
  expect(screen.getByText('1 of 1 correct.')).toBeTruthy();
});

test('can be kept as cards, one by one', async () => {
  const { user, playgroundActions } = happening();
  await user.click(screen.getByRole('button', { name: 'A a' }));
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  await user.click(screen.getByRole('button', { name: 'Keep as a card' }));
  expect(playgroundActions.keep).toHaveBeenCalledExactlyOnceWith({
    kind: 'can-happen',
    program: 'print()\n',
    question: HAPPEN,
  });
});

test.each<[Keeping extends ReadonlyMap<string, infer V> ? V : never, string]>([
  ['kept', 'It is a card of My questions now.'],
  ['known', 'It is in My questions already.'],
  [{ wrong: 'The disk is full.' }, 'The disk is full.'],
])('report the state of a card: %s', async (state, text) => {
  const kept = { kind: 'can-happen', program: 'print()\n', question: HAPPEN } as const;
  const { user } = happening(new Map([[keyOf(kept), state]]));
  await user.click(screen.getByRole('button', { name: 'A a' }));
  await user.click(screen.getByRole('button', { name: /^Check/ }));
  expect(screen.getByText(text)).toBeTruthy();
});
