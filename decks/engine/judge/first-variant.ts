/** Questions whose first variant, the one that a learner meets first, no model answers wrongly. Pure. */
import type { PlacedQuestion } from '#format/types.ts';
import type { ModelledQuestion, ModelledVariant } from './model-answers.ts';

/** The questions whose first variant no model differs in, although models differ in others. */
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
