import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SearchQuestions } from '#features/library/search.tsx';
import type { AppState } from '#session/app.ts';
import type { Found, Search } from '#session/app/search.ts';
import type { HomeDeck, Today } from '#session/home.ts';
import type { QuestionOutputs } from '#session/question-outputs.ts';
import type { CardRow } from '#store/rows.ts';
import { keyOf, predictText, questionOf } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const DECK: HomeDeck = {
  id: 'test.deck',
  questions: 3,
  importedAt: 0,
  manifest: {
    format: 1,
    id: 'test.deck',
    title: 'A deck',
    version: '1.0.0',
    about: 'For tests.',
    authors: ['Ada'],
    license: 'CC0-1.0',
    units: [],
  },
  units: [],
};

describe('the search', () => {
  const foundOf = (id: string, more: Partial<CardRow> = {}): Found => ({
    id: `test.deck/${id}`,
    deckId: 'test.deck',
    unit: 'tasks',
    question: questionOf(predictText(id, ['print("hello")'])),
    theirs: undefined,
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
  const shownOf = (outputs: QuestionOutputs): Search => ({
    ...SEARCH,
    shown: { found: ONE, answers: [], outputs },
  });
  const show = (search: Search, more: Partial<AppState> = {}): Screen =>
    screenOf(<SearchQuestions />, { app: { search, ...more } });
  const box = (id: string): HTMLElement => screen.getByRole('checkbox', { name: `Pick ${id}` });

  it('runs while typing, and lists what it finds with its state', async () => {
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

  it('shows a question with the outputs of its variants and beliefs, and its answers', () => {
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

  it('shows the author’s version of a question that the learner has changed', () => {
    const theirs = questionOf(predictText('two', ['print("theirs")']));
    const found = { ...foundOf('two'), theirs };
    const outputs = { variants: [], believed: undefined };
    show({ ...SEARCH, found: [found], shown: { found, answers: [], outputs } });
    expect(screen.getByText(/changed by you/u)).toBeDefined();
    const difference = screen.getByText('How its author wrote it').parentElement;
    expect(difference?.querySelector('del')?.textContent).toContain('hello');
    expect(difference?.querySelector('ins')?.textContent).toContain('theirs');
  });

  it('explains a mistake at its character', () => {
    show({ ...SEARCH, fault: { at: 3, message: 'There is no such state.' } }, { query: 'is:odd' });
    expect(screen.getByRole('status').querySelector('mark')?.textContent).toBe('o');
    expect(screen.getByRole('status').textContent).toContain('There is no such state.');
  });

  it('moves the focus to the list with an arrow, where keys select questions', async () => {
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

  describe('with selected questions', () => {
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

    it('offers nothing if none is selected', () => {
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

    it('undoes what all of them share', async () => {
      const marks = { suspended: 1, flagged: 1, buriedUntil: 9, active: 0 } as const;
      const found = [foundOf('one', marks), foundOf('two', marks)];
      const { user, appActions } = show({ ...SEARCH, found }, two);
      await user.click(bar().getByRole('button', { name: 'Resume' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'resume' });
      await user.click(bar().getByRole('button', { name: 'Stop putting off' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'unbury' });
      await user.click(bar().getByRole('button', { name: 'Remove the flag' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'unflag' });
    });

    it('adds a tag and removes it', async () => {
      const { user, appActions } = show(SEARCH, two);
      await user.type(bar().getByRole('textbox', { name: 'Tag' }), '#hard{Enter}');
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'tag', tag: 'hard' });
      await user.click(bar().getByRole('button', { name: 'Remove the tag hard' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({ do: 'untag', tag: 'hard' });
    });

    it('sets the day on which they are due, no past one', async () => {
      const today = { at: new Date(2026, 10, 22, 12).getTime() } as unknown as Today;
      const { user, appActions } = show(SEARCH, { ...two, today });
      fireEvent.change(bar().getByLabelText('Day on which they are due'), {
        target: { value: '2020-12-24' },
      });
      expect(bar().getByRole('button', { name: 'Set due' })).toHaveProperty('disabled', true);
      fireEvent.change(bar().getByLabelText('Day on which they are due'), {
        target: { value: '2026-12-24' },
      });
      await user.click(bar().getByRole('button', { name: 'Set due' }));
      expect(appActions.changePicked).toHaveBeenLastCalledWith({
        do: 'due',
        due: new Date(2026, 11, 24, 12).getTime(),
      });
    });

    it('copies them into a deck of the learner’s own, or a new one', async () => {
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

    it('edits one: of the learner’s own, or of another deck for the learner only', async () => {
      const { user, app, appActions } = show(SEARCH, { ...two, picked: new Set([ONE.id]) });
      await user.click(bar().getByRole('button', { name: 'Edit' }));
      expect(appActions.openWriting).toHaveBeenCalledExactlyOnceWith({
        deckId: 'test.deck',
        questionId: 'one',
        theirs: false,
      });
      act(() => app.setState({ overview: { ...overview, decks: [DECK] } }));
      await user.click(bar().getByRole('button', { name: 'Edit' }));
      expect(appActions.openWriting).toHaveBeenLastCalledWith({
        deckId: 'test.deck',
        questionId: 'one',
        theirs: true,
      });
      act(() => app.setState({ picked: new Set(['test.deck/one', 'test.deck/two']) }));
      expect(bar().queryByRole('button', { name: 'Edit' })).toBeNull();
    });
  });
});
