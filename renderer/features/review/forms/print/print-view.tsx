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
    believed: 'You would be right',
    hint: 'Read the program and the target output. Then change the program so that it prints that.',
    digitsCommit: false,
  },
  undoKeys: undefined,
};
