/** How many variants a question has, and their values. `vary.ts` fills them in. */
import { hashOf } from './hash.ts';
import { LIMITS } from './limits.ts';
import type { Question } from './types.ts';

/** One dimension with the value a variant takes. */
export interface ChosenValue {
  readonly name: string;
  readonly value: string;
}

/**
 * How many variants a question has: 1 if nothing varies, otherwise one for each combination of values.
 * Of more than `LIMITS.variants` combinations a sample of that size is used.
 */
export function variantCount(question: Question): number {
  return Math.min(combinations(question), LIMITS.variants);
}

function combinations({ vary }: Question): number {
  return vary.reduce((product, dimension) => product * dimension.values.length, 1);
}

/**
 * The values of a variant, one for each dimension. Index 0 has the first of each: the text as written.
 * The last dimension changes fastest; a sample is unordered, but always the same.
 *
 * @throws {RangeError} for an index that is not a whole number below `variantCount(question)`.
 */
export function variantValues(question: Question, index: number): readonly ChosenValue[] {
  const count = variantCount(question);
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new RangeError(`Variant ${index} of ${question.id} does not exist: there are ${count}.`);
  }
  if (combinations(question) > count) return sample(question)[index] ?? [];
  let rest = index;
  const chosen: ChosenValue[] = [];
  for (const { name, values } of question.vary.toReversed()) {
    chosen.push({ name, value: values[rest % values.length] ?? '' });
    rest = Math.floor(rest / values.length);
  }
  return chosen.toReversed();
}

/** Distinct combinations of a question that has more of them than are used. */
function sample({ id, vary }: Question): readonly (readonly ChosenValue[])[] {
  const random = seededBy(id);
  const taken = new Map<string, readonly ChosenValue[]>();
  const take = (choose: (values: readonly string[]) => string | undefined): void => {
    const chosen = vary.map(({ name, values }) => ({ name, value: choose(values) ?? '' }));
    taken.set(JSON.stringify(chosen), chosen);
  };
  take(([first]) => first);
  while (taken.size < LIMITS.variants) {
    take((values) => values[Math.floor(random() * values.length)]);
  }
  return [...taken.values()];
}

/**
 * Numbers from 0 to below 1, always the same for a text: xorshift seeded by its hash. Never replace the
 * generator: which variants a question has, and so every packed answer, depends on it.
 */
function seededBy(text: string): () => number {
  // Zero is the one state that xorshift never leaves.
  let state = hashOf(text) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
