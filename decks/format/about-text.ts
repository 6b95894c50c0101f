/** What is asked about a program's runs, as written in a question's file: `next-line 7 2`. Pure. */
import { MOMENT_KINDS } from './types.ts';
import type { Moment, MomentKind } from './types.ts';

/** `can-happen`, or a kind with a line and, from the second question of that kind there on, its number. */
export const ABOUT = new RegExp(
  `^(?:can-happen|(?:${MOMENT_KINDS.join('|')}) [1-9]\\d{0,4}(?: [1-9]\\d{0,3})?)$`,
  'u',
);

/** Parses a text that matches `ABOUT`. */
export function aboutOf(text: string): Moment | 'can-happen' {
  if (text === 'can-happen') return text;
  const [kind, line, nth = '1'] = text.split(' ');
  return { kind: kind as MomentKind, line: Number(line), nth: Number(nth) };
}

/** The inverse of `aboutOf`. */
export function aboutText(about: Moment | 'can-happen'): string {
  if (about === 'can-happen') return about;
  const { kind, line, nth } = about;
  return `${kind} ${line}${nth > 1 ? ` ${nth}` : ''}`;
}
