/** The programs of the shipped deck, for the benches that run them. */
import path from 'node:path';
import { seededRandom, shuffled } from '#format/random.ts';
import { readDeck } from '../../decks/cli/deck-files.ts';

/** Every program of the shipped deck, in its first variant. */
export async function shippedPrograms(): Promise<readonly string[]> {
  const read = await readDeck(path.resolve(import.meta.dirname, '../../decks/asyncio'));
  if (!read.ok) throw new Error('The shipped deck cannot be read; `loopwise check` says why.');
  return read.value.deck.questions.flatMap(({ question }) =>
    question.kind === 'predict' ? [question.program] : [],
  );
}

/** At most `count` of the programs: always the same ones. */
export function sampleOf(programs: readonly string[], count: number): readonly string[] {
  return shuffled(programs, seededRandom(1)).slice(0, count);
}
