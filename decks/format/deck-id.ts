/** Ids of decks and questions, made from what people type. Pure. */
import { LIMITS } from './limits.ts';

/** A text as lower-case letters, digits and dashes; empty if it has no letter or digit. */
export function dashed(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
}

/** Values of `unique` are below this: four letters or digits. */
export const UNIQUE = 36 ** 4;

/**
 * The id of a new deck, from its author's name and its own.
 *
 * @param unique a random whole number below `UNIQUE`, which distinguishes decks of the same name:
 *   about 1 in 1.7 million.
 */
export function deckId(author: string, name: string, unique: number): string {
  const most = Math.floor((LIMITS.idLength - 6) / 2);
  const [who = '', what = ''] = [author, name].map((text) =>
    dashed(text).slice(0, most).replace(/-+$/u, ''),
  );
  // An id begins with a letter.
  const start = /^[a-z]/u.test(who) ? who : `by-${who === '' ? 'me' : who}`;
  const end = unique.toString(36).padStart(4, '0');
  return `${start}.${what === '' ? 'deck' : what}-${end}`;
}

/** An id that is not taken: the word itself, or with the lowest number from 2 that makes it unique. */
export function freeId(word: string, taken: ReadonlySet<string>): string {
  let id = word;
  for (let number = 2; taken.has(id); number += 1) id = `${word}-${number}`;
  return id;
}
