import { z } from './zod.ts';
import type { AnswerFile } from './types.ts';

const schema = z.strictObject({
  format: z.literal(1),
  engine: z.string().min(1).max(500),
  answers: z.record(
    z.string().regex(/^[0-9a-f]{64}$/u),
    z.strictObject({
      stdout: z.string(),
      ended: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('returned') }),
        z.strictObject({ kind: z.literal('raised'), type: z.string(), message: z.string() }),
        z.strictObject({ kind: z.literal('deadlock') }),
        z.strictObject({
          kind: z.literal('limit'),
          limit: z.enum(['time', 'output', 'turns', 'memory']),
        }),
      ]),
      seconds: z.number().nonnegative(),
    }),
  ),
});

/**
 * Reads an `answers.json`; undefined for anything that is not one. It is a cache that others
 * wrote, so there is nothing to mend: without it the programs run again.
 */
export function parseAnswers(text: string): AnswerFile | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // JSON.parse throws on what is no JSON.
    return undefined;
  }
}

/** The text of an `answers.json`: the same answers always give the same text. */
export function writeAnswers({ format, engine, answers }: AnswerFile): string {
  const sorted = Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([hash, { stdout, ended, seconds }]) => {
    const key = JSON.stringify({ stdout, ended: orderedEnded(ended), seconds });
    return `${JSON.stringify(hash)}:${key}`;
  });
  const head = `"format":${format},"engine":${JSON.stringify(engine)}`;
  return `{${head},"answers":{\n${lines.join(',\n')}\n}}\n`;
}

function orderedEnded(
  ended: AnswerFile['answers'][string]['ended'],
): AnswerFile['answers'][string]['ended'] {
  return ended.kind === 'raised'
    ? { kind: ended.kind, type: ended.type, message: ended.message }
    : ended.kind === 'limit'
      ? { kind: ended.kind, limit: ended.limit }
      : { kind: ended.kind };
}
