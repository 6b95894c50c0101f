import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RatingBar } from '#features/review/rating-bar.tsx';
import type { Saving } from '#session/review/phase.ts';
import type { Rating } from '#schedule/types.ts';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { judged, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

function open(
  more: { readonly rating?: Rating; readonly saving?: Saving; readonly shown?: boolean } = {},
): Screen {
  const { shown = false, ...judging } = more;
  const asked = askedOf(predict(prints('a')), 'type', { key: keyOf('a\n') });
  const phase = judged(asked, { form: 'type', text: 'a', ending: { kind: 'returned' } }, judging);
  return screenOf(<RatingBar phase={phase} />, { review: { phase, rerating: shown } });
}

const ratings = (): HTMLElement[] =>
  within(screen.getByRole('group', { name: 'When it comes back' })).getAllByRole('button');
const pressed = (): (string | null)[] =>
  ratings().map((button) => button.getAttribute('aria-pressed'));

describe('the bar below a verdict', () => {
  it('says when the question comes back, and hides the ratings', async () => {
    const { user, reviewActions } = open();
    expect(screen.queryByRole('group', { name: 'When it comes back' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Next, in 10 min/ }));
    expect(reviewActions.next).toHaveBeenCalledOnce();
  });

  it('opens the ratings', async () => {
    const { user, reviewActions } = open();
    const change = screen.getByRole('button', { name: /Earlier or later/ });
    expect(change.getAttribute('aria-expanded')).toBe('false');
    await user.click(change);
    expect(reviewActions.toggleRatings).toHaveBeenCalledOnce();
  });

  it('still shows the suggestion if another rating was chosen', () => {
    open({ rating: 'easy' });
    expect(screen.getByText('You chose Easy. Suggested: Good, in 10 min.')).toBeDefined();
  });
});

describe('the ratings', () => {
  it('are in order, each with its effect, counted from the answer', () => {
    open({ shown: true });
    expect(ratings().map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^1Again1 min$/),
      expect.stringMatching(/^2Hard6 min$/),
      expect.stringMatching(/^3Good suggested10 min$/),
      expect.stringMatching(/^4Easy\d+ days$/),
    ]);
  });

  it('mark the suggested one until another is chosen', async () => {
    const { user, reviewActions } = open({ shown: true });
    expect(pressed()).toEqual(['false', 'false', 'true', 'false']);
    await user.click(screen.getByRole('button', { name: /Easy/ }));
    expect(reviewActions.rate).toHaveBeenCalledExactlyOnceWith('easy');
  });

  it('show the chosen one instead', () => {
    open({ rating: 'easy', shown: true });
    expect(pressed()).toEqual(['false', 'false', 'false', 'true']);
  });
});

describe('an answer that is not stored', () => {
  it('is reported, with a button to store it', async () => {
    const { user, reviewActions } = open({
      saving: { kind: 'failed', message: 'The disk is full.', stale: false },
    });
    expect(screen.getByRole('alert').textContent).toBe(
      'Your answer is not stored yet. The disk is full.',
    );
    await user.click(screen.getByRole('button', { name: /Store it again/ }));
    expect(reviewActions.next).toHaveBeenCalledOnce();
  });

  it('cannot be stored if the card was answered elsewhere: the due cards are shown instead', () => {
    open({ saving: { kind: 'failed', message: 'It was answered already.', stale: true } });
    expect(screen.getByRole('button', { name: /Show what is due/ })).toBeDefined();
  });

  it('is not mentioned while it is being stored', () => {
    open({ saving: { kind: 'pending' } });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('button', { name: /Next/ })).toBeDefined();
  });

  it('promises nothing outside the schedule, and offers no other rating', () => {
    const asked = askedOf(predict(prints('a')), 'type', { key: keyOf('a\n') });
    const draft = { form: 'type', text: 'a', ending: { kind: 'returned' } } as const;
    const phase = { ...judged(asked, draft, {}), cram: true as const };
    const { commands } = screenOf(<RatingBar phase={phase} />, {
      app: { screen: 'review' },
      review: { phase, settled: true },
    });
    expect(screen.getByText(/Not scheduled/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Earlier or later/ })).toBeNull();
    expect(screen.getByRole('button', { name: /^Next ↵/ })).toBeDefined();
    expect(commands.find(({ id }) => id === 'ratings')?.when()).toBe(false);
  });
});
