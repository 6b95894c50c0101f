/** `explain --batch FILE.jsonl`: the beliefs that explain many answers, for scripts. */
import { z } from '#format/zod.ts';
import type { Engine } from '../engine/box/engine.ts';
import { PARALLEL, openNodeEngine } from '../engine/box/node.ts';
import { inLanes } from '../engine/judge/lanes.ts';
import type { LearnersAnswer } from '../engine/models/explain.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import type { Model } from '../engine/models/models.ts';
import type { RunProgram } from './explain-answer.ts';
import { beliefBehind, runAll } from './explain-answer.ts';
import { readText } from './program-file.ts';
import { complain, plural, print } from './report.ts';

/** As written by `run --json`; the message of an exception is optional. */
const ended = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('returned') }),
  z.object({ kind: z.literal('raised'), type: z.string(), message: z.string().optional() }),
  z.object({ kind: z.literal('deadlock') }),
  z.object({ kind: z.literal('limit'), limit: z.enum(['time', 'output', 'turns', 'memory']) }),
]);

const row = z.object({ program: z.string(), answer: z.string(), ended: ended.nullish() });

interface Asked {
  readonly program: string;
  readonly answer: LearnersAnswer;
}

/** What a line asks, or why it cannot be read. */
function readRow(line: string): Asked | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'The line is not JSON.';
  }
  const read = row.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    return (
      `${where === '' ? 'The line' : `"${where}"`} is not as it must be: ` +
      'write {"program": text, "answer": text, "ended"?: as in run --json}.'
    );
  }
  const { program, answer, ended: end } = read.data;
  return { program, answer: { text: answer, ...(end && { ended: end }) } };
}

/**
 * Prints one object for each line of a file, in order: `{"kind", "ids"}`, or `{"error"}` for a line that
 * cannot be read. The exit code is 1 if there was such a line.
 */
export async function explainBatch(file: string, base: string): Promise<number> {
  const text = await readText(file, base);
  const lines = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const rows = text.trim() === '' ? [] : lines.map(readRow);
  if (rows.length === 0) return 0;
  const models = await loadModels();
  const engine = await openNodeEngine({ parallel: PARALLEL });
  try {
    await inOrder(rows, explainer(engine, models, rows), file);
  } finally {
    engine.close();
  }
  const bad = rows.filter((asked) => typeof asked === 'string').length;
  if (bad > 0) complain(`${file}: ${plural(bad, 'line')} of ${rows.length} could not be read.`);
  return bad > 0 ? 1 : 0;
}

/** Explains a row. A program is run once for all answers to it, and then forgotten. */
function explainer(
  engine: Engine,
  models: readonly Model[],
  rows: readonly (Asked | string)[],
): (asked: Asked) => Promise<string> {
  const left = new Map<string, number>();
  for (const asked of rows) {
    if (typeof asked !== 'string') left.set(asked.program, (left.get(asked.program) ?? 0) + 1);
  }
  const known = new Map<string, Promise<RunProgram>>();
  return async ({ program, answer }) => {
    const run = known.get(program) ?? runAll(engine, program, models);
    known.set(program, run);
    const rest = (left.get(program) ?? 1) - 1;
    left.set(program, rest);
    if (rest === 0) known.delete(program);
    const { kind, ids } = await beliefBehind(engine, await run, answer);
    return JSON.stringify({ kind, ids });
  };
}

/** Processes several rows at a time and prints each as soon as those before it are printed. */
async function inOrder(
  rows: readonly (Asked | string)[],
  explain: (asked: Asked) => Promise<string>,
  file: string,
): Promise<void> {
  const done: (string | undefined)[] = [];
  let printed = 0;
  await inLanes(rows.entries(), PARALLEL * 2, async ([at, asked]) => {
    if (typeof asked === 'string') complain(`${file}:${at + 1}: ${asked}`);
    done[at] = typeof asked === 'string' ? JSON.stringify({ error: asked }) : await explain(asked);
    for (let next = done[printed]; next !== undefined; next = done[printed]) {
      print(next);
      done[printed] = undefined;
      printed += 1;
    }
  });
}
