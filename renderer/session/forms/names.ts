/** The name of each form, where answers are listed or counted. */
import type { Form } from '#schedule/forms.ts';

export const FORM_NAMES = {
  order: 'lines in order',
  type: 'typed output',
  choose: 'choice of outputs',
  clock: 'paused program',
  print: 'make it print',
  concept: 'concept',
  happen: 'what can happen',
  only: 'make it certain',
} as const satisfies Record<Form, string>;
