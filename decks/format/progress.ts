/** `progress.json` of a package: what somebody has answered, to go on with on another machine. Pure. */
import { z } from './zod.ts';

/** The name of the progress in a package; it is no part of the deck's folder. */
export const PROGRESS_FILE = 'progress.json';

/** An effective answer. What it did to a memory is computed where it is taken. */
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

/** Answers of one package: a question a minute for years. */
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

/** Without what is no part of it. */
const known = z.object(answer.shape);

const file = z.strictObject({ format: z.literal(1), answers: z.array(answer).max(MOST) });

/** The answers of a file; undefined where it is none that can be used. */
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
