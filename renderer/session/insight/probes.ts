/** What a program can reveal about beliefs, and how an answer to it is classified. Pure. */
import type { Given, Probe } from '#beliefs/types.ts';
import { appearance } from '#engine/models/model-runs.ts';
import { looksSame } from '#format/output.ts';
import type { AnswerKey, ModelOutput } from '#format/types.ts';
import type { AnswerReviewRow } from '#store/rows.ts';

/** A probe with the outputs themselves, one for each of its classes. */
export interface ProgramProbe extends Probe {
  readonly runs: readonly Pick<AnswerKey, 'stdout' | 'ended'>[];
}

/** The distinct wrong outputs of a program; those that look the same are one. */
export function probeOf(otherwise: readonly ModelOutput[]): ProgramProbe {
  const classes = new Map<string, { run: ModelOutput; ids: readonly string[] }>();
  for (const run of otherwise) {
    const key = appearance(run);
    const known = classes.get(key);
    classes.set(key, { run: known?.run ?? run, ids: [...(known?.ids ?? []), ...run.ids] });
  }
  return {
    outputs: [...classes.values()].map(({ ids }) => ids),
    runs: [...classes.values()].map(({ run }) => run),
  };
}

/** What the log has in place of an output for "I don't know", which is no evidence about beliefs. */
export const NOT_KNOWN = '(not known)';

/** Forms whose answer is the output that the learner predicts. */
const PREDICTING: ReadonlySet<AnswerReviewRow['form']> = new Set(['order', 'type', 'choose']);

/**
 * The class of an answer; undefined if the answer predicts no output. The predicted ending is not
 * in the log, but the models that explain the answer are, and they were found with both.
 */
export function givenOf(
  { form, correct, answer, explainedBy = [] }: AnswerReviewRow,
  probe: ProgramProbe,
): Given | undefined {
  if (!PREDICTING.has(form) || answer === NOT_KNOWN) return undefined;
  if (correct === 1) return 'truth';
  const byName = probe.outputs.findIndex((ids) => ids.some((id) => explainedBy.includes(id)));
  if (byName !== -1) return byName;
  const byText = probe.runs.findIndex(({ stdout }) => looksSame(stdout, answer));
  return byText === -1 ? 'other' : byText;
}
