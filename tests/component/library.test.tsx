import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ExportDialog } from '#features/library/export-dialog.tsx';
import { RemoveDialog } from '#features/library/remove-dialog.tsx';
import { Library } from '#features/library/library.tsx';
import type { HomeDeck } from '#session/home.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const DECK: HomeDeck = {
  id: 'test.deck',
  questions: 9,
  importedAt: Date.parse('2026-11-22T12:00Z'),
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
      overview: {
        decks: [DECK],
        forecast: [],
        caughtUp: 0,
        tomorrow: { reviews: 0, fresh: 2, minutes: 1, at: 0 },
      },
    },
  });

describe('a deck', () => {
  it('shows its details', () => {
    open();
    const row = within(screen.getByRole('listitem'));
    expect(row.getByRole('heading', { name: 'A deck' })).toBeDefined();
    expect(
      row.getByText(
        /9 questions in 1 unit · version 1\.2\.0 · Ada, Grace · CC0-1\.0 · 1 due · 2 suspended or put off · imported on/,
      ),
    ).toBeDefined();
  });

  it('is exported in the chosen format', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'Export A deck' }));
    expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
      kind: 'export',
      what: { deckId: 'test.deck' },
      title: 'A deck',
    });
  });

  it('opened, shows its units and their questions, and exports one of them', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'A deck' }));
    expect(screen.getByText('2 new · 1 learning · 3 young · 1 lasting · 1 due')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Questions of The basics' }));
    expect(appActions.searchFor).toHaveBeenLastCalledWith('deck:test.deck unit:basics');
    await user.click(screen.getByRole('button', { name: 'All its questions' }));
    expect(appActions.searchFor).toHaveBeenLastCalledWith('deck:test.deck');
    await user.click(screen.getByRole('button', { name: 'Export The basics' }));
    expect(appActions.openLayer).toHaveBeenLastCalledWith({
      kind: 'export',
      what: { deckId: 'test.deck', unit: 'basics' },
      title: 'The basics',
    });
  });

  it('is suspended, forgotten and moved', async () => {
    const { user, app, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'A deck' }));
    await user.click(screen.getByRole('button', { name: 'Suspend A deck' }));
    expect(appActions.changeDeck).toHaveBeenLastCalledWith('test.deck', { do: 'suspend' });
    await user.click(screen.getByRole('button', { name: 'Forget all of A deck' }));
    expect(appActions.changeDeck).toHaveBeenLastCalledWith('test.deck', { do: 'forget' });
    expect(screen.getByRole('button', { name: 'Move A deck up' })).toHaveProperty('disabled', true);
    const other = { ...DECK, id: 'other.deck' };
    const [unit] = DECK.units;
    if (unit === undefined) throw new Error('It has no unit.');
    const none = { ...unit, fresh: 0, learning: 0, young: 0, lasting: 0, due: 0 };
    const overview = app.getState().overview;
    if (overview === undefined) throw new Error('There is nothing to show.');
    act(() =>
      app.setState({ overview: { ...overview, decks: [{ ...DECK, units: [none] }, other] } }),
    );
    await user.click(screen.getByRole('button', { name: 'Move A deck down' }));
    expect(appActions.moveDeck).toHaveBeenCalledExactlyOnceWith('test.deck', 1);
    expect(screen.getByText('New questions come from the first deck first.')).toBeDefined();
    // All of it is suspended, so it resumes as a whole.
    await user.click(screen.getByRole('button', { name: 'Resume A deck' }));
    expect(appActions.changeDeck).toHaveBeenLastCalledWith('test.deck', { do: 'resume' });
  });

  it('exports answers', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'A deck' }));
    await user.click(screen.getByRole('button', { name: 'Answers for a teacher: A deck' }));
    expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
      kind: 'give-answers',
      deckId: 'test.deck',
      title: 'A deck',
    });
  });

  it('is renamed, unless that is cancelled', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'A deck' }));
    await user.click(screen.getByRole('button', { name: 'Rename A deck' }));
    const field = screen.getByRole('textbox', { name: 'Name of A deck' });
    expect(document.activeElement).toBe(field);
    await user.keyboard('{Escape}');
    expect(appActions.nameDeck).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Rename A deck' }));
    await user.clear(screen.getByRole('textbox', { name: 'Name of A deck' }));
    await user.keyboard('Mine{Enter}');
    expect(appActions.nameDeck).toHaveBeenCalledExactlyOnceWith('test.deck', 'Mine');
    expect(screen.queryByRole('textbox', { name: 'Name of A deck' })).toBeNull();
  });

  it('is removed only after a confirmation', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'A deck' }));
    await user.click(screen.getByRole('button', { name: 'Remove A deck' }));
    expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
      kind: 'remove-deck',
      deckId: 'test.deck',
      title: 'A deck',
    });
    expect(appActions.removeDeck).not.toHaveBeenCalled();
  });
});

