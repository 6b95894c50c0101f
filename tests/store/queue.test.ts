import { describe, expect, it } from 'vitest';
import type { Memory } from '#schedule/types.ts';
import { cardsDue, countDueByDay, countUnits, newCards, nextDue } from '#store/cards.ts';
import type { Database } from '#store/database.ts';
import { orderDecks, putDeck } from '#store/decks.ts';
import { loadQueue } from '#store/queue.ts';
import { recordAnswer } from '#store/reviews.ts';
import type { CardRow, DeckRow, Scope } from '#store/rows.ts';
import {
  BYTES,
  DAY,
  MINUTE,
  NOW,
  UTC,
  answerTo,
  deckOf,
  openFresh,
  openWith,
  placed,
} from './fixtures.ts';

function memory(state: 'learning' | 'review' | 'relearning'): Memory {
  return { state, stability: 5, difficulty: 5, step: 0, lastReview: NOW, reps: 3, lapses: 0 };
}

function card(
  id: string,
  rest: Partial<CardRow> & { state?: 'learning' | 'review' | 'relearning' },
): CardRow {
  const { state, ...more } = rest;
  const place = { id, deckId: 'd', unit: 'a', active: 1 } as const;
  return { ...place, memory: state ? memory(state) : { state: 'new' }, ...more };
}

const CARDS: readonly CardRow[] = [
  card('overdue', { state: 'review', due: NOW - 9 * DAY }),
  card('due', { state: 'review', due: NOW, unit: 'b' }),
  card('tomorrow', { state: 'review', due: NOW + DAY }),
  card('step', { state: 'learning', due: NOW + 5 * MINUTE }),
  card('lapsed', { state: 'relearning', due: NOW - MINUTE, unit: 'b' }),
  card('far', { state: 'learning', due: NOW + 60 * MINUTE }),
  card('gone', { state: 'review', due: NOW - DAY, active: 0 }),
  card('first', { newPosition: 0 }),
  card('second', { newPosition: 1, unit: 'b' }),
  card('third', { newPosition: 2 }),
  card('never', { newPosition: 0, active: 0 }),
  card('elsewhere', { state: 'review', due: NOW - DAY, deckId: 'e' }),
];

async function filled(): Promise<Database> {
  const db = await openFresh();
  await db.cards.bulkAdd([...CARDS]);
  return db;
}

const ids = (cards: readonly { readonly id: string }[]): string[] => cards.map(({ id }) => id);
const request = {
  now: NOW,
  calendar: UTC,
  limits: { newPerDay: 10, reviewsPerDay: 100 },
  seed: 1,
};

describe('cards by index', () => {
  it('are due in the order of their due time, up to the requested number', async () => {
    const db = await filled();
    expect(ids(await cardsDue(db, 'review', { until: NOW, limit: 9 }))).toEqual([
      'overdue',
      'elsewhere',
      'due',
    ]);
    expect(ids(await cardsDue(db, 'review', { until: NOW, limit: 1 }))).toEqual(['overdue']);
  });

  it('are new in the order of the deck', async () => {
    const db = await filled();
    expect(ids(await newCards(db, 2))).toEqual(['first', 'second']);
    expect(await newCards(db, 0)).toEqual([]);
  });

  it('can be limited to a deck or a unit', async () => {
    const db = await filled();
    const due = async (scope: Scope): Promise<string[]> =>
      ids(await cardsDue(db, 'review', { until: NOW, limit: 9, scope }));
    expect(await due({ deckId: 'd' })).toEqual(['overdue', 'due']);
    expect(await due({ deckId: 'd', unit: 'b' })).toEqual(['due']);
    expect(ids(await newCards(db, 2, { deckId: 'd' }))).toEqual(['first', 'second']);
    expect(ids(await newCards(db, 9, { deckId: 'd', unit: 'b' }))).toEqual(['second']);
    expect(await newCards(db, 9, { deckId: 'e' })).toEqual([]);
  });

  it('are counted by unit', async () => {
    const db = await openFresh();
    await db.cards.bulkAdd(CARDS.map((card) => ({ ...card, id: `${card.deckId}/${card.id}` })));
    expect(await countUnits(db, 'd', ['a', 'b', 'empty'], NOW)).toEqual([
      { unit: 'a', fresh: 2, learning: 2, young: 2, lasting: 0, due: 1 },
      { unit: 'b', fresh: 1, learning: 1, young: 1, lasting: 0, due: 2 },
      { unit: 'empty', fresh: 0, learning: 0, young: 0, lasting: 0, due: 0 },
    ]);
  });

  it('are counted however many there are, without those of decks with a similar id', async () => {
    const db = await openFresh();
    await db.cards.bulkAdd(
      ['d', 'd.x', 'd0', 'dd'].flatMap((deckId) =>
        Array.from({ length: 2100 }, (_, at) => card(`${deckId}/${at}`, { deckId })),
      ),
    );
    expect(await countUnits(db, 'd', ['a'], NOW)).toMatchObject([{ unit: 'a', fresh: 2100 }]);
  });

  it('give the time when the next one is due', async () => {
    const db = await filled();
    expect(await nextDue(db, NOW)).toBe(NOW + 5 * MINUTE);
    expect(await nextDue(db, NOW + 2 * DAY)).toBeUndefined();
  });

  it('are counted by day for the forecast', async () => {
    expect(await countDueByDay(await filled(), NOW, 3, UTC)).toEqual([6, 1, 0]);
  });
});

