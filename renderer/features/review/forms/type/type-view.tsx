import type { FormView } from '../form-view.ts';
import { Outputs, outputTitle } from '../outputs.tsx';
import { TypeInput } from './type-input.tsx';

export const typeView: FormView<'type'> = {
  Input: TypeInput,
  Prompt: undefined,
  repeatsPrompt: false,
  Program: undefined,
  Verdict: ({ exercise, verdict, times }) => (
    <Outputs answerKey={exercise.key} verdict={verdict} times={times} />
  ),
  words: {
    wrong: outputTitle,
    believed: 'You would be right',
    hint: 'Read the program. Then type what it prints, line by line.',
    digitsCommit: false,
  },
  undoKeys: 'Mod+u',
};
