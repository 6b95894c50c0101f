/** A learner's answers to a deck, as a small file for a teacher. Pure. */
import { failure } from './problems.ts';
import type { Result } from './types.ts';
import { z } from './zod.ts';

/** An answer without its text and time: whether it was right, and what explains it. */
export interface Given {
  /** The id of the question. */
  readonly question: string;
  readonly correct: boolean;
  /** Models that print the wrong answer, most likely first. */
  readonly beliefs: readonly string[];
}

export interface GivenAnswers {
  readonly deck: { readonly id: string; readonly title: string; readonly version: string };
  /** The learner's name, if given. */
  readonly name: string | undefined;
  /** In the order they were given. */
  readonly answers: readonly Given[];
}

/** In characters. */
export const LONGEST_NAME = 80;

const id = z.string().min(1).max(80);

const schema = z.strictObject({
  format: z.literal(1),
  loopwise: z.literal('answers'),
  deck: z.strictObject({ id, title: z.string().max(120), version: z.string().max(40) }),
  name: z.string().max(LONGEST_NAME).exactOptional(),
  answers: z.array(z.tuple([id, z.literal([0, 1]), z.array(id).max(20)])).max(200_000),
});

/** The file; the same answers always give the same text. */
export function writeGiven({ deck, name, answers }: GivenAnswers): string {
  const value: z.infer<typeof schema> = {
    format: 1,
    loopwise: 'answers',
    deck: { id: deck.id, title: deck.title, version: deck.version },
    ...(name === undefined ? {} : { name }),
    answers: answers.map(({ question, correct, beliefs }) => [
      question,
      correct ? 1 : 0,
      [...beliefs],
    ]),
  };
  return `${JSON.stringify(value)}\n`;
}

/** Reads such a file. */
export function readGiven(file: string, text: string): Result<GivenAnswers> {
  const read = schema.safeParse(jsonOf(text));
  if (!read.success) {
    return failure(
      file,
      'This is no file of answers that Loopwise has written, or it was changed.',
      'Ask for it again: “Answers for a teacher…” under “Decks and data” writes it.',
    );
  }
  const { deck, name, answers } = read.data;
  return {
    ok: true,
    value: {
      deck,
      name,
      answers: answers.map(([question, correct, beliefs]) => ({
        question,
        correct: correct === 1,
        beliefs,
      })),
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
