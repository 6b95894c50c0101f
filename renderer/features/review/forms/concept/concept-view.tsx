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
    believed: 'You would be right',
    hint: 'Read the question. Then press a letter to choose.',
    digitsCommit: true,
  },
  undoKeys: 'u',
};
