import type { FormView } from '../form-view.ts';
import { ConceptInput } from './concept-input.tsx';
import { ConceptVerdict } from './concept-verdict.tsx';

export const conceptView: FormView<'concept'> = {
  Input: ConceptInput,
  Prompt: undefined,
  repeatsPrompt: true,
  Program: undefined,
  Verdict: ConceptVerdict,
  words: {
    wrong: () => 'Not quite.',
    believed: 'Your prediction is the very output',
    hint: 'Read the question. Then take what is right: a letter takes it.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
