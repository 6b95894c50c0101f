import { z } from './zod.ts';
import type { AnswerFile, AnswerKey, Ended, PackedAnswer } from './types.ts';

const key = {
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
};

const engine = z.string().min(1).max(500);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const ids = z.array(z.string().min(1).max(80)).min(1).max(200);

const schema = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal(1),
    engine,
    answers: z.record(hash, z.strictObject(key)),
  }),
  z.strictObject({
    format: z.literal(2),
    engine,
    answers: z.record(
      hash,
      z.strictObject({
        ...key,
        otherwise: z
          .array(z.strictObject({ ...key, ids }))
          .max(200)
          .exactOptional(),
      }),
    ),
  }),
]);

/**
 * Reads an `answers.json` of any format so far; undefined for anything else. It is a cache, so
 * problems are not reported: without it the programs are run again.
 */
export function parseAnswers(text: string): AnswerFile | undefined {
  try {
    const { data } = schema.safeParse(JSON.parse(text));
    return data && { ...data, format: 2 };
  } catch {
    // JSON.parse throws on invalid JSON.
    return undefined;
  }
}

/** The text of an `answers.json`: the same answers always give the same text. */
export function writeAnswers({ format, engine, answers }: AnswerFile): string {
  const sorted = Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(
    ([hash, answer]) => `${JSON.stringify(hash)}:${JSON.stringify(ordered(answer))}`,
  );
  const head = `"format":${format},"engine":${JSON.stringify(engine)}`;
  return `{${head},"answers":{\n${lines.join(',\n')}\n}}\n`;
}

function ordered({ otherwise, ...key }: PackedAnswer): PackedAnswer {
  if (otherwise === undefined) return orderedKey(key);
  const outputs = otherwise.map(({ ids, ...key }) => ({ ids, ...orderedKey(key) }));
  return { ...orderedKey(key), otherwise: outputs };
}

function orderedKey({ stdout, ended, seconds }: AnswerKey): AnswerKey {
  return { stdout, ended: orderedEnded(ended), seconds };
}

function orderedEnded(ended: Ended): Ended {
  return ended.kind === 'raised'
    ? { kind: ended.kind, type: ended.type, message: ended.message }
    : ended.kind === 'limit'
      ? { kind: ended.kind, limit: ended.limit }
      : { kind: ended.kind };
}
