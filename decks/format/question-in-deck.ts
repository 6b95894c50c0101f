/** A question that is being written, read as part of its deck. Pure. */
import { conceptProblems } from './concepts.ts';
import { pairProblems } from './pairs.ts';
import { locateQuestion } from './question.ts';
import type { LocatedQuestion } from './question.ts';
import type { Manifest, PlacedQuestion, Problem } from './types.ts';

/** Where a question is going to be. */
export interface Place {
  readonly manifest: Manifest;
  readonly unit: string;
  /** Path inside the deck. */
  readonly file: string;
  /** The other questions of the deck. */
  readonly others: readonly PlacedQuestion[];
}

export interface ReadInDeck {
  /** Undefined if the text is not a question yet. */
  readonly located: LocatedQuestion | undefined;
  readonly placed: PlacedQuestion | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads a question and reports what `parseDeck` would report about it among the others: an id that is
 * taken, a pair or a concept that does not exist. The hash is left empty.
 */
export function readInDeck(text: string, { manifest, unit, file, others }: Place): ReadInDeck {
  const read = locateQuestion(file, text);
  if (!read.ok) return { located: undefined, placed: undefined, problems: read.problems };
  const { question, lines } = read.value;
  const placed: PlacedQuestion = { question, unit, file, position: others.length, hash: '' };
  const twin = others.find((other) => other.question.id === question.id);
  const taken: readonly Problem[] =
    twin === undefined
      ? []
      : [
          {
            file,
            line: lines.id,
            message: `The id \`${question.id}\` is taken by the question in ${twin.file}.`,
            remedy: 'Give this one another id.',
          },
        ];
  const asked = new Map([[question.id, lines.pair]]);
  const pairs = pairProblems([...others, placed], asked);
  const concepts = conceptProblems([placed], manifest, new Map([[question.id, lines.concept]]));
  const own = [...taken, ...pairs, ...concepts].filter((problem) => problem.file === file);
  return { located: read.value, placed, problems: own };
}
