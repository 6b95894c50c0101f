import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { Outcome, Rating } from '#schedule/types.ts';
import { putDeck } from '#store/decks.ts';
import { changeRating, countToday, recordAnswer, undoAnswer } from '#store/reviews.ts';
import type { AnswerReviewRow } from '#store/rows.ts';
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

/** The outcome of another rating for this answer. */
function instead({ cardId, before, at }: AnswerReviewRow, rating: Rating): Outcome {
  return outcomes(cardId, before, at, UTC, DEFAULT_OPTIONS)[rating];
}

const change = { sessionId: 'session', at: NOW + MINUTE };

describe('another rating of an answer', () => {
  it('leaves the card as if it had been rated so at first', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one', 'again'));
    const outcome = instead(review, 'easy');
    const changed = await changeRating(db, { ...change, reviewId: review.id, outcome });

    const other = await openWith(THREE);
    const straight = await recordAnswer(other, {
      ...(await answerTo(other, 'one', 'easy')),
      correct: false,
      suggested: 'again',
    });
    expect(changed.card).toEqual(straight.card);
    expect(await cardOf(db, 'one')).toEqual(straight.card);
    expect({ ...changed.review, id: 1 }).toEqual(straight.review);
  });

  it('adds an undo row and an answer row, and changes none', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    const outcome = instead(review, 'hard');
    const changed = await changeRating(db, { ...change, reviewId: review.id, outcome });
    expect(await db.reviews.toArray()).toEqual([
      review,
      { ...change, id: 2, kind: 'undo', of: 1, cardId: review.cardId, deckId: 'test.deck' },
      changed.review,
    ]);
    expect(changed.review).toMatchObject({ id: 3, at: NOW, took: review.took, rating: 'hard' });
  });

  it('counts as one answer of the day', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    let reviewId = review.id;
    for (const rating of ['hard', 'easy', 'again'] as const) {
      const outcome = instead(review, rating);
      ({ id: reviewId } = (await changeRating(db, { ...change, reviewId, outcome })).review);
    }
    expect(await countToday(db, NOW, UTC)).toEqual({ introduced: 1, reviewed: 0 });
    expect((await cardOf(db, 'one')).memory).toEqual(instead(review, 'again').memory);
  });

  it('is taken back with its answer', async () => {
    const db = await openWith(THREE);
    const before = await cardOf(db, 'one');
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    const outcome = instead(review, 'easy');
    await changeRating(db, { ...change, reviewId: review.id, outcome });
    const { card } = await undoAnswer(db, { sessionId: 'session', at: NOW });
    expect(card).toEqual(before);
    await expect(undoAnswer(db, { sessionId: 'session', at: NOW })).rejects.toMatchObject({
      code: 'missing-answer',
    });
  });

  it('restores the card’s due time from before the answer', async () => {
    const db = await openWith(THREE);
    const { card } = await recordAnswer(db, await answerTo(db, 'one', 'easy', NOW - 40 * DAY));
    const { review } = await recordAnswer(db, await answerTo(db, 'one', 'good'));
    const outcome = instead(review, 'again');
    const changed = await changeRating(db, { ...change, reviewId: review.id, outcome });
    expect(changed.review.dueBefore).toBe(card.due);
    expect(changed.card).toMatchObject({ due: outcome.due, memory: outcome.memory });
  });

  it('is refused for an answer that was taken back, and nothing changes', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    const outcome = instead(review, 'easy');
    const { review: anew } = await changeRating(db, { ...change, reviewId: review.id, outcome });
    const before = await contents(db);
    const refused = async (wanted: Partial<typeof change & { reviewId: number }>, code: string) =>
      expect(
        changeRating(db, { ...change, reviewId: anew.id, outcome, ...wanted }),
      ).rejects.toMatchObject({ code });
    await refused({ reviewId: review.id }, 'already-undone');
    await refused({ reviewId: 99 }, 'missing-answer');
    await refused({ sessionId: 'other' }, 'missing-answer');
    expect(await contents(db)).toEqual(before);
  });

  it('is refused for an answer that later ones depend on, and nothing changes', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + MINUTE));
    const before = await contents(db);
    const outcome = instead(review, 'easy');
    await expect(
      changeRating(db, { ...change, reviewId: review.id, outcome }),
    ).rejects.toMatchObject({ code: 'missing-answer' });
    expect(await contents(db)).toEqual(before);
  });

  it('is refused if another window has answered the card since', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + MINUTE, 'other'));
    const before = await contents(db);
    const outcome = instead(review, 'easy');
    await expect(
      changeRating(db, { ...change, reviewId: review.id, outcome }),
    ).rejects.toMatchObject({ code: 'stale-card' });
    expect(await contents(db)).toEqual(before);
  });

  it('is all or nothing', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    const before = await contents(db);
    db.reviews.hook('creating', (_, row) => {
      if (row.kind === 'answer') throw new Error('The disk is full');
    });
    const outcome = instead(review, 'easy');
    await expect(changeRating(db, { ...change, reviewId: review.id, outcome })).rejects.toThrow(
      'The disk is full',
    );
    expect(await contents(db)).toEqual(before);
  });

  it('is possible for a question that has left its deck', async () => {
    const db = await openWith(THREE);
    const { review } = await recordAnswer(db, await answerTo(db, 'one'));
    await putDeck(db, { deck: deckOf([placed('two', 0)]), bytes: BYTES, at: NOW });
    const outcome = instead(review, 'easy');
    const { card } = await changeRating(db, { ...change, reviewId: review.id, outcome });
    expect(card).toMatchObject({ active: 0, memory: outcome.memory });
    expect(card).not.toHaveProperty('newPosition');
  });
});
