import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Review } from '#features/review/review.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';

it('leaves the focus in the answer when it is clicked, so that Enter still belongs to the answer', async () => {
  const question = predict(prints('a', 'b'));
  const phase = asking(askedOf(question, 'type', { key: keyOf('a\nb\n') }));
  const { user, appActions } = screenOf(<Review />, { review: { phase } });
  const answer = screen.getAllByRole('textbox')[0];
  answer?.focus();
  await user.click(screen.getByRole('button', { name: 'Why this one?' }));
  expect(appActions.sayWhyAsked).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(answer);
});
