/** What was being written when an undo led away from it: it comes back with its question. */
import type { Draft, Exercise } from '#session/forms/registry.ts';
import { emptyDraft, isEmpty } from '#session/forms/registry.ts';
import type { Phase } from './phase.ts';
import type { PresentedQuestion } from './presented-question.ts';

export interface KeptDrafts {
  /** Keeps what the phase shows unfinished, and the program of an answer that was judged by its run. */
  readonly keep: (phase: Phase) => void;
  /** What was kept for a question where the same is asked; else an empty draft. */
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

/** Whether two exercises ask the same, so that a draft for one fits the other. */
function asksTheSame(one: Exercise, other: Exercise): boolean {
  // The answer key may be a run of this machine for the one, and of the package's for the other.
  const asked = (exercise: Exercise): string =>
    JSON.stringify(exercise, (name, value: unknown) => (name === 'key' ? undefined : value));
  return asked(one) === asked(other);
}
