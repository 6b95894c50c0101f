/** What a screen has to know of a form to show it; `FORM_VIEWS` has one for each. */
import type { ComponentType } from 'react';
import type { DraftOf, ExerciseOf, VerdictOf } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import type { FormProps } from './form-props.ts';

export interface FormVerdictProps<F extends Form> {
  readonly exercise: ExerciseOf<F>;
  readonly draft: DraftOf<F>;
  readonly verdict: VerdictOf<F>;
  /** The first frame of the verdict is on screen: what takes longer may follow. */
  readonly reasoned: boolean;
  /** Virtual seconds at which each line of the output is printed, once they are known. */
  readonly times?: readonly number[] | undefined;
}

export interface FormView<F extends Form> {
  /** Where the answer is given and committed. */
  readonly Input: ComponentType<FormProps<ExerciseOf<F>>>;
  /** What is asked, in place of the question's own prompt; undefined for that. */
  readonly Prompt: ComponentType<FormProps<ExerciseOf<F>>> | undefined;
  /** Whether the prompt is repeated above the verdict, because it differs between programs. */
  readonly repeatsPrompt: boolean;
  /** What stands in place of the program while the question is asked; undefined for the program. */
  readonly Program: ComponentType<FormProps<ExerciseOf<F>>> | undefined;
  /** The line at which the program is paused, where it is. */
  readonly pausedAt?: (exercise: ExerciseOf<F>) => number | undefined;
  /** The answer beside what is right. */
  readonly Verdict: ComponentType<FormVerdictProps<F>>;
  readonly words: FormWords<F>;
  /** The key that takes the last answer back while this form is answered; undefined where none can. */
  readonly undoKeys: string | undefined;
}

export interface FormWords<F extends Form> {
  /** The title of the verdict on a wrong answer. */
  readonly wrong: (verdict: VerdictOf<F>, exercise: ExerciseOf<F>) => string;
  /** How a sentence begins that ends with "if this were so". */
  readonly believed: string;
  /** The hint at the first question: what to do before the answer can be committed. */
  readonly hint: string;
  /** Whether the digits commit; where a text is typed, they belong to the text. */
  readonly digitsCommit: boolean;
}