describe('the confirmation to remove a deck', () => {
  const ask = () => screenOf(<RemoveDialog deckId="test.deck" title="A deck" />);

  it('closes if the deck is kept', async () => {
    const { user, appActions } = ask();
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('remove-deck');
    expect(appActions.removeDeck).not.toHaveBeenCalled();
  });

  it('closes after the deck is removed', async () => {
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
  it('are imported and exported with their buttons', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: /Import a deck/ }));
    expect(appActions.chooseFile).toHaveBeenLastCalledWith('deck');
    await user.click(screen.getByRole('button', { name: /Restore a backup/ }));
    expect(appActions.chooseFile).toHaveBeenLastCalledWith('backup');
    await user.click(screen.getByRole('button', { name: /Save a backup/ }));
    expect(appActions.saveBackup).toHaveBeenCalledOnce();
  });

  it('of automatic backups are listed, the newest five', async () => {
    const { user, app, appActions } = open();
    expect(screen.queryByText(/Automatic backups/)).toBeNull();
    const backups = Array.from({ length: 7 }, (_, at) => ({
      name: `backup ${at}`,
      writtenAt: at,
      size: 1500,
      reason: 'restore' as const,
    }));
    app.setState({ backups });
    const buttons = await screen.findAllByRole('button', { name: 'Open…' });
    expect(buttons).toHaveLength(5);
    await user.click(buttons[0] ?? document.body);
    expect(appActions.openBackup).toHaveBeenCalledExactlyOnceWith('backup 0');
  });
});

describe('the export formats', () => {
  const what = { deckId: 'test.deck' };

  it('are the deck itself, and those of other tools', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />);
    const wish = { what, withProgress: false };
    await user.click(screen.getByRole('button', { name: 'Anki' }));
    expect(appActions.exportAs).toHaveBeenLastCalledWith({ ...wish, format: 'apkg' });
    await user.click(screen.getByRole('button', { name: 'Loopwise deck' }));
    expect(appActions.exportAs).toHaveBeenLastCalledWith({ ...wish, format: 'loopwise' });
  });

  it('with the learner’s answers are those that can hold them', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />);
    await user.click(screen.getByRole('checkbox', { name: /With my answers/ }));
    expect(screen.getByRole('button', { name: 'GIFT' })).toHaveProperty('disabled', true);
    for (const [name, format] of [
      ['Table (CSV)', 'csv'],
      ['Anki', 'apkg'],
    ] as const) {
      await user.click(screen.getByRole('button', { name }));
      expect(appActions.exportAs).toHaveBeenLastCalledWith({ what, format, withProgress: true });
    }
  });

  it('include sheets of paper', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />);
    await user.click(screen.getByRole('button', { name: 'PDF or printer' }));
    expect(appActions.showSheets).toHaveBeenCalledExactlyOnceWith(what);
  });

  it('are replaced by the progress of an export, which can be cancelled', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />, {
      app: { exporting: { done: 3, total: 40 } },
    });
    expect(screen.getByRole('status').textContent).toBe('3 of 40 questions.');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(appActions.stopExport).toHaveBeenCalledOnce();
  });
});
