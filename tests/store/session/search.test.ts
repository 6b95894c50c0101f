/** The search over stored questions. */
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createSearch } from '#session/app/search.ts';
import type { SearchState } from '#session/app/search.ts';
import type { View } from '#session/view.ts';
import { putDeck } from '#store/decks.ts';
import { deckFiles, deckFrom, predictText } from '../../fixtures/decks.ts';
import { openEmpty } from '../../fixtures/session.ts';
import { openFresh } from '../fixtures.ts';

test('searches 10,000 questions, and keeps the results while a mistake is typed', async () => {
  const db = await openFresh();
  const base = await deckFrom(deckFiles([predictText('first', ['print("needle")'])]));
  const [placed] = base.questions;
  if (placed === undefined) throw new Error('There is no question.');
  const questions = Array.from({ length: 10_000 }, (_, at) => ({
    ...placed,
    position: at,
    question: {
      ...placed.question,
      id: `question-${at}`,
      program: at % 100 === 0 ? placed.question.program : 'print("hay")\n',
    },
  }));
  await putDeck(db, { deck: { ...base, questions }, bytes: new Uint8Array(), at: 0 });
  const { services } = await openEmpty(db);
  const store = createStore<SearchState & View>((_set, _get, api) => ({
    screen: 'decks',
    layers: [],
    ...createSearch(api, { services, attempt: async (work) => work() }),
  }));
  await store.getState().searchFor('needle -id:question-0');
  expect(store.getState().search).toMatchObject({ total: 10_000, fault: undefined });
  expect(store.getState().search?.found).toHaveLength(99);
  await store.getState().searchFor('is:odd');
  expect(store.getState().search?.fault?.at).toBe(3);
  expect(store.getState().search?.found).toHaveLength(99);
  await store.getState().lookAt('test.deck/question-100');
  expect(store.getState().search?.shown).toMatchObject({
    found: { id: 'test.deck/question-100' },
    answers: [],
  });
});
