import type { FormView } from '../form-view.ts';
import { PrintInput, PrintProgramPane } from '../print/print-input.tsx';
import { FORM_WORDS, ONLY } from '../texts.ts';
import { OnlyVerdict, onlyTitle } from './only-verdict.tsx';

export const onlyView: FormView<'only'> = {
  Input: PrintInput,
  Prompt: OnlyPrompt,
  repeatsPrompt: false,
  Program: PrintProgramPane,
  Verdict: OnlyVerdict,
  words: {
    wrong: onlyTitle,
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.only,
    digitsCommit: false,
  },
  undoKeys: undefined,
};

/** The question, in place of the question's own prompt. */
function OnlyPrompt() {
  return ONLY.ask;
}
