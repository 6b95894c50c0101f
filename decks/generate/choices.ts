/**
 * The choices that turn a skeleton into a program. They are recorded, so that the program can be written
 * again with some of them changed, which is how it is shrunk. Pure: randomness is a parameter.
 */

/** `shape` decides the structure; a smaller `size` makes a smaller program; `label` only chooses names. */
export type ChoiceKind = 'shape' | 'size' | 'label';

export interface Choice {
  readonly kind: ChoiceKind;
  /** From 0. */
  readonly chosen: number;
}

/** Chooses one of `options` possibilities, by index. */
export type Choose = (kind: ChoiceKind, options: number) => number;

export interface Recorder {
  readonly choose: Choose;
  /** In the order they were made. */
  readonly choices: () => readonly Choice[];
}

/** Repeats the `given` choices as long as they apply, and chooses at random from there on. */
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

/** Smaller choices to try instead of `choices`: first all sizes at 0, then each alone. */
export function smaller(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const large = choices.flatMap(({ kind, chosen }, at) =>
    kind === 'size' && chosen > 0 ? [at] : [],
  );
  const without = (places: readonly number[]): readonly Choice[] =>
    choices.map((choice, at) => (places.includes(at) ? { ...choice, chosen: 0 } : choice));
  if (large.length === 0) return [];
  return [without(large), ...(large.length > 1 ? large.map((at) => without([at])) : [])];
}
