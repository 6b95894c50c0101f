import { lineNamed } from '#session/forms/clock/clock.ts';
import type { FormView } from '../form-view.ts';
import { ClockInput, ClockPrompt } from './clock-input.tsx';
import { ClockVerdict, clockTitle } from './clock-verdict.tsx';
import { FORM_WORDS } from '../texts.ts';

export const clockView: FormView<'clock'> = {
  Input: ClockInput,
  Prompt: ClockPrompt,
  repeatsPrompt: true,
  Program: undefined,
  pausedAt: ({ scene }) => scene.line,
  litAt: ({ options }, { taken }) => taken.flatMap((at) => lineNamed(options[at] ?? '') ?? []),
  Verdict: ClockVerdict,
  words: {
    wrong: clockTitle,
    believed: FORM_WORDS.believed,
    hint: FORM_WORDS.hints.clock,
    digitsCommit: true,
  },
  undoKeys: 'u',
};
