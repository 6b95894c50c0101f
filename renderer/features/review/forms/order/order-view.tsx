import type { FormView } from '../form-view.ts';
import { Outputs, outputTitle } from '../outputs.tsx';
import { OrderInput } from './order-input.tsx';
import { FORM_WORDS } from '../texts.ts';

export const orderView: FormView<'order'> = {
  Input: OrderInput,
  Prompt: undefined,
  repeatsPrompt: false,
  Program: undefined,
  Verdict: ({ exercise, verdict, times }) => (
    <Outputs answerKey={exercise.key} verdict={verdict} times={times} />
  ),
  words: {
    wrong: outputTitle,
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.order,
    digitsCommit: true,
  },
  undoKeys: 'u',
};