describe('the queue of a session', () => {
  it('contains due, new and learning cards with their rows, and no inactive ones', async () => {
    const db = await filled();
    const { queue, cards, done } = await loadQueue(db, request);
    expect(ids(queue.learning)).toEqual(['lapsed', 'step']);
    expect(ids(queue.main).toSorted()).toEqual(
      ['overdue', 'due', 'elsewhere', 'first', 'second', 'third'].toSorted(),
    );
    for (const { id } of [...queue.main, ...queue.learning]) {
      expect(cards.get(id)).toEqual(CARDS.find((card) => card.id === id));
    }
    expect(done).toEqual({ introduced: 0, reviewed: 0 });
  });

  it('is the same again, and differs for another seed', async () => {
    const db = await filled();
    expect(await loadQueue(db, request)).toEqual(await loadQueue(db, request));
    const orders = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => {
        const { queue } = await loadQueue(db, { ...request, seed });
        return ids(queue.main).join(' ');
      }),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  it('subtracts what was answered today', async () => {
    const questions = Array.from({ length: 8 }, (_, index) => placed(`q${index}`, index));
    const db = await openWith(deckOf(questions));
    for (const id of ['q0', 'q1', 'q2']) await recordAnswer(db, await answerTo(db, id, 'easy'));
    const limits = { newPerDay: 5, reviewsPerDay: 100 };
    const { queue, done } = await loadQueue(db, { ...request, limits });
    expect(done.introduced).toBe(3);
    expect(ids(queue.main)).toEqual(['test.deck/q3', 'test.deck/q4']);
    const next = await loadQueue(db, { ...request, limits, now: NOW + DAY });
    expect(next.queue.main).toHaveLength(5);
  });

  it('contains what is due at any time of the day, so a traveller to the east has the cards at once', async () => {
    const db = await openFresh();
    const rollover = Date.parse('2026-11-23T04:00Z');
    await db.cards.bulkAdd([
      card('later today', { state: 'review', due: rollover - 1 }),
      card('tomorrow', { state: 'review', due: rollover }),
    ]);
    const { queue } = await loadQueue(db, { ...request, now: rollover - 20 * 60 * MINUTE });
    expect(ids(queue.main)).toEqual(['later today']);
  });

  it('takes new cards deck by deck, in the order of the decks', async () => {
    const db = await openFresh();
    const at = NOW;
    for (const id of ['one', 'two', 'three']) {
      await putDeck(db, { deck: deckOf([placed('x', 5), placed('y', 7)], id), bytes: BYTES, at });
    }
    const limits = { newPerDay: 3, reviewsPerDay: 10 };
    const asked = async (scope?: Scope): Promise<string[]> => {
      const more = scope === undefined ? {} : { scope };
      return ids((await loadQueue(db, { ...request, limits, ...more })).queue.main);
    };
    await orderDecks(db, ['two', 'one']);
    expect(await asked()).toEqual(['two/x', 'two/y', 'one/x']);
    await orderDecks(db, ['three', 'two', 'one']);
    expect(await asked()).toEqual(['three/x', 'three/y', 'two/x']);
    expect(await asked({ deckId: 'one' })).toEqual(['one/x', 'one/y']);
  });

  it('also takes the new cards of a deck whose own row is damaged, last', async () => {
    const db = await openFresh();
    for (const id of ['one', 'two']) {
      await putDeck(db, { deck: deckOf([placed('x', 0)], id), bytes: BYTES, at: NOW });
    }
    await db.decks.put({ id: 'one', place: 0 } as DeckRow);
    const { queue } = await loadQueue(db, request);
    expect(ids(queue.main)).toEqual(['two/x', 'one/x']);
  });

  it('takes no card to learn ahead from beyond the rollover', async () => {
    const db = await openFresh();
    const rollover = Date.parse('2026-11-23T04:00Z');
    await db.cards.bulkAdd([
      card('before', { state: 'learning', due: rollover - 1 }),
      card('after', { state: 'learning', due: rollover }),
    ]);
    const { queue } = await loadQueue(db, { ...request, now: rollover - MINUTE });
    expect(ids(queue.learning)).toEqual(['before']);
  });
});

async function answeredADayAgo(db: Database, id: string): Promise<void> {
  const row = CARDS.find((one) => one.id === id);
  if (row === undefined || row.memory.state === 'new') throw new Error(`No answered card ${id}`);
  await db.cards.put({ ...row, memory: { ...row.memory, lastReview: NOW - DAY } });
}

describe('the queue of chosen cards', () => {
  const order = ({ queue }: Awaited<ReturnType<typeof loadQueue>>): readonly string[] =>
    queue.main.map(({ id }) => id).toSorted();

  it('contains them whether they are due or not, without inactive ones', async () => {
    const db = await filled();
    const cards = ['tomorrow', 'first', 'gone', 'missing', 'step'];
    await answeredADayAgo(db, 'tomorrow');
    const loaded = await loadQueue(db, { ...request, scope: { deckId: 'd', cards } });
    expect(order(loaded)).toEqual(['first', 'tomorrow']);
    expect(loaded.queue.learning.map(({ id }) => id)).toEqual(['step']);
  });

  it('contains none that was answered since the session began', async () => {
    const db = await filled();
    const scope = { deckId: 'd', cards: ['tomorrow', 'due'] };
    await answeredADayAgo(db, 'due');
    const loaded = await loadQueue(db, { ...request, startedAt: NOW - MINUTE, scope });
    expect(order(loaded)).toEqual(['due']);
  });
});

describe('cards requested because of beliefs', () => {
  it('come although they are not due, and before the next new ones', async () => {
    const db = await filled();
    await answeredADayAgo(db, 'tomorrow');
    const limits = { newPerDay: 1, reviewsPerDay: 100 };
    const plain = await loadQueue(db, { ...request, limits });
    expect(plain.queue.main.map(({ id }) => id)).toContain('first');
    expect(plain.queue.main.map(({ id }) => id)).not.toContain('tomorrow');
    const wanted = ['third', 'tomorrow', 'never', 'missing'];
    const ids = (await loadQueue(db, { ...request, limits, wanted })).queue.main.map(
      ({ id }) => id,
    );
    expect(ids).toContain('third');
    expect(ids).toContain('tomorrow');
    expect(ids).not.toContain('first');
    expect(ids).not.toContain('never');
  });

  it('do not exceed the limits of the day', async () => {
    const db = await filled();
    const limits = { newPerDay: 0, reviewsPerDay: 0 };
    const loaded = await loadQueue(db, { ...request, limits, wanted: ['third', 'tomorrow'] });
    expect(loaded.queue.main).toEqual([]);
  });
});
