/** Units and concepts of questions, as their decks have them now. */
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '#store/database.ts';
import { deleteDeck, putDeck, takeOutQuestions } from '#store/decks.ts';
import { placesOf } from '#store/places.ts';
import { FILLED_DECK, fill } from '../bench/fill.ts';
import { BYTES, NOW, THREE, deckOf, openFresh, openWith, placed } from './fixtures.ts';

/** Each card of a deck with its unit and concept. */
async function places(db: Database, deckId = 'test.deck'): Promise<readonly string[]> {
  const deck = await db.decks.get(deckId);
  if (deck === undefined) throw new Error(`There is no deck ${deckId}.`);
  const all: string[] = [];
  for await (const rows of placesOf(db, deck)) {
    for (const { cards, unit, units, concept, concepts } of rows) {
      for (const [at, id] of cards.entries()) {
        all.push(`${id} ${units[unit[at] ?? 0]} ${concepts[concept[at] ?? 0]}`);
      }
    }
  }
  return all;
}

const ONE = 'test.deck/one basics coroutine-objects';
const TWO = 'test.deck/two basics coroutine-objects';

describe('the places of questions', () => {
  it('are in the order of the deck, for as many as there are', async () => {
    const db = await openFresh();
    await fill(db, { cards: 2300, reviews: 0, seed: 1, now: NOW });
    const expected = (await db.questions.orderBy('[deckId+position]').toArray()).map(
      ({ id, unit, concept }) => `${id} ${unit} ${concept}`,
    );
    expect(expected).toHaveLength(2300);
    expect(await places(db, FILLED_DECK)).toEqual(expected);
    expect(await db.places.count()).toBe(3);
    expect(await places(db, FILLED_DECK)).toEqual(expected);
  });

  it('follow an update of the deck, and questions that are taken out', async () => {
    const db = await openWith(THREE);
    expect((await places(db)).slice(0, 2)).toEqual([ONE, TWO]);
    const moved = deckOf([placed('two', 0, 'tasks'), placed('one', 1)]);
    await putDeck(db, { deck: moved, bytes: BYTES, at: NOW });
    expect(await places(db)).toEqual(['test.deck/two tasks coroutine-objects', ONE]);
    await takeOutQuestions(db, 'test.deck', ['two']);
    expect(await places(db)).toEqual([ONE]);
  });

  it('are there even if nothing more can be stored', async () => {
    const db = await openFresh();
    await fill(db, { cards: 1200, reviews: 0, seed: 1, now: NOW });
    const full = new DOMException('The disk is full.', 'QuotaExceededError');
    vi.spyOn(db.places, 'bulkPut').mockRejectedValue(full);
    expect(await places(db, FILLED_DECK)).toHaveLength(1200);
    expect(await db.places.count()).toBe(0);
  });

  it('go with the deck', async () => {
    const db = await openWith(THREE);
    await putDeck(db, { deck: deckOf([placed('one', 0)], 'other.deck'), bytes: BYTES, at: NOW });
    await places(db);
    await places(db, 'other.deck');
    await deleteDeck(db, 'test.deck');
    expect((await db.places.toArray()).map(({ deckId }) => deckId)).toEqual(['other.deck']);
  });
});
