import type { FormView } from '../form-view.ts';
import { Outputs, outputTitle } from '../outputs.tsx';
import { TypeInput } from './type-input.tsx';
import { FORM_WORDS } from '../texts.ts';

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
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.type,
    digitsCommit: false,
  },
  undoKeys: 'Mod+u',
};
