import type { Draft, DraftOf, Exercise } from '#session/forms/registry.ts';
import { emptyDraft } from '#session/forms/registry.ts';
import { unanswered } from '#session/review/phase.ts';
import { useLoopwise, useReview } from '#features/context.ts';

/** The props of every form. */
export interface FormProps<E> {
  readonly exercise: E;
}

/** The draft of this exercise, and its setter; drafts of other forms are ignored. */
export function useDraft<E extends Exercise>(
  exercise: E,
): readonly [DraftOf<E['form']>, (change: (draft: DraftOf<E['form']>) => Draft) => void] {
  const { review } = useLoopwise();
  const is = (draft: Draft): draft is DraftOf<E['form']> => draft.form === exercise.form;
  const draft = useReview(({ phase }) => {
    const open = unanswered(phase)?.draft;
    return open !== undefined && is(open) ? open : undefined;
  });
  return [
    // Between two questions, a form may be rendered once more without its own draft.
    draft ?? (emptyDraft(exercise) as DraftOf<E['form']>),
    (change) => review.getState().change((now) => (is(now) ? change(now) : now)),
  ];
}
