import type { FormView } from '../form-view.ts';
import type { OutputWords } from '../outputs.tsx';
import { Outputs, PREDICTED, outputTitle } from '../outputs.tsx';
import { ChooseInput } from './choose-input.tsx';

const TAKEN: OutputWords = { ...PREDICTED, heads: ['You took', PREDICTED.heads[1]] };

export const chooseView: FormView<'choose'> = {
  Input: ChooseInput,
  Prompt: undefined,
  repeatsPrompt: false,
  Program: undefined,
  Verdict: ({ exercise, verdict }) => (
    <Outputs answerKey={exercise.key} verdict={verdict} words={TAKEN} />
  ),
  words: {
    wrong: outputTitle,
    believed: 'What you took would be printed',
    hint: 'Read the program. Then take what it prints: a letter takes it.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
