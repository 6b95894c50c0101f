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
    believed: 'You would be right',
    hint: 'Read the program up to where it is paused. Then choose what happens next: press a letter.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
