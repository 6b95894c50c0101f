import type { FormView } from '../form-view.ts';
import { HappenInput, HappenPrompt } from './happen-input.tsx';
import { HappenVerdict } from './happen-verdict.tsx';
import { FORM_WORDS } from '../texts.ts';

export const happenView: FormView<'happen'> = {
  Input: HappenInput,
  Prompt: HappenPrompt,
  repeatsPrompt: true,
  Program: undefined,
  Verdict: HappenVerdict,
  words: {
    wrong: ({ rightly }) => {
      const wrong = rightly.filter((one) => !one).length;
      return wrong === 1 ? 'All but one correct.' : `${wrong} of ${rightly.length} are different.`;
    },
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.happen,
    digitsCommit: true,
  },
  undoKeys: 'u',
};
