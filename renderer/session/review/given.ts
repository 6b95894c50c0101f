/** The list of a session's answers, any of which can be taken back. */
import { conceptName } from '#session/concept-name.ts';
import { listDecks } from '#store/decks.ts';
import { effectiveGiven } from '#store/cram-queue.ts';
import { reviewsOfSession } from '#store/reviews.ts';
import type { Database } from '#store/database.ts';

/** An effective answer. */
export interface GivenAnswer {
  /** The id of its row in the log. */
  readonly reviewId: number;
  /** Its subject, in words. */
  readonly concept: string;
  /** The question's own id and its place. */
  readonly place: string;
  readonly correct: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Later answers to the same card, which are taken back with it. */
  readonly followers: number;
}

/** The effective answers of a session, newest first. */
export async function givenAnswers(
  db: Database,
  sessionId: string,
): Promise<readonly GivenAnswer[]> {
  const rows = effectiveGiven(await reviewsOfSession(db, sessionId));
  const [questions, decks] = await Promise.all([
    db.questions.bulkGet(rows.map(({ cardId }) => cardId)),
    listDecks(db),
  ]);
  return rows
    .map(({ id, cardId, deckId, correct, at }, place): GivenAnswer => {
      const question = questions[place];
      const manifest = decks.find((deck) => deck.id === deckId)?.manifest;
      const unit = manifest?.units.find((one) => one.id === question?.unit);
      return {
        reviewId: id,
        concept:
          question === undefined || manifest === undefined
            ? 'A question that has left its deck'
            : conceptName(manifest, question.concept),
        place: [question?.question.id.replaceAll('-', ' '), unit?.title]
          .filter(Boolean)
          .join(' · '),
        correct: correct === 1,
        at,
        followers: rows.slice(place + 1).filter((later) => later.cardId === cardId).length,
      };
    })
    .toReversed();
}
