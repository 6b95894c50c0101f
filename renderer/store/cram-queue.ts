/** What a session outside of the schedule asks, and the answers of any session. */
import { retrievability } from '#schedule/fsrs.ts';
import { isMemory } from '#schedule/memory.ts';
import type { Queue } from '#schedule/queue.ts';
import type { Database } from './database.ts';
import { reviewsOfSession } from './reviews.ts';
import type { AnswerReviewRow, CardRow, CramReviewRow, ReviewRow, Scope } from './rows.ts';

/** Cards of one session at most: the weakest of them. */
const MOST = 40;

/** The effective answers, in the schedule or outside of it, in the order in which they were given. */
export function effectiveGiven(reviews: readonly ReviewRow[]): (AnswerReviewRow | CramReviewRow)[] {
  const undone = new Set(reviews.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
  return reviews
    .filter((row) => row.kind === 'answer' || row.kind === 'cram')
    .filter(({ id }) => !undone.has(id));
}

/**
 * The known cards of a deck or a unit, due or not, those least remembered first; without those that
 * the session was answered right about. Of named cards all, also new ones.
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
