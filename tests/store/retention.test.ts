/**
 * The desired retention of a deck: simulated before it is chosen, and applied to every answer after
 * that.
 */
import { describe, expect, it } from 'vitest';
import { RETENTIONS, createRetentionStore } from '#session/parameters/retention.ts';
import type { Database } from '#store/database.ts';
import { recordAnswer } from '#store/reviews.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import { answer, openSession, stored } from '../fixtures/session.ts';
import {
  DAY,
  NOW,
  THREE,
  answerTo,
  contents,
  deckOf,
  openFresh,
  openWith,
  placed,
} from './fixtures.ts';

const storeOf = (db: Database) => createRetentionStore({ db, now: () => NOW });

describe('the retention of a deck', () => {
  it('is the default until another is chosen, by deck', async () => {
    const db = await openWith(THREE);
    const store = storeOf(db);
    await store.getState().look();
    expect(store.getState()).toMatchObject({
      decks: [{ id: 'test.deck', retention: 0.9 }],
      deck: 'test.deck',
      prospects: undefined,
    });
    await saveSetting(db, 'retention', { 'other.deck': 0.8 });
    await store.getState().adopt(0.95);
    expect((await loadSettings(db)).retention).toEqual({ 'other.deck': 0.8, 'test.deck': 0.95 });
    expect(store.getState().decks[0]?.retention).toBe(0.95);
  });

  it('is simulated from the cards, which are not changed', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW - DAY));
    const before = await contents(db);
    const store = storeOf(db);
    await store.getState().look();
    await store.getState().simulate();
    const { prospects = [], simulating } = store.getState();
    expect(simulating).toBe(false);
    expect(prospects.map(({ retention }) => retention)).toEqual(RETENTIONS);
    for (const { minutes, known, of } of prospects) {
      expect(of).toBe(3);
      expect(known).toBeGreaterThan(0);
      expect(known).toBeLessThanOrEqual(3);
      expect(minutes).toBeGreaterThan(0);
    }
    expect(await contents(db)).toEqual(before);
  });

  it('of a large deck is that of a sample, scaled', async () => {
    const many = deckOf(
      Array.from({ length: 900 }, (_, at) => placed(`q${at}`, at)),
      'large.deck',
    );
    const store = storeOf(await openWith(many));
    await store.getState().look();
    await store.getState().simulate();
    const prospects = store.getState().prospects ?? [];
    // Five new ones a day: after half a year all of them are met.
    expect(prospects.every(({ of, known }) => of === 900 && known > 600 && known <= 900)).toBe(
      true,
    );
    const [low, ...others] = prospects.map(({ minutes }) => minutes);
    expect(others.every((minutes) => minutes > (low ?? Infinity))).toBe(true);
  });

  it('is abandoned if another deck is selected meanwhile', async () => {
    const store = storeOf(await openWith(THREE));
    await store.getState().look();
    const running = store.getState().simulate();
    store.getState().choose('another');
    await running;
    expect(store.getState()).toMatchObject({ prospects: undefined, simulating: false });
  });

  it('is undefined without a deck', async () => {
    const store = storeOf(await openFresh());
    await store.getState().look();
    await store.getState().simulate();
    expect(store.getState()).toMatchObject({ decks: [], deck: undefined, prospects: undefined });
  });

  it.each([0.5, 1, Number.NaN])('cannot be %s', async (retention) => {
    const db = await openWith(THREE);
    const store = storeOf(db);
    await store.getState().look();
    await store.getState().adopt(retention);
    expect(store.getState().trouble).toContain('0.7 to 0.97');
    expect((await loadSettings(db)).retention).toEqual({});
  });

  it('applies from the next answer on', async () => {
    const days = async (retention: number): Promise<number> => {
      const session = await openSession();
      await saveSetting(session.db, 'retention', { 'test.deck': retention });
      await session.review.getState().start();
      answer(session);
      session.review.getState().rate('easy');
      await stored(session);
      const { phase } = session.review.getState();
      return phase.kind === 'judged' ? phase.outcomes.easy.days : 0;
    };
    expect(await days(0.8)).toBeGreaterThan(await days(0.95));
  });
});
