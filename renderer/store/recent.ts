/** The end of the log: as much of it as still says something about what a learner believes. */
import type { Database } from './database.ts';
import { effectiveAnswers } from './reviews.ts';
import type { AnswerReviewRow } from './rows.ts';

/**
 * The effective answers among the latest `count` rows of the log, the oldest first. An undo row
 * comes after the answer it takes back, so it is read wherever the answer is.
 */
export async function recentAnswers(db: Database, count: number): Promise<AnswerReviewRow[]> {
  const last = await db.reviews.orderBy(':id').last();
  if (last === undefined) return [];
  // Ids ascend without gaps but for rows that a repair took out.
  return effectiveAnswers(
    await db.reviews
      .where(':id')
      .above(last.id - count)
      .toArray(),
  );
}
