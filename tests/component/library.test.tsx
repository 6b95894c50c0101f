import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RemoveDialog } from '#features/library/remove-dialog.tsx';
import { Library } from '#features/library/library.tsx';
import type { HomeDeck } from '#session/home.ts';
import { DEFAULT_SETTINGS } from '#store/settings.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const DECK: HomeDeck = {
  id: 'test.deck',
  manifest: {
    format: 1,
    id: 'test.deck',
    title: 'A deck',
    version: '1.2.0',
    about: 'For tests.',
    authors: ['Ada', 'Grace'],
    license: 'CC0-1.0',
    units: [{ id: 'basics', title: 'The basics', needs: [] }],
  },
  units: [
    {
      unit: 'basics',
      title: 'The basics',
      intro: undefined,
      waitsFor: [],
      fresh: 2,
      learning: 1,
      young: 3,
      lasting: 1,
      due: 1,
    },
  ],
};

const open = (): Screen =>
  screenOf(<Library />, {
    app: {
      screen: 'decks',
      settings: { ...DEFAULT_SETTINGS, newPerDay: 10, reviewsPerDay: 200 },
      overview: {
        decks: [DECK],
        forecast: [],
        tomorrow: { reviews: 0, fresh: 2, minutes: 1, at: 0 },
      },
    },
  });

const amount = (name: RegExp): HTMLInputElement => screen.getByRole('spinbutton', { name });

describe('an amount a day', () => {
  it('is taken by Enter, and by leaving it', async () => {
    const { user, appActions } = open();
    const fresh = amount(/new questions/);
    expect(fresh.value).toBe('10');
    await user.clear(fresh);
    await user.type(fresh, '25{Enter}');
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('newPerDay', 25);
    const reviews = amount(/reviews/);
    await user.clear(reviews);
    await user.type(reviews, '0');
    fireEvent.blur(reviews);
    expect(appActions.change).toHaveBeenLastCalledWith('reviewsPerDay', 0);
  });

  it.each(['', '-1', '1.5', '1001', '1e9'])('that is "%s" is not taken', (text) => {
    const { appActions } = open();
    const fresh = amount(/new questions/);
    fireEvent.change(fresh, { target: { value: text } });
    fireEvent.blur(fresh);
    expect(appActions.change).not.toHaveBeenCalled();
    expect(fresh.value).toBe('10');
  });

  it('that is the same changes nothing', async () => {
    const { user, appActions } = open();
    await user.type(amount(/new questions/), '{Enter}');
    expect(appActions.change).not.toHaveBeenCalled();
  });

  it('shows what holds, also where that changes elsewhere', () => {
    const { app } = open();
    app.setState({ settings: { ...DEFAULT_SETTINGS, newPerDay: 3 } });
    return screen.findByDisplayValue('3').then((field) => expect(field).toBe(amount(/new/)));
  });
});

describe('a deck', () => {
  it('says what it is', () => {
    open();
    const row = within(screen.getByRole('listitem'));
    expect(row.getByRole('heading', { name: 'A deck' })).toBeDefined();
    expect(
      row.getByText(/7 questions in 1 unit · version 1\.2\.0 · Ada, Grace · CC0-1\.0/),
    ).toBeDefined();
  });

  it('is exported as it is', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'Export A deck' }));
    expect(appActions.exportDeck).toHaveBeenCalledExactlyOnceWith('test.deck');
  });

  it('is removed only where that is confirmed', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'Remove A deck' }));
    expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
      kind: 'remove-deck',
      deckId: 'test.deck',
      title: 'A deck',
    });
    expect(appActions.removeDeck).not.toHaveBeenCalled();
  });
});

describe('the question whether a deck is to be removed', () => {
  const ask = () => screenOf(<RemoveDialog deckId="test.deck" title="A deck" />);

  it('is closed where the deck is kept', async () => {
    const { user, appActions } = ask();
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('remove-deck');
    expect(appActions.removeDeck).not.toHaveBeenCalled();
  });

  it('is closed after the deck is removed', async () => {
    const { user, appActions } = ask();
    const removal = Promise.withResolvers<void>();
    appActions.removeDeck.mockReturnValue(removal.promise);
    await user.click(screen.getByRole('button', { name: 'Remove it' }));
    expect(appActions.removeDeck).toHaveBeenCalledExactlyOnceWith('test.deck');
    expect(appActions.closeLayer).not.toHaveBeenCalled();
    removal.resolve();
    await waitFor(() => expect(appActions.closeLayer).toHaveBeenCalledOnce());
  });
});

describe('files', () => {
  it('enter and leave by their buttons', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: /Import a deck/ }));
    expect(appActions.chooseFile).toHaveBeenLastCalledWith('deck');
    await user.click(screen.getByRole('button', { name: /Restore a backup/ }));
    expect(appActions.chooseFile).toHaveBeenLastCalledWith('backup');
    await user.click(screen.getByRole('button', { name: /Save a backup/ }));
    expect(appActions.saveBackup).toHaveBeenCalledOnce();
  });

  it('that were kept automatically are listed, the newest five', async () => {
    const { user, app, appActions } = open();
    expect(screen.queryByText(/Kept automatically/)).toBeNull();
    const backups = Array.from({ length: 7 }, (_, at) => ({
      name: `backup ${at}`,
      writtenAt: at,
      size: 1500,
      reason: 'restore' as const,
    }));
    app.setState({ backups });
    const buttons = await screen.findAllByRole('button', { name: 'Look into it' });
    expect(buttons).toHaveLength(5);
    await user.click(buttons[0] ?? document.body);
    expect(appActions.openBackup).toHaveBeenCalledExactlyOnceWith('backup 0');
  });
});
