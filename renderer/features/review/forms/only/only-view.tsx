import type { FormView } from '../form-view.ts';
import { PrintInput, PrintProgramPane } from '../print/print-input.tsx';
import { ONLY } from '../texts.ts';
import { OnlyVerdict, onlyTitle } from './only-verdict.tsx';

export const onlyView: FormView<'only'> = {
  Input: PrintInput,
  Prompt: OnlyPrompt,
  repeatsPrompt: false,
  Program: PrintProgramPane,
  Verdict: OnlyVerdict,
  words: {
    wrong: onlyTitle,
    believed: 'You would be right',
    hint: 'Read the program and what is to happen. Then change the program until nothing else can.',
    digitsCommit: false,
  },
  undoKeys: undefined,
};

/** The question, in place of the question's own prompt. */
function OnlyPrompt() {
  return ONLY.ask;
}
