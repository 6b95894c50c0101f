import type { FormView } from '../form-view.ts';
import { ClockInput, ClockPrompt } from './clock-input.tsx';
import { ClockVerdict, clockTitle } from './clock-verdict.tsx';

export const clockView: FormView<'clock'> = {
  Input: ClockInput,
  Prompt: ClockPrompt,
  repeatsPrompt: true,
  Program: undefined,
  pausedAt: ({ scene }) => scene.line,
  Verdict: ClockVerdict,
  words: {
    wrong: clockTitle,
    believed: 'Your prediction is the very output',
    hint: 'Read the program as far as it has come. Then say what it does next: a letter takes it.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
