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

function holdsDeck(result: Read): result is Extract<ReadResults['deck'], { readonly ok: true }> {
  return (
    'ok' in result &&
    result.ok &&
    'value' in result &&
    typeof result.value === 'object' &&
    'deck' in result.value
  );
}

/** The messages that carry a result. */
export function* lettersOf(result: Read): Generator<ReaderLetter> {
  if (!holdsDeck(result)) {
    yield { kind: 'done', result };
    return;
  }
  const { questions } = result.value.deck;
  for (let at = 0; at < questions.length; at += PIECE) {
    yield { kind: 'questions', questions: questions.slice(at, at + PIECE) };
  }
  yield { kind: 'done', result: withQuestions(result, []) };
}

/** A result with the questions that were sent before it. */
export function withQuestions(result: Read, questions: readonly PlacedQuestion[]): Read {
  if (!holdsDeck(result)) return result;
  const { value } = result;
  return { ok: true, value: { ...value, deck: { ...value.deck, questions } } };
}
