import { cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DeckMap } from '#features/home/deck-map.tsx';
import type { HomeDeck, HomeUnit } from '#session/home.ts';
import { screenOf } from '../fixtures/screen.tsx';

const UNIT: HomeUnit = {
  unit: 'tasks',
  title: 'Tasks',
  intro: undefined,
  waitsFor: [],
  fresh: 0,
  learning: 0,
  young: 3,
  lasting: 1,
  due: 0,
};

function show(unit: Partial<HomeUnit>, place: 'only' | 'first' | 'later' = 'only') {
  const deck: HomeDeck = {
    id: 'test.deck',
    questions: 4,
    importedAt: 0,
    manifest: {
      format: 1,
      id: 'test.deck',
      title: 'A deck',
      version: '1.0.0',
      about: '',
      authors: [],
      license: 'CC0-1.0',
      units: [{ id: 'tasks', title: 'Tasks', needs: [] }],
    },
    units: [{ ...UNIT, ...unit }],
  };
  return screenOf(<DeckMap deck={deck} place={place} />);
}

const names = (): readonly string[] =>
  screen.getAllByRole('button').map(({ textContent }) => textContent);

describe('a unit with nothing due or new', () => {
  it('can be practised outside the schedule, and so can its deck', async () => {
    const { user, appActions } = show({});
    expect(names()).toEqual(['Practise ahead', 'Practise ahead']);
    for (const button of screen.getAllByRole('button')) await user.click(button);
    expect(appActions.startSession.mock.calls).toEqual([
      [{ deckId: 'test.deck' }, { cram: true }],
      [{ deckId: 'test.deck', unit: 'tasks' }, { cram: true }],
    ]);
    expect(
      screen.getByRole('button', { name: /Tasks, without changing the schedule/u }),
    ).toBeDefined();
  });

  it('offers nothing if none of it was met', () => {
    show({ young: 0, lasting: 0 });
    for (const button of screen.getAllByRole('button')) {
      expect(button).toHaveProperty('disabled', true);
    }
  });
});

describe('a unit with due cards', () => {
  it('is practised in the schedule', async () => {
    const { user, appActions } = show({ due: 2 });
    expect(names()).toEqual(['Practise this deck', 'Practise']);
    for (const button of screen.getAllByRole('button')) await user.click(button);
    expect(appActions.startSession.mock.calls.map(([, how]) => how)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('a unit that others prepare for', () => {
  it('names two units that have to come first, and counts the others', () => {
    const waitsFor = ['Timeouts', 'Groups', 'Queues', 'Threads'].map((title, at) => ({
      title,
      more: at + 3,
    }));
    show({ fresh: 4, young: 0, lasting: 0, waitsFor });
    expect(
      screen.getByText(
        'Opens after 3 more of “Timeouts”, 4 more of “Groups” and some of 2 other units.',
      ),
    ).toBeDefined();
  });

  it('says what has to come first, and opens all the same on request', async () => {
    const waitsFor = [{ title: 'Coroutines', more: 2 }];
    const { user, appActions } = show({ fresh: 4, young: 0, lasting: 0, waitsFor });
    expect(screen.getByText('Opens after 2 more of “Coroutines”.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Open anyway: Tasks' }));
    expect(appActions.startSession).toHaveBeenCalledExactlyOnceWith({
      deckId: 'test.deck',
      unit: 'tasks',
      extra: true,
    });
  });
});

describe('one of several decks', () => {
  it('says so if new questions come from it first, and otherwise can be put first', async () => {
    show({}, 'first');
    expect(screen.getByText('New questions come from here first.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Put first: A deck' })).toBeNull();
    cleanup();
    const { user, appActions } = show({}, 'later');
    expect(screen.queryByText('New questions come from here first.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Put first: A deck' }));
    expect(appActions.moveDeck).toHaveBeenCalledExactlyOnceWith('test.deck', -Infinity);
  });
});
