import type { FormView } from '../form-view.ts';
import { Outputs, outputTitle } from '../outputs.tsx';
import { OrderInput } from './order-input.tsx';

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
    believed: 'You would be right',
    hint: 'Read the program. Then put the lines in order: press a letter to add its line.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
