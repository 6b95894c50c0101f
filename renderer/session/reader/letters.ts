/** The messages between page and worker. */
import type { PlacedQuestion } from '#format/types.ts';
import type { ReadProgress, ReadResults } from './read.ts';

type Read = ReadResults[keyof ReadResults];

/** From the worker; it receives one `ReadJob`, and nothing after it. */
export type ReaderLetter =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  /** Some questions of the deck in the result. */
  | { readonly kind: 'questions'; readonly questions: readonly PlacedQuestion[] }
  | { readonly kind: 'done'; readonly result: Read }
  | { readonly kind: 'failed'; readonly message: string };

/** Questions in a message: receiving 10,000 in one would block the page. */
const PIECE = 500;

type ReadDeck = Extract<ReadResults['deck'], { readonly ok: true }>;

/** Whether the result of a job is a deck. */
function isDeck(kind: keyof ReadResults, result: Read): result is ReadDeck {
  return kind === 'deck' && 'ok' in result && result.ok;
}

/** The messages that carry the result of a job. */
export function* lettersOf(kind: keyof ReadResults, result: Read): Generator<ReaderLetter> {
  if (isDeck(kind, result)) {
    const { questions } = result.value.deck;
    for (let at = 0; at < questions.length; at += PIECE) {
      yield { kind: 'questions', questions: questions.slice(at, at + PIECE) };
    }
  }
  yield { kind: 'done', result: withQuestions(kind, result, []) };
}

/** The result of a job with the questions that are sent before it. */
export function withQuestions(
  kind: keyof ReadResults,
  result: Read,
  questions: readonly PlacedQuestion[],
): Read {
  if (!isDeck(kind, result)) return result;
  const { value } = result;
  return { ok: true, value: { ...value, deck: { ...value.deck, questions } } };
}
