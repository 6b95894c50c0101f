/**
 * The ways in which a question is asked: put lines in order, type the exact output, choose an
 * output, say what a paused program does next, change a program until it prints something, choose among
 * sentences, say which outputs can happen, or change a program until only one can. This is the only list of them: types, stored rows and checks derive from
 * it. Released names stay, because the log holds them.
 */
export const FORMS = [
  'order',
  'type',
  'choose',
  'clock',
  'print',
  'concept',
  'happen',
  'only',
] as const;

export type Form = (typeof FORMS)[number];
