/** Drafts that an undo interrupted: they return with their question. */
import type { Draft, Exercise } from '#session/forms/registry.ts';
import { emptyDraft, isEmpty } from '#session/forms/registry.ts';
import type { Phase } from './phase.ts';
import type { PresentedQuestion } from './presented-question.ts';

export interface KeptDrafts {
  /**
   * Keeps the unfinished draft of the phase, and the program of an answer that was judged by its
   * run.
   */
  readonly keep: (phase: Phase) => void;
  /** The kept draft of a question if the exercise is the same; otherwise an empty one. */
  readonly take: (question: PresentedQuestion) => Draft;
}

export function createKeptDrafts(): KeptDrafts {
  const kept = new Map<string, { readonly exercise: Exercise; readonly draft: Draft }>();
  return {
    keep: (phase) => {
      if (phase.kind !== 'asking' && phase.kind !== 'judged') return;
      const { asked, draft } = phase;
      const { exercise } = asked;
      if (phase.kind === 'asking' && !isEmpty(draft, exercise)) {
        kept.set(asked.card.id, { exercise, draft });
      } else if (phase.kind === 'judged' && (draft.form === 'print' || draft.form === 'only')) {
        kept.set(asked.card.id, { exercise, draft: { form: draft.form, text: draft.text } });
      }
    },
    take: ({ card, exercise }) => {
      const left = kept.get(card.id);
      kept.delete(card.id);
      return left !== undefined && asksTheSame(left.exercise, exercise)
        ? left.draft
        : emptyDraft(exercise);
    },
  };
}

/** Whether two exercises are the same, so that a draft for one fits the other. */
function asksTheSame(one: Exercise, other: Exercise): boolean {
  // One answer key may be from a run on this machine, and the other from the package.
  const asked = (exercise: Exercise): string =>
    JSON.stringify(exercise, (name, value: unknown) => (name === 'key' ? undefined : value));
  return asked(one) === asked(other);
}
