import type { FormView } from '../form-view.ts';
import type { OutputWords } from '../outputs.tsx';
import { Outputs, PREDICTED, outputTitle } from '../outputs.tsx';
import { ChooseInput } from './choose-input.tsx';

const TAKEN: OutputWords = { ...PREDICTED, heads: ['You chose', PREDICTED.heads[1]] };

export const chooseView: FormView<'choose'> = {
  Input: ChooseInput,
  Prompt: undefined,
  repeatsPrompt: false,
  Program: undefined,
  Verdict: ({ exercise, verdict, times }) => (
    <Outputs answerKey={exercise.key} verdict={verdict} words={TAKEN} times={times} />
  ),
  words: {
    wrong: outputTitle,
    believed: 'You would be right',
    hint: 'Read the program. Then choose what it prints: press a letter.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
