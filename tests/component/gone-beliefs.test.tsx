import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Gone } from '#features/home/gone-beliefs.tsx';
import type { BeliefView } from '#session/insight/beliefs-view.ts';
import { screenOf } from '../fixtures/screen.tsx';

const belief = (id: string, more: Partial<BeliefView>): BeliefView => ({
  id,
  statement: `Belief ${id}`,
  teaching: 'It is not so.',
  probability: 0.05,
  status: 'gone',
  since: 0,
  pro: [1],
  contra: [],
  ...more,
});

const show = (...beliefs: readonly BeliefView[]) =>
  screenOf(<Gone />, { insight: { beliefs: { beliefs, answers: 9 } } });

it('lists beliefs that are gone, the latest first, with the right answers since', async () => {
  const { user, appActions } = show(
    belief('old', { since: 5, pro: [2, 4], contra: [1, 3, 7] }),
    belief('held', { status: 'held' }),
    belief('late', { since: 9, pro: [8], contra: [9, 10, 11] }),
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Belief late.correct 3 times since',
    'Belief old.correct once since',
  ]);
  await user.click(screen.getByRole('button', { name: 'All your beliefs' }));
  expect(appActions.goTo).toHaveBeenCalledExactlyOnceWith('insight');
});

it('lists three at most, and says how many more there are', () => {
  show(...['a', 'b', 'c', 'd', 'e'].map((id) => belief(id, {})));
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(screen.getByRole('button', { name: '2 more, and all your beliefs' })).toBeDefined();
});

it('is absent if no belief is gone', () => {
  show(belief('held', { status: 'held' }));
  expect(screen.queryByRole('heading')).toBeNull();
});
