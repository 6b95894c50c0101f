/** Runs of a program under wrong models of asyncio, and their packed form. */
import { looksSame, seenLines } from '#format/output.ts';
import type { AnswerKey, Ended, ModelOutput } from '#format/types.ts';
import type { Engine } from '../box/engine.ts';
import type { Model } from './models.ts';
import { applies, inOrder } from './models.ts';
import type { Limits } from '../types.ts';

/** What a program does under a model, or under two at once. */
export interface ModelRun extends AnswerKey {
  /** One id, or the two of a pair. */
  readonly ids: readonly string[];
  /** Whether its output and ending look the same to a reader as the truth. */
  readonly same: boolean;
}

/** A learner's own run may have to wait for one of these to end. */
const MODEL_LIMITS: Partial<Limits> = { time: 2_000 };

/** How a run ends, as far as a learner can be asked: without the message of an exception. */
export type End =
  Exclude<Ended, { readonly kind: 'raised' }> | { readonly kind: 'raised'; readonly type: string };

/** Whether two runs end alike. Messages may contain addresses, so they are not compared. */
export function endAlike(one: End, other: End): boolean {
  if (one.kind === 'raised') return other.kind === 'raised' && one.type === other.type;
  if (one.kind === 'limit') return other.kind === 'limit' && one.limit === other.limit;
  return one.kind === other.kind;
}

/** What a reader sees of a run: equal strings for runs with the same output and ending. */
export function appearance({ stdout, ended }: Pick<AnswerKey, 'stdout' | 'ended'>): string {
  const end = ended.kind === 'raised' ? ended.type : ended.kind === 'limit' ? ended.limit : '';
  return JSON.stringify([seenLines(stdout), ended.kind, end]);
}

export interface ModelRunsOptions {
  /** The program's file name. */
  readonly name?: string;
  /**
   * Milliseconds for all runs together: a program that computes for a second would take minutes
   * under all models. When it is used up, the remaining models count as runs that met the time limit.
   * Unlimited if absent.
   */
  readonly budget?: number;
  /** A clock in milliseconds; the system's if absent. */
  readonly now?: () => number;
}

/** How long somebody may have to wait for an explanation, in milliseconds. */
export const PATIENCE = 10_000;

/** Models per batch: other requests to the engine get their turn in between. */
const AT_A_TIME = 16;

/**
 * Runs a program under each model. Returns one entry per model in the given order, in which they are
 * also run: the likeliest should come first. A model that does not apply to the program costs nothing
 * and prints the truth. Rejects if Python does not start.
 *
 * @param truth what the program really prints.
 */
export async function runModels(
  engine: Pick<Engine, 'runAll'>,
  program: string,
  models: readonly Model[],
  truth: AnswerKey,
  { name = 'program.py', budget = Infinity, now = () => performance.now() }: ModelRunsOptions = {},
): Promise<readonly ModelRun[]> {
  const applying = models.filter((model) => applies(model, program));
  const runs = new Map<Model, ModelRun>();
  let spent = 0;
  for (let at = 0; at < applying.length && spent < budget;) {
    const some = applying.slice(at, at + runsThatFit(budget - spent, spent / at));
    const ways = some.map(({ id }) => ({ name, models: [id], limits: MODEL_LIMITS }));
    const began = now();
    for (const [nth, run] of (await engine.runAll(program, ways)).entries()) {
      const model = some[nth];
      if (model !== undefined) runs.set(model, modelRun([model.id], run, truth));
    }
    spent += now() - began;
    at += some.length;
  }
  const left = new Set(applying.filter((model) => !runs.has(model)));
  return models.map((model) =>
    left.has(model) ? outOfTime(model.id) : (runs.get(model) ?? asTruth(model.id, truth)),
  );
}

/** How many runs of `each` ms fit into `budget` ms; one if the duration is not known yet. */
function runsThatFit(budget: number, each: number): number {
  if (budget === Infinity) return AT_A_TIME;
  return Number.isNaN(each) ? 1 : Math.min(AT_A_TIME, Math.max(1, Math.floor(budget / each)));
}

/** Stands in for a run for which no time was left. */
function outOfTime(id: string): ModelRun {
  const ended = { kind: 'limit', limit: 'time' } as const;
  return { ids: [id], stdout: '', ended, seconds: 0, same: false };
}

/** Runs a program under several models at once, given in catalogue order; see `runModels`. */
export async function runUnder(
  engine: Pick<Engine, 'run'>,
  program: string,
  ids: readonly string[],
  truth: AnswerKey,
  name = 'program.py',
): Promise<ModelRun> {
  return modelRun(
    ids,
    await engine.run(program, { name, models: ids, limits: MODEL_LIMITS }),
    truth,
  );
}

function modelRun(
  ids: readonly string[],
  { stdout, ended, seconds }: AnswerKey,
  truth: AnswerKey,
): ModelRun {
  const same = looksSame(stdout, truth.stdout) && endAlike(ended, truth.ended);
  return { ids, stdout, ended, seconds, same };
}

/** The run of a model that prints the truth. */
export function asTruth(id: string, { stdout, ended, seconds }: AnswerKey): ModelRun {
  return { ids: [id], stdout, ended, seconds, same: true };
}

/**
 * The distinct outputs of the models that differ from the truth, as a package stores them. A run that
 * met a limit is not a prediction and is left out.
 */
export function packRuns(runs: readonly ModelRun[]): readonly ModelOutput[] {
  const outputs = new Map<string, ModelOutput>();
  for (const { ids, stdout, ended, seconds, same } of runs) {
    if (same || ended.kind === 'limit') continue;
    const key = `${seconds} ${appearance({ stdout, ended })}`;
    const known = outputs.get(key) ?? { ids: [], stdout, ended, seconds };
    outputs.set(key, { ...known, ids: [...known.ids, ...ids] });
  }
  return [...outputs.values()];
}

/** Inverse of `packRuns`: one run per model, as `runModels` returned them. */
export function unpackRuns(
  outputs: readonly ModelOutput[],
  models: readonly Model[],
  truth: AnswerKey,
): readonly ModelRun[] {
  const byId = new Map(outputs.flatMap((output) => output.ids.map((id) => [id, output])));
  return models.map(({ id }) => {
    const output = byId.get(id);
    if (output === undefined) return asTruth(id, truth);
    const { stdout, ended, seconds } = output;
    return { ids: [id], stdout, ended, seconds, same: false };
  });
}

/** The runs of a package that differ from the truth, one per model, in catalogue order. */
export function differingRuns(outputs: readonly ModelOutput[]): readonly ModelRun[] {
  const runs = outputs.flatMap(({ ids, ...output }) =>
    ids.map((id) => ({ id, run: { ids: [id], ...output, same: false } })),
  );
  return inOrder(runs).map(({ run }) => run);
}
