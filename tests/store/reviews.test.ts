import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putDeck } from '#store/decks.ts';
import {
  countToday,
  recordAnswer,
  reviewsOfSession,
  sameMemory,
  effectiveAnswers,
  undoAnswer,
} from '#store/reviews.ts';
import {
  BYTES,
  DAY,
  MINUTE,
  NOW,
  THREE,
  UTC,
  answerTo,
  cardOf,
  contents,
  deckOf,
  openWith,
  placed,
} from './fixtures.ts';

const undo = { sessionId: 'session', at: NOW + 5 };

describe('an answer', () => {
  it('is logged with the state before and after, and updates its card', async () => {
    const db = await openWith(THREE);
    const answer = await answerTo(db, 'two');
    const { review, card } = await recordAnswer(db, answer);
    expect(await db.reviews.toArray()).toEqual([review]);
    expect(review).toMatchObject({
      id: 1,
      kind: 'answer',
      correct: 1,
      rating: 'good',
      before: { state: 'new' },
      after: answer.outcome.memory,
      dueAfter: answer.outcome.due,
      newPositionBefore: 1,
    });
    expect(await cardOf(db, 'two')).toEqual(card);
    expect(card).toEqual({
      id: 'test.deck/two',
      deckId: 'test.deck',
      unit: 'basics',
      active: 1,
      memory: answer.outcome.memory,
      due: answer.outcome.due,
    });
  });

  it('is refused the second time it is submitted, and nothing changes', async () => {
    const db = await openWith(THREE);
    const answer = await answerTo(db, 'one');
    const both = await Promise.allSettled([recordAnswer(db, answer), recordAnswer(db, answer)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'StoreError', code: 'stale-card' },
    });
    expect(await db.reviews.count()).toBe(1);
    expect((await cardOf(db, 'one')).memory).toEqual(answer.outcome.memory);
  });

  it('to an unknown card or without a time is refused, and nothing changes', async () => {
    const db = await openWith(THREE);
    const answer = await answerTo(db, 'one');
    const before = await contents(db);
    await expect(recordAnswer(db, { ...answer, cardId: 'none' })).rejects.toMatchObject({
      code: 'missing-card',
    });
    for (const bad of [{ at: Number.NaN }, { took: Infinity }]) {
      await expect(recordAnswer(db, { ...answer, ...bad })).rejects.toMatchObject({
        code: 'invalid-answer',
      });
    }
    const outcome = { ...answer.outcome, due: Number.NaN };
    await expect(recordAnswer(db, { ...answer, outcome })).rejects.toMatchObject({
      code: 'invalid-answer',
    });
    expect(await contents(db)).toEqual(before);
  });

  it('leaves no review if the card cannot be stored', async () => {
    const db = await openWith(THREE);
    const answer = await answerTo(db, 'one');
    const before = await contents(db);
    db.cards.hook('updating', () => {
      throw new Error('The disk is full');
    });
    await expect(recordAnswer(db, answer)).rejects.toThrow('The disk is full');
    expect(await contents(db)).toEqual(before);
  });

  it('is kept if the question has left its deck', async () => {
    const db = await openWith(THREE);
    const answer = await answerTo(db, 'one');
    await putDeck(db, { deck: deckOf([placed('two', 0)]), bytes: BYTES, at: NOW });
    const { card } = await recordAnswer(db, answer);
    expect(card).toMatchObject({ active: 0, memory: answer.outcome.memory });
    expect(await db.reviews.count()).toBe(1);
  });
});

describe('undo', () => {
  it('restores the card exactly and adds a row instead of removing one', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    const before = await cardOf(db, 'one');
    const late = NOW + 40 * DAY;
    const { review } = await recordAnswer(db, await answerTo(db, 'one', 'again', late));
    const { answers, card } = await undoAnswer(db, undo);
    expect(answers).toEqual([review]);
    expect(card).toEqual(before);
    expect(await cardOf(db, 'one')).toEqual(before);
    const rows = await reviewsOfSession(db, 'session');
    expect(rows.map(({ id, kind }) => [id, kind])).toEqual([
      [1, 'answer'],
      [2, 'answer'],
      [3, 'undo'],
    ]);
    expect(rows[2]).toMatchObject({ of: 2, cardId: 'test.deck/one', at: NOW + 5 });
  });

  it('goes back answer by answer to the state before the session', async () => {
    const db = await openWith(THREE);
    const before = await db.cards.toArray();
    for (const id of ['one', 'two', 'one', 'three', 'one']) {
      await recordAnswer(db, await answerTo(db, id));
    }
    const undone: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) undone.push((await undoAnswer(db, undo)).card.id);
    expect(undone.map((id) => id.split('/')[1])).toEqual(['one', 'three', 'one', 'two', 'one']);
    expect(await db.cards.toArray()).toEqual(before);
    await expect(undoAnswer(db, undo)).rejects.toMatchObject({ code: 'missing-answer' });
    expect(await db.reviews.count()).toBe(10);
  });

  it('of an earlier answer also takes back later answers to the same card, newest first', async () => {
    const db = await openWith(THREE);
    const before = await cardOf(db, 'one');
    const first = await recordAnswer(db, await answerTo(db, 'one'));
    const other = await recordAnswer(db, await answerTo(db, 'two'));
    const second = await recordAnswer(db, await answerTo(db, 'one'));
    const { answers } = await undoAnswer(db, { ...undo, reviewId: first.review.id });
    expect(answers).toEqual([second.review, first.review]);
    expect(await cardOf(db, 'one')).toEqual(before);
    expect(await cardOf(db, 'two')).toEqual(other.card);
    const rows = await reviewsOfSession(db, 'session');
    expect(rows.flatMap((row) => (row.kind === 'undo' ? [row.of] : []))).toEqual([3, 1]);
  });

  it('is refused twice, for anything but an answer, and for another session', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    const reviewId = review.id;
    await undoAnswer(db, { ...undo, reviewId });
    const before = await contents(db);
    await expect(undoAnswer(db, { ...undo, reviewId })).rejects.toMatchObject({
      code: 'already-undone',
    });
    await expect(undoAnswer(db, { ...undo, reviewId: 99 })).rejects.toMatchObject({
      code: 'missing-answer',
    });
    await expect(undoAnswer(db, { ...undo, sessionId: 'other' })).rejects.toMatchObject({
      code: 'missing-answer',
    });
    expect(await contents(db)).toEqual(before);
  });

  it('is refused if another window has answered the card since', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one'));
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + MINUTE, 'other'));
    const before = await contents(db);
    await expect(undoAnswer(db, undo)).rejects.toMatchObject({ code: 'stale-card' });
    expect(await contents(db)).toEqual(before);
  });

  it('restores a card at the place that an updated deck gives it', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one'));
    const deck = deckOf([placed('two', 0), placed('one', 7, 'later')]);
    await putDeck(db, { deck, bytes: BYTES, at: NOW });
    const { card } = await undoAnswer(db, undo);
    expect(card).toMatchObject({ unit: 'later', newPosition: 7, memory: { state: 'new' } });
    expect(card).not.toHaveProperty('due');
  });

  it('allows the card to be answered again', async () => {
    const db = await openWith(THREE);
    const answer = await answerTo(db, 'one');
    await recordAnswer(db, answer);
    await undoAnswer(db, undo);
    await recordAnswer(db, answer);
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 1, reviewed: 0 });
  });
});

