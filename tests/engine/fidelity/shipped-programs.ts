/** Every program of the shipped deck, in all its variants. */
import path from 'node:path';
import type { Question } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { readDeck } from '../../../decks/cli/deck-files.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../decks/asyncio');

export interface ShippedProgram {
  /** The question's file and the variant's number. */
  readonly name: string;
  readonly source: string;
  /** Whether it is the first variant of its question. */
  readonly first: boolean;
  /** The versions of Python it is for. */
  readonly python: Question['python'];
}

/** Rejects where the deck cannot be read. */
export async function readShippedPrograms(): Promise<readonly ShippedProgram[]> {
  const read = await readDeck(FOLDER);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, undefined, 1));
  return read.value.deck.questions.flatMap(({ file, question }) =>
    Array.from({ length: variantCount(question) }, (_, index) => {
      const asked = variant(question, index);
      return asked.kind === 'predict'
        ? [
            {
              name: `${file} ${index}`,
              source: asked.program,
              first: index === 0,
              python: question.python,
            },
          ]
        : [];
    }).flat(),
  );
}
