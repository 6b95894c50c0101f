/** The learner's own changes to questions of other people's decks. */
import type { Question } from '#format/types.ts';
import type { Database } from './database.ts';
import { asWritten } from './decks.ts';
import { StoreError } from './errors.ts';
import type { QuestionRow } from './rows.ts';

/**
 * Changes a question, keeping the author's version beside it; undefined goes back to that. Progress
 * is kept. Throws a `StoreError` (`invalid-change`) if the question is gone or has another id.
 */
export async function editQuestion(
  db: Database,
  id: string,
  mine: { readonly question: Question; readonly hash: string } | undefined,
): Promise<void> {
  await db.transaction('rw', [db.questions, db.cards], async () => {
    const [row, card] = await Promise.all([db.questions.get(id), db.cards.get(id)]);
    if (row === undefined) throw new StoreError('invalid-change', 'The question is gone.');
    const { theirs: _, ...author } = asWritten(row);
    if (mine !== undefined && mine.question.id !== author.question.id) {
      const message = `The id of this question stays \`${author.question.id}\`: its progress is stored under it.`;
      throw new StoreError('invalid-change', message);
    }
    const { question, hash } = author;
    const same = mine === undefined || mine.hash === hash;
    const next: QuestionRow = same ? author : { ...author, ...mine, theirs: { question, hash } };
    await db.questions.put({ ...next, concept: next.question.concept });
    if (card === undefined) return;
    const { pair: __, ...rest } = card;
    const { pair } = next.question;
    await db.cards.put(pair === undefined ? rest : { ...rest, pair: `${row.deckId}/${pair}` });
  });
}
