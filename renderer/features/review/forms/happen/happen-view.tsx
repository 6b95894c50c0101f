import { Suspense } from 'react';
import { lazyView } from '#features/lazy-view.ts';
import type { FormVerdictProps, FormView } from '../form-view.ts';
import type { HappenExercise } from '#session/forms/happen/happen.ts';
import type { FormProps } from '../form-props.ts';
import { FORM_WORDS, HAPPEN } from '../texts.ts';

// Few questions are asked in this form: a start does not wait for it.
const HappenInput = lazyView(async () => (await import('./happen-input.tsx')).HappenInput);
const HappenVerdict = lazyView(async () => (await import('./happen-verdict.tsx')).HappenVerdict);

export const happenView: FormView<'happen'> = {
  Input,
  Prompt,
  repeatsPrompt: true,
  Program: undefined,
  Verdict,
  words: {
    wrong: ({ rightly }) => {
      const wrong = rightly.filter((one) => !one).length;
      return HAPPEN.wrong(wrong, rightly.length);
    },
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.happen,
    digitsCommit: true,
  },
  undoKeys: 'u',
};

function Verdict(props: FormVerdictProps<'happen'>) {
  return (
    <Suspense>
      <HappenVerdict {...props} />
    </Suspense>
  );
}

function Input(props: FormProps<HappenExercise>) {
  return (
    <Suspense>
      <HappenInput {...props} />
    </Suspense>
  );
}

/** What is asked, in place of the question's own prompt. */
function Prompt() {
  return HAPPEN.ask;
}
