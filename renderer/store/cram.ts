/** Answers outside the schedule: they are in the log and nowhere else. */
import { retrievability } from '#schedule/fsrs.ts';
import { isMemory } from '#schedule/memory.ts';
import type { Queue } from '#schedule/queue.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import type { Answer } from './reviews.ts';
import { nextReviewId, reviewsOfSession } from './reviews.ts';
import type { AnswerReviewRow, CardRow, CramReviewRow, ReviewRow, Scope } from './rows.ts';

/** The most cards of one session: the weakest. */
const MOST = 40;

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

/** The effective answers, in or outside the schedule, in the order given. */
export function effectiveGiven(reviews: readonly ReviewRow[]): (AnswerReviewRow | CramReviewRow)[] {
  const undone = new Set(reviews.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
  return reviews
    .filter((row) => row.kind === 'answer' || row.kind === 'cram')
    .filter(({ id }) => !undone.has(id));
}

/**
 * The known cards of a deck or a unit, due or not, the least remembered first; without those
 * already answered right in the session. With given cards all of these, including new ones.
 */
export async function cramQueue(
  db: Database,
  {
    scope,
    sessionId,
    now,
  }: { readonly scope: Scope; readonly sessionId?: string; readonly now: number },
): Promise<{ readonly queue: Queue; readonly cards: ReadonlyMap<string, CardRow> }> {
  const [rows, reviews] = await Promise.all([
    scope.cards === undefined
      ? db.cards.where('deckId').equals(scope.deckId).toArray()
      : db.cards.bulkGet([...scope.cards]),
    sessionId === undefined ? [] : reviewsOfSession(db, sessionId),
  ]);
  const last = new Map(effectiveGiven(reviews).map((row) => [row.cardId, row.correct]));
  const wanted = rows
    .flatMap((card) => card ?? [])
    .filter(({ id, active, unit, memory }) => {
      const inScope = scope.unit === undefined || unit === scope.unit;
      const met = isMemory(memory) && (scope.cards !== undefined || memory.state !== 'new');
      return active === 1 && inScope && met && last.get(id) !== 1;
    })
    .map((card) => ({ card, recall: retrievability(card.memory, now) }))
    .toSorted((one, other) => one.recall - other.recall)
    .slice(0, MOST)
    .map(({ card }) => card);
  const main = wanted.map(({ id, unit }) => ({ id, unit, kind: 'review' as const }));
  return {
    queue: { learning: [], main },
    cards: new Map(wanted.map((card) => [card.id, card])),
  };
}
