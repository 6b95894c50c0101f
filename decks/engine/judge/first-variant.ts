/** Questions for whose first variant, the one a learner sees first, no model is wrong. Pure. */
import type { PlacedQuestion } from '#format/types.ts';
import type { ModelledQuestion, ModelledVariant } from './model-answers.ts';

/** The questions for which models differ from the truth, but none does in the first variant. */
export function withoutModelsAtFirst(
  modelled: readonly ModelledQuestion[],
): readonly PlacedQuestion[] {
  return modelled.flatMap(({ placed, variants: [first, ...others] }) =>
    first !== undefined && !isTelling(first) && others.some((variant) => isTelling(variant))
      ? [placed]
      : [],
  );
}

function isTelling({ runs }: ModelledVariant): boolean {
  return runs.some(({ same, ended }) => !same && ended.kind !== 'limit');
}