describe('any answers and undos', () => {
  const step = fc.oneof(
    fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
      wait: fc.integer({ min: 0, max: 20 * DAY }),
    }),
    fc.record({ undo: fc.nat(12) }),
  );

  it('leave every card in the state of its effective answers, and every row in the log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const db = await openWith(THREE);
        const fresh = new Map((await db.cards.toArray()).map((card) => [card.id, card]));
        let now = NOW;
        let rows = 0;
        for (const step of steps) {
          if ('undo' in step) {
            const reviewId = step.undo === 0 ? {} : { reviewId: step.undo };
            await undoAnswer(db, { sessionId: 'session', at: now, ...reviewId }).catch(() => {});
          } else {
            now += step.wait;
            await recordAnswer(db, await answerTo(db, step.id, step.rating, now));
          }
          const log = await db.reviews.toArray();
          expect(log.length).toBeGreaterThanOrEqual(rows);
          rows = log.length;
          const effective = effectiveAnswers(log);
          for (const card of await db.cards.toArray()) {
            const last = effective.findLast(({ cardId }) => cardId === card.id);
            const { memory, due } = card;
            expect(last ? { memory, due } : card).toEqual(
              last ? { memory: last.after, due: last.dueAfter } : fresh.get(card.id),
            );
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});

describe('today’s counts', () => {
  it('include first answers and reviews, but no steps and nothing undone', async () => {
    const db = await openWith(THREE);
    const early = NOW - 30 * DAY;
    await recordAnswer(db, await answerTo(db, 'three', 'easy', early, 'old'));
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 0, reviewed: 0 });
    await recordAnswer(db, await answerTo(db, 'three'));
    await recordAnswer(db, await answerTo(db, 'one'));
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + 10 * MINUTE));
    await recordAnswer(db, await answerTo(db, 'two'));
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 2, reviewed: 1 });
    await undoAnswer(db, undo);
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 1, reviewed: 1 });
  });

  it('end at the rollover, not at midnight', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one', 'good', Date.parse('2026-11-23T01:00Z')));
    expect((await countToday(db, NOW, UTC)).introduced).toBe(1);
    expect((await countToday(db, Date.parse('2026-11-23T05:00Z'), UTC)).introduced).toBe(0);
  });

  it('are not affected by an undo of yesterday’s answer', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW - DAY));
    await recordAnswer(db, await answerTo(db, 'two', 'good', NOW));
    await undoAnswer(db, { ...undo, reviewId: 1 });
    expect((await countToday(db, NOW, UTC)).introduced).toBe(1);
  });

  it('count a card once that was answered, undone and answered again', async () => {
    const db = await openWith(THREE);
    for (let turn = 0; turn < 3; turn += 1) {
      await recordAnswer(db, await answerTo(db, 'one'));
      await undoAnswer(db, undo);
    }
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 0, reviewed: 0 });
    await recordAnswer(db, await answerTo(db, 'one'));
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 1, reviewed: 0 });
  });
});

describe('two memories', () => {
  it('are equal only if every field is', async () => {
    const db = await openWith(THREE);
    const { memory } = (await answerTo(db, 'one')).outcome;
    expect(sameMemory(memory, structuredClone(memory))).toBe(true);
    expect(sameMemory(memory, { state: 'new' })).toBe(false);
    expect(sameMemory({ state: 'new' }, { state: 'new' })).toBe(true);
    if (memory.state === 'new') throw new Error('answered');
    for (const field of [
      'stability',
      'difficulty',
      'step',
      'lastReview',
      'reps',
      'lapses',
    ] as const) {
      expect(sameMemory(memory, { ...memory, [field]: memory[field] + 1e-9 || 1 })).toBe(
        field === 'lastReview',
      );
    }
  });
});
