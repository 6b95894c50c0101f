/** What is asked of a program's runs, as it stands in a question's file: `next-line 7 2`. Pure. */
import { MOMENT_KINDS } from './types.ts';
import type { Moment, MomentKind } from './types.ts';

/** `can-happen`, or a kind with a line and, from the second question of the kind there on, which one. */
export const ABOUT = new RegExp(
  `^(?:can-happen|(?:${MOMENT_KINDS.join('|')}) [1-9]\\d{0,4}(?: [1-9]\\d{0,3})?)$`,
  'u',
);

/** What a text that `ABOUT` fits asks for. */
export function aboutOf(text: string): Moment | 'can-happen' {
  if (text === 'can-happen') return text;
  const [kind, line, nth = '1'] = text.split(' ');
  return { kind: kind as MomentKind, line: Number(line), nth: Number(nth) };
}

/** What is asked of a run, as it stands in a file. */
export function aboutText(about: Moment | 'can-happen'): string {
  if (about === 'can-happen') return about;
  const { kind, line, nth } = about;
  return `${kind} ${line}${nth > 1 ? ` ${nth}` : ''}`;
}
