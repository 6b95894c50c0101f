import { screen } from '@testing-library/react';
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

function show(unit: Partial<HomeUnit>) {
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
  return screenOf(<DeckMap deck={deck} alone />);
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
    expect(screen.getByRole('button', { name: /Tasks, without changing the schedule/u })).toBeDefined();
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
