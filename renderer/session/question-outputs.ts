/** The details of a question's program: the outputs of its variants, and those of wrong beliefs. */
import { isRun } from '#engine/judge/answers.ts';
import { packRuns } from '#engine/models/model-runs.ts';
import type { AnswerKey, ModelOutput, Question } from '#format/types.ts';
import { variantCount, variantValues } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { ChosenValue } from '#format/variant-values.ts';
import type { Services } from './services.ts';

export interface VariantOutput {
  readonly values: readonly ChosenValue[];
  readonly key: AnswerKey;
}

/** An output with the beliefs that lead to it, in words. */
export interface BelievedOutput {
  readonly output: ModelOutput;
  readonly statements: readonly string[];
}

export interface QuestionOutputs {
  /** Those run so far; empty for a question without a run. */
  readonly variants: readonly VariantOutput[];
  /** For the first variant; undefined until it is known. */
  readonly believed: readonly BelievedOutput[] | undefined;
  /** Why there is no more. */
  readonly fault?: string;
}

export const NO_OUTPUTS: QuestionOutputs = { variants: [], believed: undefined };

/**
 * Finds the details of a question, variant by variant. Stops if `isWanted` says so; rejects if
 * Python does not start.
 */
export async function loadOutputs(
  { keys }: Pick<Services, 'keys'>,
  { deckId, question }: { readonly deckId: string; readonly question: Question },
  onStep: (outputs: QuestionOutputs) => void,
  isWanted: () => boolean,
): Promise<void> {
  if (!isRun(question)) return;
  let outputs = NO_OUTPUTS;
  for (let at = 0; at < variantCount(question); at += 1) {
    const { program } = variant(question, at);
    const key = await keys.of({ deckId, program });
    if (!isWanted()) return;
    const values = variantValues(question, at);
    outputs = { ...outputs, variants: [...outputs.variants, { values, key }] };
    onStep(outputs);
  }
  const asked = { deckId, program: variant(question, 0).program };
  const [runs, models] = await Promise.all([
    keys.modelsAtHand(asked).then(async (known) => known ?? keys.models(asked)),
    keys.catalogue(),
  ]);
  if (!isWanted()) return;
  const said = new Map(models.map(({ id, statement }) => [id, statement]));
  onStep({
    ...outputs,
    believed: packRuns(runs).map((output) => ({
      output,
      statements: output.ids.map((id) => said.get(id) ?? id),
    })),
  });
}
