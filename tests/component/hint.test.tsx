import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Review } from '#features/review/review.tsx';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { Form } from '#store/rows.ts';
import { askedOf } from '../fixtures/asked.ts';
import { choose, keyOf, predict, prints } from '../fixtures/decks.ts';
import { asking, judged, screenOf } from '../fixtures/screen.tsx';

const PROGRAM = predict(prints('a', 'b'));
const more = { key: keyOf('a\nb\n'), pieces: ['b', 'a'] };
const ORDER = askedOf(PROGRAM, 'order', more);

/** The texts of the hints on screen. */
const hints = (): readonly string[] =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .filter((text) => text.includes('Hide tips'));

const show = (asked: PresentedQuestion, tour = true) =>
  screenOf(<Review />, { review: { phase: asking(asked), tour } });

describe('the hints at the first question', () => {
  it('appear one at a time, and the answer advances them', async () => {
    const { user, review } = show(ORDER);
    expect(hints()).toEqual([expect.stringMatching(/^Read the program\. .*letter/)]);
    await user.click(screen.getByRole('button', { name: /B a/ }));
    expect(hints()).toEqual([expect.stringMatching(/^How sure are you\?/)]);
    review.setState({ phase: judged(ORDER, { form: 'order', placed: [0, 1] }) });
    expect(await screen.findByText(/goes on/)).toBeDefined();
    expect(hints()).toHaveLength(1);
  });

  it.each<[Form, PresentedQuestion, RegExp]>([
    ['type', askedOf(PROGRAM, 'type', more), /type what it prints/],
    ['concept', askedOf(choose('!one', 'two'), 'concept'), /Read the question/],
  ])('are about the form on screen: %s', (_form, asked, says) => {
    show(asked);
    expect(hints()).toEqual([expect.stringMatching(says)]);
  });

  it('are dismissed by a click', async () => {
    const { user, reviewActions } = show(ORDER);
    await user.click(screen.getByRole('button', { name: /Hide tips/ }));
    expect(reviewActions.endTour).toHaveBeenCalledOnce();
  });

  it('are not shown to those who have seen them', () => {
    show(ORDER, false);
    expect(hints()).toEqual([]);
  });
});
