/** Questions that allow fresh programs, `fresh:`, for a model that they are not about. Pure. */
import type { PlacedQuestion } from '#format/types.ts';
import type { Model } from '../models/models.ts';
import type { ModelledQuestion } from './model-answers.ts';

/** A problem with the model that `fresh` names. */
export interface FreshFault {
  readonly placed: PlacedQuestion;
  readonly message: string;
  readonly remedy: string;
}

/** The questions whose `fresh` names no model, or one that they do not distinguish from the truth. */
export function freshFaults(
  modelled: readonly ModelledQuestion[],
  models: readonly Pick<Model, 'id'>[],
): readonly FreshFault[] {
  const known = new Set(models.map(({ id }) => id));
  return modelled.flatMap(({ placed, question: { fresh }, variants }): FreshFault[] => {
    if (fresh === undefined) return [];
    if (!known.has(fresh)) return [{ placed, ...UNKNOWN }];
    // Without a run nothing is known.
    if (variants.length === 0) return [];
    const isTold = variants.some(({ runs }) =>
      runs.some(({ ids, same }) => !same && ids.includes(fresh)),
    );
    return isTold ? [] : [{ placed, ...elsewhere(fresh) }];
  });
}

const UNKNOWN = {
  message: 'The model that `fresh` names does not exist.',
  remedy: 'Write the id of a model: `loopwise models` lists them.',
};

function elsewhere(model: string): Pick<FreshFault, 'message' | 'remedy'> {
  return {
    message: `Under \`${model}\` the program prints the truth, so fresh programs for it would ask something else.`,
    remedy: 'Name the model that the question is about, or delete the line.',
  };
}
