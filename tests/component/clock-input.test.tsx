import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Review } from '#features/review/review.tsx';
import { VerdictPane } from '#features/review/verdict.tsx';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { ClockQuestion } from '#engine/questions/question.ts';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { asking, judged, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const NEXT: ClockQuestion = {
  kind: 'next-line',
  moment: 3,
  scene: {
    line: 2,
    who: 'Task-1',
    gone: false,
    printed: ['a'],
    tasks: [
      { name: 'Task-1', coroutine: 'main', at: 'line 2' },
      { name: 'Task-2', coroutine: 'nap', at: 'not begun' },
    ],
    time: 1.5,
    waitsFor: undefined,
  },
  options: ['line 1', 'line 3', 'line 4'],
  right: [1],
  narration: ['`sleep(2)` suspends Task-1.', 'Task-2 runs line 3.'],
};
const QUEUE: ClockQuestion = {
  ...NEXT,
  kind: 'ready-queue',
  scene: { ...NEXT.scene, gone: true },
  options: ['Task-1', 'Task-2', 'Task-3'],
  right: [2, 0],
};
const SECONDS: ClockQuestion = {
  ...NEXT,
  kind: 'seconds',
  scene: { ...NEXT.scene, line: undefined, time: undefined, waitsFor: 'b' },
  options: ['1 s', '2 s', '3 s'],
};
const CANCELLED: ClockQuestion = { ...NEXT, kind: 'cancelled', options: ['Task-1', 'Task-2'] };

function stopped(question: ClockQuestion): PresentedQuestion {
  const asked = askedOf(predict(prints('a', 'b', 'c')), 'type', { key: keyOf('a\nb\nc\n') });
  return { ...asked, exercise: { form: 'clock', about: '', ...question } };
}

function open(question: ClockQuestion): Screen {
  return screenOf(<Review />, { review: { phase: asking(stopped(question)) } });
}

const prompt = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;

describe('a paused program', () => {
  it.each([
    [NEXT, 'Task-1 is about to run line 2. Which line runs next?'],
    [QUEUE, 'Task-1 is paused at line 2. Which tasks are ready now? In the order they will run.'],
    [SECONDS, 'How many seconds have passed on the program’s clock when it prints b?'],
    [CANCELLED, 'Task-1 is about to run line 2. Which of these tasks end up cancelled?'],
  ])('asks what comes next: $kind', (question, asks) => {
    open(question);
    expect(prompt()).toBe(asks);
  });

  it('shows the code of a line to choose, and lights the chosen line up', async () => {
    const { user } = open(NEXT);
    const option = screen.getByRole('radio', { name: /line 3/ });
    expect(option.textContent).toContain('print("c")');
    const lines = () => [
      ...screen.getByRole('region', { name: 'Program' }).querySelectorAll('[class*="_lit_"]'),
    ];
    expect(lines()).toEqual([]);
    await user.click(option);
    expect(lines().map(({ textContent }) => textContent)).toEqual(['print("c")\n']);
  });

  it('shows its line, its tasks, its output so far and the time', () => {
    open(NEXT);
    const line = document.querySelector('[aria-current="step"]');
    expect(line?.textContent).toBe('print("b")\n');
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Task-1mainline 2',
      'Task-2napnot begun',
    ]);
    expect(screen.getByText('Clock').parentElement?.textContent).toBe('Clock 1.5 s');
    expect(screen.getByText('Printed so far').parentElement?.textContent).toBe('Printed so fara');
  });

  it('hides these if the time is asked for', () => {
    open(SECONDS);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('replaces the chosen line with another', async () => {
    const { user, draft } = open(NEXT);
    await user.click(screen.getByRole('radio', { name: /line 1/ }));
    await user.click(screen.getByRole('radio', { name: /line 4/ }));
    expect(draft()).toEqual({ form: 'clock', taken: [2] });
    expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(1);
  });

  it('queues tasks in the order in which they are chosen', async () => {
    const { user, draft } = open(QUEUE);
    for (const name of [/Task-3/, /Task-1/]) {
      await user.click(screen.getByRole('button', { name }));
    }
    expect(draft()).toEqual({ form: 'clock', taken: [2, 0] });
    expect(screen.getByRole('button', { name: /Task-1.*2nd/, pressed: true })).toBeDefined();
  });
});

describe('the verdict on it', () => {
  function verdict(question: ClockQuestion, taken: readonly number[]): void {
    const phase = judged(stopped(question), { form: 'clock', taken });
    screenOf(<VerdictPane phase={phase} />, { review: { phase } });
  }

  it.each([
    [NEXT, [0], 'A different line runs next.'],
    [SECONDS, [0], 'A different time.'],
    [QUEUE, [1], 'A different task comes first.'],
    [QUEUE, [2, 1], 'First 1 task correct; 2 tasks are ready.'],
    [CANCELLED, [0], 'Different tasks are cancelled.'],
    [CANCELLED, [0, 1], 'Fewer tasks are cancelled.'],
    [{ ...CANCELLED, right: [0, 1] }, [0], 'You chose 1 of the 2 cancelled tasks.'],
    [QUEUE, [2, 0], 'Right.'],
  ])('says how much is right: $kind, %j', (question, taken, title) => {
    verdict(question, taken);
    expect(prompt()).toContain(title);
  });

  it('shows the answer beside the truth, and the steps', () => {
    verdict(QUEUE, [2, 1]);
    expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
      'Task-3 → Task-2',
      'Task-3 → Task-1',
    ]);
    const steps = screen.getByRole('region', { name: 'What the loop does there' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['sleep(2) suspends Task-1.', 'Task-2 runs line 3.']);
  });
});
