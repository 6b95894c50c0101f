import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ExportDialog } from '#features/library/export-dialog.tsx';
import { RemoveDialog } from '#features/library/remove-dialog.tsx';
import { Library } from '#features/library/library.tsx';
import { SearchQuestions } from '#features/library/search.tsx';
import type { AppState } from '#session/app.ts';
import type { Found, Search } from '#session/app/search.ts';
import type { HomeDeck } from '#session/home.ts';
import type { Looked } from '#session/look.ts';
import type { CardRow } from '#store/rows.ts';
import { keyOf, predictText, questionOf } from '../fixtures/decks.ts';
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
  it('says what it is', () => {
    open();
    const row = within(screen.getByRole('listitem'));
    expect(row.getByRole('heading', { name: 'A deck' })).toBeDefined();
    expect(
      row.getByText(
        /9 questions in 1 unit · version 1\.2\.0 · Ada, Grace · CC0-1\.0 · 1 due · 2 suspended or put off · imported on/,
      ),
    ).toBeDefined();
  });

  it('is exported in a format that is asked for', async () => {
    const { user, appActions } = open();
    await user.click(screen.getByRole('button', { name: 'Export A deck' }));
    expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
      kind: 'export',
      what: { deckId: 'test.deck' },
      title: 'A deck',
    });
  });

  it('that is opened shows its units, their questions, and exports one of them', async () => {
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
    // All of it is away, so it comes back as a whole.
    await user.click(screen.getByRole('button', { name: 'Resume A deck' }));
    expect(appActions.changeDeck).toHaveBeenLastCalledWith('test.deck', { do: 'resume' });
  });

  it('is called otherwise, and not where that is given up', async () => {
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

  it('is removed only where that is confirmed', async () => {
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
  const foundOf = (id: string, more: Partial<CardRow> = {}): Found => ({
    id: `test.deck/${id}`,
    deckId: 'test.deck',
    unit: 'tasks',
    question: questionOf(predictText(id, ['print("hello")'])),
    card: {
      id: `test.deck/${id}`,
      deckId: 'test.deck',
      unit: 'tasks',
      active: 1,
      memory: { state: 'new' },
      ...more,
    },
  });
  const FOUND = ['one', 'two', 'three'].map((id) => foundOf(id));
  const [ONE, TWO] = FOUND;
  if (ONE === undefined || TWO === undefined) throw new Error('There are three.');
  const SEARCH: Search = { text: '', found: FOUND, total: 40, fault: undefined, shown: undefined };
  const shownOf = (looked: Looked): Search => ({
    ...SEARCH,
    shown: { found: ONE, answers: [], looked },
  });
  const show = (search: Search, more: Partial<AppState> = {}): Screen =>
    screenOf(<SearchQuestions />, { app: { search, ...more } });
  const box = (id: string): HTMLElement => screen.getByRole('checkbox', { name: `Pick ${id}` });

  it('asks as one types, and lists what is found with its state', async () => {
    const marks = { suspended: 1, flagged: 1, tags: ['hard'], active: 0 } as const;
    const { user, appActions } = show({ ...SEARCH, found: [foundOf('one', marks), TWO] });
    await user.type(screen.getByRole('searchbox'), 'h');
    expect(appActions.searchFor).toHaveBeenLastCalledWith('h');
    expect(screen.getByRole('status').textContent).toBe('2 of 40 questions');
    expect(screen.getByText('tasks · new · suspended · ⚑ flagged · #hard')).toBeDefined();
    expect(screen.getByText('tasks · new')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Look at two' }));
    expect(appActions.lookAt).toHaveBeenCalledExactlyOnceWith('test.deck/two');
  });

  it('shows a question with what its variants and beliefs print, and its answers', () => {
    show(
      shownOf({
        variants: [
          { values: [{ name: 'WORD', value: 'a' }], key: keyOf('first\n') },
          { values: [{ name: 'WORD', value: 'b' }], key: keyOf('second\n') },
        ],
        believed: [
          { output: { ...keyOf('third\n'), ids: ['lazy-task'] }, statements: ['It is lazy'] },
        ],
      }),
    );
    expect(screen.getByText('What does this print?')).toBeDefined();
    expect(screen.getByText('2 variants')).toBeDefined();
    expect(within(screen.getByLabelText('What it prints')).getByText('second')).toBeDefined();
    const beliefs = within(screen.getByLabelText('What wrong beliefs would print'));
    expect(beliefs.getByText('It is lazy')).toBeDefined();
    expect(beliefs.getByText('third')).toBeDefined();
    expect(screen.getByText('Not answered yet.')).toBeDefined();
  });

  it('says that no belief prints anything else, and why nothing could be run', () => {
    show(shownOf({ variants: [], believed: [], fault: 'There is no Python.' }));
    expect(screen.getByText('No wrong belief prints anything else.')).toBeDefined();
    expect(screen.getByText(/could not be run: There is no Python\./)).toBeDefined();
  });

  it('explains a mistake at its character', () => {
    show({ ...SEARCH, fault: { at: 3, message: 'There is no such state.' } }, { query: 'is:odd' });
    expect(screen.getByRole('status').querySelector('mark')?.textContent).toBe('o');
    expect(screen.getByRole('status').textContent).toContain('There is no such state.');
  });

  it('is left for the list by an arrow, in which questions are picked by keys', async () => {
    const { user, app, appActions } = show(SEARCH);
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(box('one'));
    await user.keyboard(' ');
    expect(appActions.pick).toHaveBeenLastCalledWith(['test.deck/one'], true);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(document.activeElement).toBe(box('three'));
    expect(appActions.pick).toHaveBeenLastCalledWith(
      ['test.deck/one', 'test.deck/two', 'test.deck/three'],
      true,
    );
    await user.keyboard('{Control>}a{/Control}');
    expect(appActions.pick).toHaveBeenLastCalledWith(
      FOUND.map(({ id }) => id),
      true,
    );
    await user.keyboard('{Enter}');
    expect(appActions.lookAt).toHaveBeenLastCalledWith('test.deck/three');
    await user.keyboard('s');
    expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'suspend' });
    await user.keyboard('f');
    expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'flag' });
    act(() => app.setState({ picked: new Set(['test.deck/one']) }));
    await user.keyboard('{Escape}');
    expect(appActions.pick).toHaveBeenLastCalledWith(['test.deck/one'], false);
  });

  it('shows 200 at a time', async () => {
    const many = Array.from({ length: 450 }, (_, at) => foundOf(`q-${at}`));
    const { user } = show({ ...SEARCH, found: many });
    expect(screen.getAllByRole('checkbox', { name: /Pick q-/ })).toHaveLength(200);
    await user.click(screen.getByRole('button', { name: 'Show 200 more' }));
    await user.click(screen.getByRole('button', { name: 'Show 50 more' }));
    expect(screen.getAllByRole('checkbox', { name: /Pick q-/ })).toHaveLength(450);
  });

  describe('with questions picked', () => {
    const own = { ...DECK, own: true };
    const overview = {
      decks: [own],
      forecast: [],
      caughtUp: 0,
      tomorrow: { reviews: 0, fresh: 2, minutes: 1, at: 0 },
    };
    const two: Partial<AppState> = {
      picked: new Set(['test.deck/one', 'test.deck/two']),
      overview,
    };
    const bar = () => within(screen.getByRole('toolbar', { name: 'Picked questions' }));

    it('offers nothing where none is', () => {
      show(SEARCH);
      expect(bar().queryAllByRole('button')).toHaveLength(0);
      expect(bar().getByRole('checkbox', { name: 'Pick all' })).toBeDefined();
    });

    it.each([
      [/^Suspend/, { do: 'suspend' }],
      [/^Put off/, { do: 'bury' }],
      [/^Flag/, { do: 'flag' }],
      [/^Forget/, { do: 'forget' }],
    ] as const)('does %s', async (name, change) => {
      const { user, appActions } = show(SEARCH, two);
      expect(bar().getByText('2 picked')).toBeDefined();
      await user.click(bar().getByRole('button', { name }));
      expect(appActions.changePicked).toHaveBeenCalledExactlyOnceWith(change);
    });

    it('takes back what all of them have', async () => {
      const marks = { suspended: 1, flagged: 1, buriedUntil: 9, active: 0 } as const;
      const found = [foundOf('one', marks), foundOf('two', marks)];
      const { user, appActions } = show({ ...SEARCH, found }, two);
      await user.click(bar().getByRole('button', { name: 'Resume' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'resume' });
      await user.click(bar().getByRole('button', { name: 'Do not put off' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'unbury' });
      await user.click(bar().getByRole('button', { name: 'Remove the flag' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'unflag' });
    });

    it('tags them and takes a tag away', async () => {
      const { user, appActions } = show(SEARCH, two);
      await user.type(bar().getByRole('textbox', { name: 'Tag' }), '#hard{Enter}');
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'tag', tag: 'hard' });
      await user.click(bar().getByRole('button', { name: 'Remove the tag hard' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'untag', tag: 'hard' });
    });

    it('sets the day on which they are due', async () => {
      const { user, appActions } = show(SEARCH, two);
      fireEvent.change(bar().getByLabelText('Day on which they are due'), {
        target: { value: '2026-12-24' },
      });
      await user.click(bar().getByRole('button', { name: 'Set due' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({
        do: 'due',
        due: new Date(2026, 11, 24, 12).getTime(),
      });
    });

    it('copies them into a deck of one’s own, or a new one', async () => {
      const { user, appActions } = show(SEARCH, two);
      await user.click(bar().getByRole('button', { name: 'Copy' }));
      expect(appActions.copyPicked).toHaveBeenLastCalledWith('test.deck');
      await user.selectOptions(bar().getByRole('combobox'), 'a new deck');
      await user.click(bar().getByRole('button', { name: 'Copy' }));
      expect(appActions.copyPicked).toHaveBeenLastCalledWith(undefined);
    });

    it('exports them', async () => {
      const { user, appActions } = show(SEARCH, two);
      await user.click(bar().getByRole('button', { name: 'Export…' }));
      expect(appActions.openLayer).toHaveBeenCalledExactlyOnceWith({
        kind: 'export',
        what: { ids: ['test.deck/one', 'test.deck/two'] },
        title: '2 questions',
      });
    });

    it('edits one of a deck of one’s own, and no other', async () => {
      const { user, app, appActions } = show(SEARCH, { ...two, picked: new Set([ONE.id]) });
      await user.click(bar().getByRole('button', { name: 'Edit' }));
      expect(appActions.openWriting).toHaveBeenCalledExactlyOnceWith({
        deckId: 'test.deck',
        questionId: 'one',
      });
      act(() => app.setState({ overview: { ...overview, decks: [DECK] } }));
      expect(bar().queryByRole('button', { name: 'Edit' })).toBeNull();
    });
  });
});

describe('the formats of an export', () => {
  const what = { deckId: 'test.deck' };

  it('are the deck itself, and those of other tools', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />);
    const wish = { what, withProgress: false };
    await user.click(screen.getByRole('button', { name: 'Anki' }));
    expect(appActions.exportAs).toHaveBeenLastCalledWith({ ...wish, format: 'apkg' });
    await user.click(screen.getByRole('button', { name: 'Loopwise deck' }));
    expect(appActions.exportAs).toHaveBeenLastCalledWith({ ...wish, format: 'loopwise' });
  });

  it('with one’s answers are those that have a place for them', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />);
    await user.click(screen.getByRole('checkbox', { name: /With my answers/ }));
    expect(screen.getByRole('button', { name: 'Anki' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Table (CSV)' }));
    expect(appActions.exportAs).toHaveBeenLastCalledWith({
      what,
      format: 'csv',
      withProgress: true,
    });
  });

  it('are replaced by how far it has come, and it can be stopped', async () => {
    const { user, appActions } = screenOf(<ExportDialog what={what} title="A deck" />, {
      app: { exporting: { done: 3, total: 40 } },
    });
    expect(screen.getByRole('status').textContent).toBe('3 of 40 questions.');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(appActions.stopExport).toHaveBeenCalledOnce();
  });
});
