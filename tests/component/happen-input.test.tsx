import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Review } from '#features/review/review.tsx';
import type { HappenExercise } from '#session/forms/happen/happen.ts';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { asking, judged, screenOf } from '../fixtures/screen.tsx';

const QUESTION = predict(prints('a', 'b'));
const RETURNED = { kind: 'returned' } as const;
const EXERCISE: HappenExercise = {
  form: 'happen',
  outcomes: 2,
  options: [
    { stdout: 'b\na\n', ended: RETURNED, happens: true, where: 'the wait here takes 2 s' },
    { stdout: 'a\n', ended: RETURNED, happens: false, where: '' },
    { stdout: 'a\nb\n', ended: RETURNED, happens: true, where: '' },
  ],
};
const ASKED = {
  ...askedOf(QUESTION, 'type', { key: keyOf('a\nb\n') }),
  exercise: EXERCISE,
};

const open = () => screenOf(<Review />, { review: { phase: asking(ASKED) } });

describe('which of these can happen', () => {
  it('is asked instead of what the program prints', async () => {
    open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'Suppose each wait may take any time. Which of these can happen?',
    );
    const group = await screen.findByRole('group', { name: 'Outputs that can happen' });
    expect(
      within(group)
        .getAllByRole('checkbox')
        .map(({ textContent }) => textContent),
    ).toEqual(['Ab\na', 'Ba', 'Ca\nb']);
  });

  it('selects several, and deselects one', async () => {
    const { user, draft } = open();
    const boxes = await screen.findAllByRole('checkbox');
    for (const at of [0, 1, 2, 1]) await user.click(boxes[at] ?? document.body);
    expect(draft()).toEqual({ form: 'happen', taken: new Set([0, 2]) });
  });

  it('is explained output by output', async () => {
    const taken = new Set([1, 2]);
    screenOf(<Review />, { review: { phase: judged(ASKED, { form: 'happen', taken }) } });
    expect(screen.getByText('1 of 3 correct.')).toBeTruthy();
    await screen.findByText(/^2 outcomes in all/u);
    const items = screen
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
      .filter((text) => / happen/u.test(text));
    expect(items).toEqual([
      'Can happenYou missed thisb\naIf the wait here takes 2 s.',
      'Cannot happenYou chosea',
      'Can happenYou chosea\nbIn the usual run.',
    ]);
    expect(screen.getByText(/^2 outcomes in all/u)).toBeTruthy();
  });
});
