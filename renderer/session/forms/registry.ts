/** Every form by its name, and what can be done with an answer without knowing its form. Pure. */
import type { Form } from '#store/rows.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { Prediction, Verdict } from '#session/judge.ts';
import type { ChooseDraft, ChooseExercise } from './choose.ts';
import { choose } from './choose.ts';
import type { ClockDraft, ClockExercise } from './clock.ts';
import { clock } from './clock.ts';
import type { ConceptDraft, ConceptExercise } from './concept.ts';
import { concept } from './concept.ts';
import type { FormSpec } from './form.ts';
import type { OrderDraft, OrderExercise } from './order.ts';
import { order } from './order.ts';
import type { PrintDraft, PrintExercise } from './print.ts';
import { print } from './print.ts';
import type { TypeDraft, TypeExercise } from './type.ts';
import { type } from './type.ts';

/** What is asked, in whichever form. */
export type Exercise =
  OrderExercise | TypeExercise | ChooseExercise | ClockExercise | PrintExercise | ConceptExercise;
/** An answer while it is being given. Every change is a new draft. */
export type Draft = OrderDraft | TypeDraft | ChooseDraft | ClockDraft | PrintDraft | ConceptDraft;

export type ExerciseOf<F extends Form> = Extract<Exercise, { readonly form: F }>;
export type DraftOf<F extends Form> = Extract<Draft, { readonly form: F }>;

export const FORMS: { readonly [F in Form]: FormSpec<ExerciseOf<F>, DraftOf<F>> } = {
  order,
  type,
  choose,
  clock,
  print,
  concept,
};

/** The form of an exercise; its drafts are those of the same form, which the types cannot follow. */
function formOf({ form }: Exercise): FormSpec<Exercise, Draft> {
  return FORMS[form] as unknown as FormSpec<Exercise, Draft>;
}

export function emptyDraft(exercise: Exercise): Draft {
  return formOf(exercise).empty(exercise);
}

/** Whether nothing has been answered yet. */
export function isEmpty(draft: Draft, exercise: Exercise): boolean {
  return formOf(exercise).isEmpty(draft, exercise);
}

/** The answer as text, as it is kept in the log. */
export function answerText(draft: Draft, exercise: Exercise): string {
  return formOf(exercise).answer(draft, exercise);
}

/** Why an answer is not taken, as a sentence; undefined where it is. */
export function refusal(draft: Draft, exercise: Exercise): string | undefined {
  return formOf(exercise).refuse?.(draft, exercise);
}

/** The draft once it is known what it does; undefined where it is judged as it stands. */
export function run(
  draft: Draft,
  exercise: Exercise,
  engine: Pick<EngineHandle, 'run'>,
): Promise<Draft> | undefined {
  return formOf(exercise).run?.(draft, exercise, engine);
}

export function judge(draft: Draft, exercise: Exercise): Verdict {
  return formOf(exercise).judge(draft, exercise);
}

/** What the answer says the program does; undefined where something else was asked. */
export function prediction(draft: Draft, exercise: Exercise): Prediction | undefined {
  return formOf(exercise).prediction?.(draft, exercise);
}

/** Lines of the answer that is wanted, for judging the time it took. */
export function answerLines(exercise: Exercise): number {
  return formOf(exercise).lines(exercise);
}

/** How many letters, from A on, mean something in this exercise. */
export function letters(exercise: Exercise): number {
  return formOf(exercise).letters?.(exercise) ?? 0;
}

/** The draft after the letter (0 is A) was pressed. */
export function press(draft: Draft, exercise: Exercise, letter: number): Draft {
  return formOf(exercise).press?.(draft, exercise, letter) ?? draft;
}

/** The draft after Backspace. */
export function back(draft: Draft, exercise: Exercise): Draft {
  return formOf(exercise).back?.(draft) ?? draft;
}
