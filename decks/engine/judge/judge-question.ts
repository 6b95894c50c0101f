/** What `check` reports about a single question while it is being written. */
import type { Manifest, PlacedQuestion, Problem } from '#format/types.ts';
import type { JudgedDeck, JudgeTools } from './judge-deck.ts';
import { judgeDeck, likeAnother, problemAt } from './judge-deck.ts';
import { nearDuplicates } from './near-duplicates.ts';

/** A stand-in manifest: how a question runs does not depend on the rest of its deck. */
const NOWHERE: Manifest = {
  format: 1,
  id: 'alone',
  title: '',
  version: '0.0.0',
  about: '',
  authors: [],
  license: '',
  units: [],
};

/** A deck of one question, with its source text. */
export function alone(placed: PlacedQuestion, text: string): Parameters<typeof judgeDeck>[0] {
  return {
    deck: { manifest: NOWHERE, questions: [placed] },
    files: new Map([[placed.file, text]]),
  };
}

/**
 * Runs a question and judges it, as `judgeDeck` does for a deck. Rejects if Python does not start.
 *
 * @param others the other questions of its deck, to find near-duplicates.
 */
export async function judgeQuestion(
  placed: PlacedQuestion,
  text: string,
  others: readonly PlacedQuestion[],
  tools: JudgeTools,
): Promise<JudgedDeck> {
  const judged = await judgeDeck(alone(placed, text), tools);
  const files = new Map([[placed.file, text]]);
  const alike = nearDuplicates([...others, placed])
    .filter((found) => found.placed === placed)
    .map(({ like }): Problem =>
      problemAt(placed, files, ({ program }) => program, likeAnother(like)),
    );
  return { ...judged, problems: [...judged.problems, ...alike] };
}
