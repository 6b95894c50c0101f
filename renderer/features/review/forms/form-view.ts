/** The components and texts of a form; `FORM_VIEWS` has one for each. */
import type { ComponentType } from 'react';
import type { DraftOf, ExerciseOf, VerdictOf } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import type { FormProps } from './form-props.ts';

export interface FormVerdictProps<F extends Form> {
  readonly exercise: ExerciseOf<F>;
  readonly draft: DraftOf<F>;
  readonly verdict: VerdictOf<F>;
  /** The first frame of the verdict is painted: slower content may follow. */
  readonly reasoned: boolean;
  /** Virtual seconds at which each line of the output is printed, once known. */
  readonly times?: readonly number[] | undefined;
}

export interface FormView<F extends Form> {
  /** Where the answer is given and committed. */
  readonly Input: ComponentType<FormProps<ExerciseOf<F>>>;
  /** The question, in place of the question's own prompt; undefined to use that. */
  readonly Prompt: ComponentType<FormProps<ExerciseOf<F>>> | undefined;
  /** Whether the prompt is repeated above the verdict, because it differs between programs. */
  readonly repeatsPrompt: boolean;
  /** Shown in place of the program while the question is open; undefined for the program. */
  readonly Program: ComponentType<FormProps<ExerciseOf<F>>> | undefined;
  /** The line at which the program is paused, if any. */
  readonly pausedAt?: (exercise: ExerciseOf<F>) => number | undefined;
  /** The lines of the program that an answer names, if any. */
  readonly litAt?: (exercise: ExerciseOf<F>, draft: DraftOf<F>) => readonly number[];
  /** The answer beside the right one. */
  readonly Verdict: ComponentType<FormVerdictProps<F>>;
  readonly words: FormWords<F>;
  /** The key that undoes the last answer while this form is answered; undefined if none can. */
  readonly undoKeys: string | undefined;
}

export interface FormWords<F extends Form> {
  /** The title of the verdict on a wrong answer. */
  readonly wrong: (verdict: VerdictOf<F>, exercise: ExerciseOf<F>) => string;
  /** The start of a sentence that ends with "if this were so". */
  readonly believed: string;
  /** The hint at the first question: what to do before committing. */
  readonly hint: string;
  /** Whether the digits commit; while a text is typed, they belong to it. */
  readonly digitsCommit: boolean;
}
