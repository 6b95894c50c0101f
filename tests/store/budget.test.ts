/** A day with less time than its due cards take: what is asked, what waits, and for how long. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { DEFAULT_OPTIONS, outcomes, retrievability } from '#schedule/fsrs.ts';
import type { Memory } from '#schedule/types.ts';
import type { Database } from '#store/database.ts';
import { loadQueue } from '#store/queue.ts';
import { recordAnswer } from '#store/reviews.ts';
import type { CardRow } from '#store/rows.ts';
import { DAY, MINUTE, NOW, UTC, openFresh } from './fixtures.ts';

type Known = Extract<Memory, { readonly stability: number }>;

/** This many known cards that came due over the last 30 days. */
async function backlog(count: number, seed = 7): Promise<Database> {
  const random = seededRandom(seed);
  const db = await openFresh();
  await db.cards.bulkAdd(
    Array.from({ length: count }, (_, at): CardRow => {
      const stability = Math.exp(random() * 4.5);
      const overdue = 30 * random();
      const lastReview = NOW - (stability + overdue) * DAY;
      const memory: Known = {
        state: 'review',
        stability,
        difficulty: 5,
        step: 0,
        lastReview,
        reps: 3,
        lapses: 0,
      };
      const due = NOW - overdue * DAY;
      return { id: `d/${at}`, deckId: 'd', unit: `u${at % 4}`, active: 1, memory, due };
    }),
  );
  return db;
}

const request = (now: number, time?: number) => ({
  now,
  calendar: UTC,
  limits: { newPerDay: 5, reviewsPerDay: 200 },
  seed: 1,
  ...(time === undefined ? {} : { time }),
});

describe('a day without enough time', () => {
  it('asks what fits, says that more waits, and starts nothing new', async () => {
    const db = await backlog(40);
    await db.cards.add({
      id: 'd/new',
      deckId: 'd',
      unit: 'u0',
      active: 1,
      newPosition: 0,
      memory: { state: 'new' },
    });
    const { queue, waits } = await loadQueue(db, request(NOW, 13 * MINUTE));
    expect(queue.main.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'review'));
    expect(waits).toBe(true);
    const all = await loadQueue(db, request(NOW));
    expect(all.queue.main.filter(({ kind }) => kind === 'review')).toHaveLength(40);
    expect(all.waits).toBe(false);
  });

  it('starts nothing new while reviews wait, nor more than it has time for', async () => {
    const db = await backlog(8);
    await db.cards.bulkAdd(
      Array.from({ length: 5 }, (_, newPosition) => ({
        id: `d/new-${newPosition}`,
        deckId: 'd',
        unit: 'u0',
        active: 1 as const,
        newPosition,
        memory: { state: 'new' as const },
      })),
    );
    const kinds = async (minutes: number) => {
      const { queue, freshTime } = await loadQueue(db, request(NOW, minutes * MINUTE));
      const of = (kind: string) => queue.main.filter((card) => card.kind === kind).length;
      return [of('review'), of('new'), freshTime / MINUTE];
    };
    expect(await kinds(4)).toEqual([3, 0, 4]);
    expect(await kinds(15)).toEqual([8, 2, 15]);
    await db.cards.where('id').noneOf(['d/new-0', 'd/new-1', 'd/new-2']).delete();
    expect(await kinds(4)).toEqual([0, 2, 4]);
    // However short the day: otherwise nothing would ever begin.
    expect(await kinds(1)).toEqual([0, 1, 1]);
    expect(await kinds(0)).toEqual([0, 0, 0]);
  });

  it('asks first what would be forgotten most, and the rest the next day', async () => {
    const db = await backlog(40);
    const { queue } = await loadQueue(db, request(NOW, 13 * MINUTE));
    const asked = new Set(queue.main.map(({ id }) => id));
    const before = await loadQueue(db, request(NOW, 26 * MINUTE));
    const twice = before.queue.main.map(({ id }) => id);
    expect(twice).toHaveLength(20);
    expect(twice.filter((id) => asked.has(id))).toHaveLength(10);
    expect((await db.cards.toArray()).every(({ due = 0 }) => due <= NOW)).toBe(true);
  });

  it('is over when its time is used up, and the next day has time again', async () => {
    const db = await backlog(40);
    expect((await loadQueue(db, request(NOW, 0))).queue.main).toEqual([]);
    expect((await loadQueue(db, request(NOW + DAY, 13 * MINUTE))).queue.main).toHaveLength(10);
  });
});

/** Milliseconds for a right answer, and for a wrong one with the steps that follow it. */
const RIGHT = 30_000;

/** Answers a day's queue like a learner with these memories; returns the time it took. */
async function learnDay(
  db: Database,
  now: number,
  time: number,
  random: () => number,
): Promise<number> {
  const { queue, cards, reviewTime } = await loadQueue(db, request(now, time));
  let at = now;
  for (const { id } of queue.main) {
    if (at - now >= reviewTime) break;
    let card = cards.get(id);
    while (card !== undefined) {
      const right: boolean = random() < Math.max(0.5, retrievability(card.memory, at));
      at += RIGHT;
      const rating = right ? 'good' : 'again';
      const stored = await recordAnswer(db, {
        cardId: id,
        sessionId: `day ${now}`,
        at,
        took: RIGHT,
        form: 'type',
        variant: 0,
        answer: '',
        correct: right,
        confidence: 'think',
        explainedBy: [],
        suggested: rating,
        before: card.memory,
        outcome: outcomes(id, card.memory, at, UTC, DEFAULT_OPTIONS)[rating],
      });
      card = (stored.card.due ?? Infinity) < now + DAY / 2 ? stored.card : undefined;
    }
  }
  return at - now;
}

describe('300 cards due after 30 days away, at 15 minutes a day', () => {
  it('are worked off day by day, and no day takes longer', async () => {
    const db = await backlog(300);
    const random = seededRandom(3);
    const days: number[] = [];
    let waits = true;
    while (waits && days.length < 60) {
      const now = NOW + days.length * DAY;
      days.push(await learnDay(db, now, 15 * MINUTE, random));
      waits = (await loadQueue(db, request(now + DAY, 15 * MINUTE))).waits;
    }
    const minutes = days.map((time) => time / MINUTE);
    const total = minutes.reduce((sum, one) => sum + one, 0);
    console.log(
      `caught up after ${days.length} days, ${total.toFixed(0)} minutes; the longest day ${Math.max(...minutes).toFixed(1)}`,
    );
    expect(waits).toBe(false);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(15);
    // Less than a third of the time is lost to caution.
    expect(total / days.length).toBeGreaterThan(10);
  }, 60_000);
});
