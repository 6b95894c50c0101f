/**
 * A deck that was parsed in advance. The app's own deck is parsed when the app is built, so that a first
 * start neither unpacks nor parses anything. Only for files of the app itself: nothing here is checked
 * again.
 */
import type { Sha256 } from './deck.ts';
import type { AnswerFile, Deck } from './types.ts';

/** A deck with its answer keys, as stored in JSON. */
export interface PreparedDeck {
  readonly deck: Deck;
  readonly answers: AnswerFile;
}

/**
 * The first `count` questions of a deck, with the answer keys of their first variants: new cards are
 * asked in that form.
 */
export async function beginningOf(
  { deck, answers }: PreparedDeck,
  count: number,
  sha256: Sha256,
): Promise<PreparedDeck> {
  const questions = deck.questions.slice(0, count);
  const hashes = await Promise.all(questions.map(async ({ question }) => sha256(question.program)));
  const keys = hashes.flatMap((hash) => {
    const key = answers.answers[hash];
    return key === undefined ? [] : [[hash, key] as const];
  });
  return {
    deck: { ...deck, questions },
    answers: { ...answers, answers: Object.fromEntries(keys) },
  };
}
