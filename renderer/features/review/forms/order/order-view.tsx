import type { FormView } from '../form-view.ts';
import { Outputs, outputTitle } from '../outputs.tsx';
import { OrderInput } from './order-input.tsx';

export const orderView: FormView<'order'> = {
  Input: OrderInput,
  Prompt: undefined,
  repeatsPrompt: false,
  Program: undefined,
  Verdict: ({ exercise, verdict }) => <Outputs answerKey={exercise.key} verdict={verdict} />,
  words: {
    wrong: outputTitle,
    believed: 'Your prediction is the very output',
    hint: 'Read the program. Then put down what it prints: press a line’s letter.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
