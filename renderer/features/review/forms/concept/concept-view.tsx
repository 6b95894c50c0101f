import type { FormView } from '../form-view.ts';
import { ConceptInput } from './concept-input.tsx';
import { ConceptVerdict } from './concept-verdict.tsx';
import { FORM_WORDS } from '../texts.ts';

export const conceptView: FormView<'concept'> = {
  Input: ConceptInput,
  Prompt: undefined,
  repeatsPrompt: true,
  Program: undefined,
  Verdict: ConceptVerdict,
  words: {
    wrong: () => FORM_WORDS.notQuite,
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.concept,
    digitsCommit: true,
  },
  undoKeys: 'u',
};
