import { describe, expect, it } from 'vitest';
import { FILLED_DECK, FILLED_UNITS, fill } from '../bench/fill.ts';
import { countUnits } from '#store/cards.ts';
import { loadQueue } from '#store/queue.ts';
import { NOW, UTC, contents, openFresh } from './fixtures.ts';

const SIZE = { cards: 400, reviews: 1000, seed: 3, now: NOW };

describe('the generated data of a bench', () => {
  it('is the same for the same seed', async () => {
    const [one, other] = [await openFresh(), await openFresh()];
    await fill(one, SIZE);
    await fill(other, SIZE);
    expect(await contents(one)).toEqual(await contents(other));
    expect([await one.cards.count(), await one.reviews.count()]).toEqual([400, 1000]);
  });

  it('has cards of every kind, so that a queue can be loaded from it', async () => {
    const db = await openFresh();
    await fill(db, SIZE);
    const counts = await countUnits(db, FILLED_DECK, FILLED_UNITS, NOW);
    const sum = counts.reduce(
      (total, { fresh, learning, young, lasting }) => total + fresh + learning + young + lasting,
      0,
    );
    expect(sum).toBe(400);
    const limits = { newPerDay: 10, reviewsPerDay: 100 };
    const request = { now: NOW, calendar: UTC, limits, seed: 1 };
    const { queue } = await loadQueue(db, request);
    expect(queue.main.some(({ kind }) => kind === 'review')).toBe(true);
    // With so many reviews, new cards are started only on request.
    expect(queue.main.some(({ kind }) => kind === 'new')).toBe(false);
    const scope = { deckId: FILLED_DECK, extra: true } as const;
    const asked = await loadQueue(db, { ...request, scope });
    expect(asked.queue.main.some(({ kind }) => kind === 'new')).toBe(true);
  });
});
