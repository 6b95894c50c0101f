import { Suspense } from 'react';
import type { OnlyVerdict as Judged } from '#session/judge.ts';
import { lazyView } from '#features/lazy-view.ts';
import type { FormVerdictProps, FormView } from '../form-view.ts';
import { PrintInput, PrintProgramPane } from '../print/print-input.tsx';
import { FORM_WORDS, ONLY } from '../texts.ts';

// Few questions are asked in this form: a start does not wait for it.
const OnlyVerdict = lazyView(async () => (await import('./only-verdict.tsx')).OnlyVerdict);

export const onlyView: FormView<'only'> = {
  Input: PrintInput,
  Prompt: OnlyPrompt,
  repeatsPrompt: false,
  Program: PrintProgramPane,
  Verdict,
  words: {
    wrong: onlyTitle,
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.only,
    digitsCommit: false,
  },
  undoKeys: undefined,
};

/** The question, in place of the question's own prompt. */
function OnlyPrompt() {
  return ONLY.ask;
}

function Verdict(props: FormVerdictProps<'only'>) {
  return (
    <Suspense>
      <OnlyVerdict {...props} />
    </Suspense>
  );
}

/** The verdict on a wrong answer, in a sentence. */
function onlyTitle({ possible, others }: Judged): string {
  if (!possible) return ONLY.lost;
  return ONLY.others(others);
}
