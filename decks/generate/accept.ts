/** Whether a program is worth showing to somebody who may hold a belief, according to its runs. */
import { linesOf } from '#format/output.ts';
import type { AnswerKey } from '#format/types.ts';
import type { Engine } from '#engine/box/engine.ts';
import { fairness, observedRun } from '#engine/judge/fairness.ts';
import { appearance, runModels, runUnder } from '#engine/models/model-runs.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';

/** Non-empty lines of a program. */
const MOST_LINES = 20;
const MOST_OUTPUT_LINES = 8;
const MOST_COLUMNS = 88;
/** The most other models that may print the same as the belief. */
const MOST_ALIKE = 2;

/** Why a program was not accepted. */
export type Refusal =
  | 'too-long'
  | 'too-wide'
  | 'no-output'
  | 'long-output'
  | 'not-returned'
  | 'belief-is-right'
  | 'unfair'
  | 'ambiguous';

export interface Accepted {
  readonly ok: true;
  readonly key: AnswerKey;
  /** One for each model, in catalogue order. */
  readonly runs: readonly ModelRun[];
  /** Ids of the other models that print the same as the belief. */
  readonly alike: readonly string[];
}

/** Why a program is not what a person would write for a question; undefined if it is. */
export function unnatural(program: string): Refusal | undefined {
  const lines = linesOf(program).filter((line) => line !== '');
  if (lines.length > MOST_LINES) return 'too-long';
  if (lines.some((line) => line.length > MOST_COLUMNS)) return 'too-wide';
  return undefined;
}

/**
 * Judges a program for a belief: whether it is natural, fair, and distinguishes the belief from the
 * truth, with at most `MOST_ALIKE` other models that print the same. Cheap checks come first. Rejects as
 * `Engine.run`.
 */
export async function accept(
  engine: Pick<Engine, 'run' | 'runAll'>,
  program: string,
  belief: string,
  models: readonly Model[],
): Promise<Accepted | { readonly ok: false; readonly why: Refusal }> {
  const refuse = (why: Refusal) => ({ ok: false, why }) as const;
  const odd = unnatural(program);
  if (odd !== undefined) return refuse(odd);
  const truth = await observedRun(engine, program);
  const { stdout, ended, seconds } = truth;
  if (ended.kind !== 'returned') return refuse('not-returned');
  const lines = linesOf(stdout);
  if (lines.length === 0) return refuse('no-output');
  if (lines.length > MOST_OUTPUT_LINES) return refuse('long-output');
  const key = { stdout, ended, seconds };
  const believed = await runUnder(engine, program, [belief], key);
  if (believed.same || believed.ended.kind === 'limit') return refuse('belief-is-right');
  if (!(await fairness(engine, program, truth)).ok) return refuse('unfair');
  const others = models.filter(({ id }) => id !== belief);
  const runs = await runModels(engine, program, others, key);
  const seen = appearance(believed);
  const alike = runs.flatMap((run) => (!run.same && appearance(run) === seen ? run.ids : []));
  if (alike.length > MOST_ALIKE) return refuse('ambiguous');
  const at = models.findIndex(({ id }) => id === belief);
  return { ok: true, key, runs: runs.toSpliced(at, 0, believed), alike };
}
