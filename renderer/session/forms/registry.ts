/** Every form by name, and the operations on an answer that do not depend on its form. Pure. */
import { FORMS as NAMES } from '#schedule/forms.ts';
import type { Form } from '#store/rows.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { Prediction, Verdict } from '#session/judge.ts';
import type { ChooseDraft, ChooseExercise } from './choose/choose.ts';
import { choose } from './choose/choose.ts';
import type { ClockDraft, ClockExercise } from './clock/clock.ts';
import { clock } from './clock/clock.ts';
import type { ConceptDraft, ConceptExercise } from './concept/concept.ts';
import { concept } from './concept/concept.ts';
import type { FormSpec, Ran, RunSource, Subject } from './form.ts';
import type { HappenDraft, HappenExercise } from './happen/happen.ts';
import { happen } from './happen/happen.ts';
import type { OnlyDraft, OnlyExercise } from './only/only.ts';
import { only } from './only/only.ts';
import type { OrderDraft, OrderExercise } from './order/order.ts';
import { order } from './order/order.ts';
import type { PrintDraft, PrintExercise } from './print/print.ts';
import { print } from './print/print.ts';
import type { TypeDraft, TypeExercise } from './type/type.ts';
import { type } from './type/type.ts';

/** The exercise, in any form. */
export type Exercise =
  | OrderExercise
  | TypeExercise
  | ChooseExercise
  | ClockExercise
  | PrintExercise
  | ConceptExercise
  | HappenExercise
  | OnlyExercise;
/** An answer in progress. Immutable: every change is a new draft. */
export type Draft =
  | OrderDraft
  | TypeDraft
  | ChooseDraft
  | ClockDraft
  | PrintDraft
  | ConceptDraft
  | HappenDraft
  | OnlyDraft;

/** Exercises found by runs so far, by form. */
export type FoundExercises = (form: Form) => Exercise | undefined;

export type ExerciseOf<F extends Form> = Extract<Exercise, { readonly form: F }>;
export type DraftOf<F extends Form> = Extract<Draft, { readonly form: F }>;

export const FORMS = {
  order,
  type,
  choose,
  clock,
  print,
  concept,
  happen,
  only,
} as const satisfies { readonly [F in Form]: FormSpec<ExerciseOf<F>, DraftOf<F>> };

/** The forms whose exercises are found by runs. */
export const FOUND_FORMS: readonly Form[] = NAMES.filter((form) => 'findExercise' in FORMS[form]);

/** How an answer in a form is judged. */
export type VerdictOf<F extends Form> = ReturnType<(typeof FORMS)[F]['judge']>;

/** The spec of a form; its drafts have the same form, which the types cannot express. */
function specOf(form: Form): FormSpec<Exercise, Draft> {
  return FORMS[form] as unknown as FormSpec<Exercise, Draft>;
}

function formOf({ form }: Exercise): FormSpec<Exercise, Draft> {
  return specOf(form);
}

/** Finds the exercise of a form by running the program; undefined if no run is needed. */
export function findExercise(
  form: Form,
  source: RunSource,
): Promise<Exercise | undefined> | undefined {
  const spec = specOf(form);
  return 'findExercise' in spec ? spec.findExercise(source) : undefined;
}

/** The exercise of a form, immediate or found by runs; undefined if there is none. */
export function exerciseIn(
  form: Form,
  subject: Subject,
  found: FoundExercises = () => undefined,
): Exercise | undefined {
  const spec = specOf(form);
  return 'findExercise' in spec ? found(form) : spec.exercise(subject);
}

export function emptyDraft(exercise: Exercise): Draft {
  return formOf(exercise).empty(exercise);
}

/** Whether nothing has been answered yet. */
export function isEmpty(draft: Draft, exercise: Exercise): boolean {
  return formOf(exercise).isEmpty(draft, exercise);
}

/** The answer as text, as stored in the log. */
export function answerText(draft: Draft, exercise: Exercise): string {
  return formOf(exercise).answer(draft, exercise);
}

/** Why an answer is refused, as a sentence; undefined if it is accepted. */
export function refusal(draft: Draft, exercise: Exercise): string | undefined {
  return formOf(exercise).refuse?.(draft, exercise);
}

/** Runs an answer that is judged by its behaviour; undefined if it is judged without a run. */
export function run(
  draft: Draft,
  exercise: Exercise,
  engine: Pick<EngineHandle, 'run' | 'runAll'>,
): Promise<Ran<Draft>> | undefined {
  return formOf(exercise).run?.(draft, exercise, engine);
}

export function judge(draft: Draft, exercise: Exercise): Verdict {
  return formOf(exercise).judge(draft, exercise);
}

/** The moment of the run that the question is about; undefined if it is about all of it. */
export function momentOf(exercise: Exercise): number | undefined {
  return formOf(exercise).moment?.(exercise);
}

/** Whether an answer makes a prediction about the program. */
export function predicts(exercise: Exercise): boolean {
  return formOf(exercise).prediction !== undefined;
}

/** The prediction that the answer makes; undefined if none was asked for. */
export function prediction(draft: Draft, exercise: Exercise): Prediction | undefined {
  return formOf(exercise).prediction?.(draft, exercise);
}

/** Lines of the expected answer, for judging the time it took. */
export function answerLines(exercise: Exercise): number {
  return formOf(exercise).lines(exercise);
}

/** How many letters, from A on, have a meaning in this exercise. */
export function letters(exercise: Exercise): number {
  return formOf(exercise).letters?.(exercise) ?? 0;
}

/** The draft after the letter (0 is A) was pressed. */
export function press(draft: Draft, exercise: Exercise, letter: number): Draft {
  return formOf(exercise).press?.(draft, exercise, letter) ?? draft;
}

/** Whether Backspace removes a part of the answer. */
export function goesBack(exercise: Exercise): boolean {
  return formOf(exercise).back !== undefined;
}

/** The draft after Backspace. */
export function back(draft: Draft, exercise: Exercise): Draft {
  return formOf(exercise).back?.(draft) ?? draft;
}
