import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Retention } from '#features/insight/retention.tsx';
import type { RetentionState } from '#session/parameters/retention.ts';
import { screenOf } from '../fixtures/screen.tsx';

const DECKS = [
  { id: 'one', title: 'First deck', retention: 0.9 },
  { id: 'two', title: 'Second deck', retention: 0.8 },
];
const PROSPECTS = [
  { retention: 0.8, minutes: 4.25, known: 480, of: 600 },
  { retention: 0.9, minutes: 7.5, known: 540, of: 600 },
];

const show = (state: Partial<RetentionState> = {}) =>
  screenOf(<Retention />, { retention: { decks: DECKS, deck: 'one', ...state } });

describe('the desired retention', () => {
  it('is given by deck, and simulated on request', async () => {
    const { user, retentionActions } = show();
    expect(
      screen.getByText(/of First deck comes back when your chance .* to 90\s%/u),
    ).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Simulate other choices' }));
    expect(retentionActions.simulate).toHaveBeenCalledOnce();
    await user.selectOptions(screen.getByRole('combobox', { name: /Deck/ }), 'Second deck');
    expect(retentionActions.choose).toHaveBeenCalledExactlyOnceWith('two');
  });

  it('shows minutes a day and the known share after a year, before anything is chosen', async () => {
    const { user, retentionActions } = show({ prospects: PROSPECTS });
    const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
    expect(rows[1]).toBe('80\u{A0}%4.3480 of 600Use this');
    expect(rows[2]).toBe('90\u{A0}%7.5540 of 600current');
    await user.click(within(screen.getByRole('table')).getByRole('button'));
    expect(retentionActions.adopt).toHaveBeenCalledExactlyOnceWith(0.8);
  });

  it('says that it is simulating, and reports errors', () => {
    show({ simulating: true, trouble: 'The disk cannot be read.' });
    expect(screen.getByRole('button', { name: 'Simulating a year…' })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByRole('alert').textContent).toBe('The disk cannot be read.');
  });

  it('is absent without a deck', () => {
    show({ decks: [], deck: undefined });
    expect(screen.queryByRole('region')).toBeNull();
  });
});
