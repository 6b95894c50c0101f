import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ExportDialog } from '#features/library/export-dialog.tsx';
import { RemoveDialog } from '#features/library/remove-dialog.tsx';
import { Library } from '#features/library/library.tsx';
import { SearchQuestions } from '#features/library/search.tsx';
import type { Found } from '#session/app/search.ts';
import type { HomeDeck } from '#session/home.ts';
import { predictText, questionOf } from '../fixtures/decks.ts';
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
      overview: {
        decks: [DECK],
        forecast: [],
        caughtUp: 0,
        tomorrow: { reviews: 0, fresh: 2, minutes: 1, at: 0 },
      },
    },
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

  it('is exported in a format that is asked for', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'Export A deck' }));
    expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
      kind: 'export-deck',
      deckId: 'test.deck',
      title: 'A deck',
    });
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

describe('the search', () => {
  const question = questionOf(predictText('lost-task', ['print("hello")']));
  const found: Found = {
    id: 'test.deck/lost-task',
    deckId: 'test.deck',
    unit: 'tasks',
    question,
    card: undefined,
  };

  it('asks as one types, and lists what is found with its state', async () => {
    const search = {
      text: 'hello',
      found: [found],
      total: 40,
      fault: undefined,
      selected: undefined,
    };
    const { user, appActions } = screenOf(<SearchQuestions />, { app: { search } });
    await user.type(screen.getByRole('searchbox'), 'hello');
    expect(appActions.searchFor).toHaveBeenLastCalledWith('hello');
    expect(screen.getByRole('status').textContent).toBe('1 of 40 questions');
    expect(screen.getByText('tasks · new')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Look at lost-task' }));
    expect(appActions.selectFound).toHaveBeenCalledExactlyOnceWith('test.deck/lost-task');
  });

  it('shows the question and that it was never answered', async () => {
    const search = {
      text: 'hello',
      found: [found],
      total: 40,
      fault: undefined,
      selected: { found, answers: [] },
    };
    const { user } = screenOf(<SearchQuestions />, { app: { search } });
    await user.type(screen.getByRole('searchbox'), 'hello');
    expect(screen.getByText('What does this print?')).toBeDefined();
    expect(screen.getByText('Not answered yet.')).toBeDefined();
  });

  it('explains a mistake at its character', async () => {
    const search = {
      text: 'is:odd',
      found: [],
      total: 40,
      fault: { at: 3, message: 'There is no such state.' },
      selected: undefined,
    };
    const { user } = screenOf(<SearchQuestions />, { app: { search } });
    await user.type(screen.getByRole('searchbox'), 'is:odd');
    expect(screen.getByRole('status').querySelector('mark')?.textContent).toBe('o');
    expect(screen.getByRole('status').textContent).toContain('There is no such state.');
  });
});

describe('the formats of an export', () => {
  it('are the deck itself, and those of other tools', async () => {
    const { user, appActions } = screenOf(<ExportDialog deckId="test.deck" title="A deck" />);
    await user.click(screen.getByRole('button', { name: 'Anki' }));
    expect(appActions.exportAs).toHaveBeenCalledExactlyOnceWith('test.deck', 'apkg');
    await user.click(screen.getByRole('button', { name: 'Loopwise deck' }));
    expect(appActions.exportDeck).toHaveBeenCalledExactlyOnceWith('test.deck');
    expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('export-deck');
  });

  it('are replaced by how far it has come, and it can be stopped', async () => {
    const { user, appActions } = screenOf(<ExportDialog deckId="test.deck" title="A deck" />, {
      app: { exporting: { done: 3, total: 40 } },
    });
    expect(screen.getByRole('status').textContent).toBe('3 of 40 questions.');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(appActions.stopExport).toHaveBeenCalledOnce();
  });
});
