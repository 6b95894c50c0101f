/** The end of the log, as far back as it matters for what a learner believes. */
import type { Database } from './database.ts';
import { effectiveAnswers } from './reviews.ts';
import type { AnswerReviewRow } from './rows.ts';

/**
 * The effective answers among the latest `count` rows of the log, oldest first. An undo row follows
 * the answer it takes back, so it is read whenever the answer is.
 */
export async function recentAnswers(db: Database, count: number): Promise<AnswerReviewRow[]> {
  const last = await db.reviews.orderBy(':id').last();
  if (last === undefined) return [];
  // Ids ascend without gaps except for rows that a repair removed.
  return effectiveAnswers(
    await db.reviews
      .where(':id')
      .above(last.id - count)
      .toArray(),
  );
}
