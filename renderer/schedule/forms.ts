/**
 * The forms in which a question is asked: put lines in order, type the exact output, choose an
 * output, say what a paused program does next, change a program until it prints something, or
 * choose among sentences. This is the only list of them: types, stored rows and checks derive from
 * it. Released names stay, because they are in the log.
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
