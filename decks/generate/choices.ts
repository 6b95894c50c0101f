/**
 * Choices that make a program out of a skeleton. They are recorded, so that a program can be written again
 * with some of them changed, which is how it is shrunk. Pure: chance comes in as a parameter.
 */

/** `shape` decides the structure; `size` makes a program smaller towards 0; `label` only names things. */
export type ChoiceKind = 'shape' | 'size' | 'label';

export interface Choice {
  readonly kind: ChoiceKind;
  /** From 0. */
  readonly chosen: number;
}

/** Chooses one of `options` possibilities, by its index. */
export type Choose = (kind: ChoiceKind, options: number) => number;

export interface Recorder {
  readonly choose: Choose;
  /** In the order in which they were made. */
  readonly choices: () => readonly Choice[];
}

/** Chooses as `given` says as long as that reaches and fits, and by chance from there on. */
export function recordChoices(random: () => number, given: readonly Choice[] = []): Recorder {
  const made: Choice[] = [];
  return {
    choose: (kind, options) => {
      const wanted = given[made.length];
      const fits = wanted !== undefined && wanted.kind === kind && wanted.chosen < options;
      const chosen = fits ? wanted.chosen : Math.floor(random() * options);
      made.push({ kind, chosen });
      return chosen;
    },
    choices: () => made,
  };
}

/** Smaller choices to try in place of `choices`: all sizes at 0 first, then each alone. */
export function smaller(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const large = choices.flatMap(({ kind, chosen }, at) =>
    kind === 'size' && chosen > 0 ? [at] : [],
  );
  const without = (places: readonly number[]): readonly Choice[] =>
    choices.map((choice, at) => (places.includes(at) ? { ...choice, chosen: 0 } : choice));
  if (large.length === 0) return [];
  return [without(large), ...(large.length > 1 ? large.map((at) => without([at])) : [])];
}
