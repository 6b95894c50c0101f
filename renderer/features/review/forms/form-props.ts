import type { Draft, DraftOf, Exercise } from '#session/forms/registry.ts';
import { emptyDraft } from '#session/forms/registry.ts';
import { unanswered } from '#session/review/phase.ts';
import { useLoopwise, useReview } from '#features/context.ts';

/** What every form is shown with. */
export interface FormProps<E> {
  readonly exercise: E;
}

/** The draft of this exercise, and a way to change it; drafts of another form are left alone. */
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
    // While one question gives way to the next, a form may be rendered once more without its own.
    draft ?? (emptyDraft(exercise) as DraftOf<E['form']>),
    (change) => review.getState().change((now) => (is(now) ? change(now) : now)),
  ];
}
