/** The belief that explains an answer to a program, as in the app. */
import { looksSame } from '#format/output.ts';
import type { AnswerKey, Question } from '#format/types.ts';
import type { Engine } from '../engine/box/engine.ts';
import { findBelief } from '../engine/models/find-belief.ts';
import type { LearnersAnswer } from '../engine/models/explain.ts';
import type { End, ModelRun } from '../engine/models/model-runs.ts';
import { endAlike, runModels } from '../engine/models/model-runs.ts';
import type { Model } from '../engine/models/models.ts';

/** A program that was run, in reality and under every model. */
export interface RunProgram {
  readonly program: string;
  readonly truth: AnswerKey;
  readonly runs: readonly ModelRun[];
}

/** How an answer is explained. */
export interface AnswerBelief {
  /**
   * `right`; `exact`: each of `ids` alone prints the answer, most likely first; `pair`: the two
   * together do; `near`: the answer begins like that model's output; `none`: no model explains it.
   */
  readonly kind: 'right' | 'exact' | 'pair' | 'near' | 'none';
  readonly ids: readonly string[];
  /** For `near`, the index of the first line at which answer and model differ. */
  readonly line?: number;
}

/** Runs a program in reality and under every model. Rejects if Python does not start. */
export async function runAll(
  engine: Pick<Engine, 'run' | 'runAll'>,
  program: string,
  models: readonly Model[],
): Promise<RunProgram> {
  const { stdout, ended, seconds } = await engine.run(program);
  const truth = { stdout, ended, seconds };
  // A run that was stopped has no output to compare an answer with.
  const runs = ended.kind === 'limit' ? [] : await runModels(engine, program, models, truth);
  return { program, truth, runs };
}

/**
 * The belief that explains an answer. Pairs of models are run if no single one prints it. Rejects if
 * Python does not start.
 *
 * @param question whose notes make some models likelier than others.
 */
export async function beliefBehind(
  engine: Pick<Engine, 'run'>,
  { program, truth, runs }: RunProgram,
  answer: LearnersAnswer,
  question?: Question,
): Promise<AnswerBelief> {
  if (truth.ended.kind === 'limit') return { kind: 'none', ids: [] };
  if (looksSame(answer.text, truth.stdout) && endsSo(answer.ended, truth)) {
    return { kind: 'right', ids: [] };
  }
  const expected =
    question?.kind === 'predict' ? question.models.map(({ model }) => model) : undefined;
  const evidence = { answer, truth, runs, ...(expected && { expected }) };
  const found = await findBelief(engine, program, evidence);
  if (found === undefined) return { kind: 'none', ids: [] };
  if (found.kind === 'near') return { kind: 'near', ids: found.run.ids, line: found.line };
  const [first] = found.runs;
  return first !== undefined && first.ids.length > 1
    ? { kind: 'pair', ids: first.ids }
    : { kind: 'exact', ids: [...new Set(found.runs.flatMap(({ ids }) => ids))] };
}

function endsSo(ended: End | undefined, truth: AnswerKey): boolean {
  return ended === undefined || endAlike(ended, truth.ended);
}
