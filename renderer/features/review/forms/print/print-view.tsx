import type { FormView } from '../form-view.ts';
import { outputTitle } from '../outputs.tsx';
import { PrintInput, PrintProgramPane, PrintPrompt } from './print-input.tsx';
import { PrintVerdict } from './print-verdict.tsx';
import { FORM_WORDS } from '../texts.ts';

export const printView: FormView<'print'> = {
  Input: PrintInput,
  Prompt: PrintPrompt,
  repeatsPrompt: false,
  Program: PrintProgramPane,
  Verdict: PrintVerdict,
  words: {
    wrong: outputTitle,
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.print,
    digitsCommit: false,
  },
  undoKeys: undefined,
};
