import type { FormView } from '../form-view.ts';
import { outputTitle } from '../outputs.tsx';
import { PrintInput, PrintProgramPane, PrintPrompt } from './print-input.tsx';
import { PrintVerdict } from './print-verdict.tsx';

export const printView: FormView<'print'> = {
  Input: PrintInput,
  Prompt: PrintPrompt,
  repeatsPrompt: false,
  Program: PrintProgramPane,
  Verdict: PrintVerdict,
  words: {
    wrong: outputTitle,
    believed: 'Your prediction is the very output',
    hint: 'Read the program, and what it is to print. Then change it so that it does.',
    digitsCommit: false,
  },
  undoKeys: undefined,
};
