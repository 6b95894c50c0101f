/** Answers outside the schedule: they are in the log and nowhere else. */
import { effectiveGiven } from './cram-queue.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import type { Answer } from './reviews.ts';
import { nextReviewId, reviewsOfSession } from './reviews.ts';
import type { CardRow, CramReviewRow } from './rows.ts';

/** An answer as it is given, without an effect on a card. */
export type CramAnswer = Pick<
  Answer,
  | 'cardId'
  | 'sessionId'
  | 'at'
  | 'took'
  | 'form'
  | 'variant'
  | 'answer'
  | 'correct'
  | 'confidence'
  | 'explainedBy'
>;

/**
 * Stores an answer outside the schedule. Throws a `StoreError` (`missing-card`) if its card is
 * gone.
 */
export async function recordCram(
  db: Database,
  { correct, explainedBy, ...answer }: CramAnswer,
): Promise<{ readonly review: CramReviewRow; readonly card: CardRow }> {
  return db.transaction('rw', [db.cards, db.reviews], async () => {
    const card = await db.cards.get(answer.cardId);
    if (card === undefined) {
      throw new StoreError('missing-card', `There is no card "${answer.cardId}".`);
    }
    const review: CramReviewRow = {
      kind: 'cram',
      id: await nextReviewId(db),
      cardId: answer.cardId,
      deckId: card.deckId,
      sessionId: answer.sessionId,
      at: answer.at,
      took: answer.took,
      form: answer.form,
      variant: answer.variant,
      answer: answer.answer,
      correct: correct ? 1 : 0,
      confidence: answer.confidence,
      ...(explainedBy.length === 0 ? {} : { explainedBy }),
    };
    await db.reviews.add(review);
    return { review, card };
  });
}

/**
 * Takes back an answer outside the schedule; without `reviewId`, the session's last one. Throws a
 * `StoreError` (`missing-answer`) if there is none.
 */
export async function undoCram(
  db: Database,
  {
    sessionId,
    at,
    reviewId,
  }: { readonly sessionId: string; readonly at: number; readonly reviewId?: number },
): Promise<{ readonly card: CardRow }> {
  return db.transaction('rw', [db.cards, db.reviews], async () => {
    const given = effectiveGiven(await reviewsOfSession(db, sessionId));
    const row = reviewId === undefined ? given.at(-1) : given.find(({ id }) => id === reviewId);
    const card = row && (await db.cards.get(row.cardId));
    if (row?.kind !== 'cram' || card === undefined) {
      throw new StoreError('missing-answer', 'There is no answer of this session to take back.');
    }
    const { id, cardId, deckId } = row;
    await db.reviews.add({
      id: await nextReviewId(db),
      kind: 'undo',
      of: id,
      cardId,
      deckId,
      sessionId,
      at,
    });
    return { card };
  });
}
