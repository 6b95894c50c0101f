/** `progress.json` of a package: a learner's answers, to continue on another machine. Pure. */
import { z } from './zod.ts';

/** The name of the progress in a package; it is not part of the deck's folder. */
export const PROGRESS_FILE = 'progress.json';

/** An effective answer. The scheduler recomputes its effect on import. */
export interface ProgressAnswer {
  /** The id of its question. */
  readonly question: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds. */
  readonly took: number;
  readonly form: string;
  readonly variant: number;
  readonly answer: string;
  readonly correct: 0 | 1;
  readonly confidence?: string;
  readonly explainedBy?: readonly string[];
  readonly suggested: string;
  readonly rating: string;
}

/** Answers of one package: enough for one a minute over years. */
const MOST = 1_000_000;

const answer = z.strictObject({
  question: z.string().max(80),
  at: z.number().int().nonnegative(),
  took: z.number().nonnegative(),
  form: z.string().max(40),
  variant: z.number().int().nonnegative(),
  answer: z.string().max(100_000),
  correct: z.literal([0, 1]),
  confidence: z.string().max(40).exactOptional(),
  explainedBy: z.array(z.string().max(80)).max(100).exactOptional(),
  suggested: z.string().max(40),
  rating: z.string().max(40),
});

/** Drops unknown fields. */
const known = z.object(answer.shape);

const file = z.strictObject({ format: z.literal(1), answers: z.array(answer).max(MOST) });

/** The answers of a file; undefined if it cannot be used. */
export function parseProgress(text: string): readonly ProgressAnswer[] | undefined {
  try {
    const read = file.safeParse(JSON.parse(text));
    return read.success ? read.data.answers : undefined;
  } catch {
    return undefined;
  }
}

/** The same answers always give the same text. */
export function writeProgress(answers: readonly ProgressAnswer[]): string {
  const lines = answers.map((one) => JSON.stringify(known.parse(one)));
  return `{"format":1,"answers":[\n${lines.join(',\n')}\n]}\n`;
}
