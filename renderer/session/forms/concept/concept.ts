/** Choose among sentences: a question about a concept, with nothing to run. */
import type { Choice } from '#format/types.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { ChoiceVerdict } from '#session/judge.ts';
import { judgeChoices } from '#session/judge.ts';
import type { FormSpec } from '#session/forms/form.ts';

export interface ConceptExercise {
  readonly form: 'concept';
  /** Shuffled, so that the place of the right one cannot be memorised. */
  readonly choices: readonly Choice[];
  /** Which of them are to be chosen: at every second review the wrong ones. */
  readonly wanted: 'right' | 'wrong';
  /** Only one is to be chosen. */
  readonly single: boolean;
}

export interface ConceptDraft {
  readonly form: 'concept';
  readonly taken: ReadonlySet<number>;
}

export const concept: FormSpec<ConceptExercise, ConceptDraft, ChoiceVerdict> = {
  exercise: ({ question, seed, reviews }) => {
    if (question.kind !== 'choice') return undefined;
    // The same sentences with the same answer are soon known by sight, so the question alternates.
    const wanted = reviews % 2 === 0 ? 'right' : 'wrong';
    const isWanted = ({ correct }: Choice): boolean => correct === (wanted === 'right');
    const count = question.choices.filter(isWanted).length;
    return {
      form: 'concept',
      choices: shuffled(question.choices, seededRandom(seed)),
      wanted,
      single: count === 1,
    };
  },
  empty: () => ({ form: 'concept', taken: new Set() }),
  isEmpty: ({ taken }) => taken.size === 0,
  // Their texts: at the next review the same choices are in other places.
  answer: ({ taken }, { choices }) =>
    choices.flatMap(({ text }, at) => (taken.has(at) ? [text] : [])).join('\n'),
  judge: ({ taken }, { choices, wanted }) => judgeChoices(choices, taken, wanted === 'right'),
  lines: ({ choices }) => choices.length,
  letters: ({ choices }) => choices.length,
  press: (draft, { single }, letter) => toggleChoice(draft, letter, single),
};

/** Toggles a choice; if only one is right, it replaces the other. */
export function toggleChoice(draft: ConceptDraft, choice: number, single: boolean): ConceptDraft {
  if (single) return { form: 'concept', taken: new Set([choice]) };
  const taken = new Set(draft.taken);
  if (!taken.delete(choice)) taken.add(choice);
  return { form: 'concept', taken };
}
