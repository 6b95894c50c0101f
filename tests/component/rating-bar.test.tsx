import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RatingBar } from '#features/review/rating-bar.tsx';
import type { Saving } from '#session/review/phase.ts';
import type { Rating } from '#schedule/types.ts';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { judged, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

function open(more: { readonly rating?: Rating; readonly saving?: Saving } = {}): Screen {
  const asked = askedOf(predict(prints('a')), 'type', { key: keyOf('a\n') });
  const phase = judged(asked, { form: 'type', text: 'a', ending: { kind: 'returned' } }, more);
  return screenOf(<RatingBar phase={phase} />, { review: { phase } });
}

const ratings = (): HTMLElement[] => screen.getAllByRole('button').slice(0, 4);
const pressed = (): (string | null)[] =>
  ratings().map((button) => button.getAttribute('aria-pressed'));

describe('the ratings', () => {
  it('stand in order with what each does, counted from the answer on', () => {
    open();
    expect(ratings().map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^1Again1 min$/),
      expect.stringMatching(/^2Hard6 min$/),
      expect.stringMatching(/^3Good \(suggested\)10 min$/),
      expect.stringMatching(/^4Easy\d+ days$/),
    ]);
  });

  it('have the suggested one pressed, until another is chosen', async () => {
    const { user, reviewActions } = open();
    expect(pressed()).toEqual(['false', 'false', 'true', 'false']);
    await user.click(screen.getByRole('button', { name: /Easy/ }));
    expect(reviewActions.rate).toHaveBeenCalledExactlyOnceWith('easy');
  });

  it('show what was chosen instead, and still what was suggested', () => {
    open({ rating: 'easy' });
    expect(pressed()).toEqual(['false', 'false', 'false', 'true']);
    expect(screen.getByRole('button', { name: /Good \(suggested\)/ })).toBeDefined();
  });

  it('are followed by the way on', async () => {
    const { user, reviewActions } = open();
    await user.click(screen.getByRole('button', { name: /Next/ }));
    expect(reviewActions.next).toHaveBeenCalledOnce();
  });
});

describe('an answer that is not stored', () => {
  it('is told, with the way to store it', async () => {
    const { user, reviewActions } = open({
      saving: { kind: 'failed', message: 'The disk is full.', stale: false },
    });
    expect(screen.getByRole('alert').textContent).toBe(
      'Your answer is not stored yet. The disk is full.',
    );
    await user.click(screen.getByRole('button', { name: /Store it again/ }));
    expect(reviewActions.next).toHaveBeenCalledOnce();
  });

  it('cannot be where the card was answered elsewhere: what is due is shown instead', () => {
    open({ saving: { kind: 'failed', message: 'It was answered already.', stale: true } });
    expect(screen.getByRole('button', { name: /Show what is due/ })).toBeDefined();
  });

  it('is no word while it is on its way', () => {
    open({ saving: { kind: 'pending' } });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('button', { name: /Next/ })).toBeDefined();
  });
});
