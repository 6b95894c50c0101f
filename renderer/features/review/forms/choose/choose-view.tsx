import type { FormView } from '../form-view.ts';
import type { OutputWords } from '../outputs.tsx';
import { Outputs, PREDICTED, outputTitle } from '../outputs.tsx';
import { ChooseInput } from './choose-input.tsx';
import { FORM_WORDS, OUTPUTS } from '../texts.ts';

const TAKEN: OutputWords = { ...PREDICTED, heads: [OUTPUTS.chose, PREDICTED.heads[1]] };

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
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.choose,
    digitsCommit: true,
  },
  undoKeys: 'u',
};
