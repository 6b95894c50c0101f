/** A value to search for, with what may not surround it. */
interface Token {
  readonly value: string;
  /** The value's index in the given list. */
  readonly place: number;
  readonly startsInWord: boolean;
  readonly endsInWord: boolean;
  /** `2`, `-1`, `.5`: digits may continue after a point or an exponent. */
  readonly number: boolean;
}

/** Finds first values as whole tokens. */
export interface TokenFinder {
  /** Where a value may be; its surroundings are checked afterwards. */
  readonly candidates: RegExp;
  /** Longest first. */
  readonly tokens: readonly Token[];
}

/**
 * A finder for some values as whole tokens: `2` is not found in `20`, `2.5` or `v2`, `save` not in
 * `save_all`. If two values match at one position, the longer one wins.
 *
 * A single pattern could express all of this, but compiling its Unicode classes for each question took
 * longer than the rest of reading a deck.
 */
export function tokenFinder(values: readonly string[]): TokenFinder {
  const tokens = values
    .map((value, place): Token => {
      const number = /^[-+]?\.?\d/u.test(value);
      return {
        value,
        place,
        startsInWord: isWord(value.codePointAt(0)),
        endsInWord: isWord(codePointBefore(value, value.length)),
        number,
      };
    })
    .toSorted((a, b) => b.value.length - a.value.length);
  const literals = tokens.map(({ value }) =>
    value.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`),
  );
  return { candidates: new RegExp(literals.join('|'), 'g'), tokens };
}

const BEYOND_ASCII = /^[\p{L}\p{N}\p{M}]$/u;

function isWord(code: number | undefined): boolean {
  if (code === undefined) return false;
  const character = String.fromCodePoint(code);
  return code < 0x80 ? /^\w$/u.test(character) : BEYOND_ASCII.test(character);
}

function codePointBefore(text: string, end: number): number | undefined {
  const last = text.codePointAt(end - 2);
  return last !== undefined && last > 0xffff ? last : text.codePointAt(end - 1);
}

/** Whether the text at a position is the token, and not part of something longer. */
function standsAlone(text: string, at: number, token: Token): boolean {
  const { value, startsInWord, endsInWord, number } = token;
  const end = at + value.length;
  if (startsInWord && !mayBeginAt(text, at)) return false;
  if (number && !mayBeNumberAt(text, at, value)) return false;
  if ((endsInWord || (number && value.endsWith('.'))) && isWord(text.codePointAt(end))) {
    return false;
  }
  // Not in `2.5`, `2.e1` or `2.j`, but at the end of a sentence.
  return !(number && endsInWord && /^\.(?:\d|[eE][+-]?\d|[jJ])/u.test(text.slice(end, end + 4)));
}

/**
 * A word may follow anything that is not part of a word and not a backslash, an escape such as `\n`
 * inside a string, or backslashes that escape each other.
 */
function mayBeginAt(text: string, at: number): boolean {
  const escaped = (end: number): boolean => backslashesBefore(text, end) % 2 === 1;
  const before = text[at - 1] ?? '';
  if (before === '\\') return !escaped(at);
  if (/[abfnrtv]/u.test(before) && escaped(at - 1)) return true;
  return !isWord(codePointBefore(text, at));
}

function backslashesBefore(text: string, end: number): number {
  let from = end;
  while (text[from - 1] === '\\') from -= 1;
  return end - from;
}

function mayBeNumberAt(text: string, at: number, value: string): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  // `2` is not a token of its own in `1.2`, `.2` or `1e-2`.
  if (/^\d/u.test(value)) return !/\.$|\d\.?[eE][+-]$/u.test(before);
  // The sign of `-1` is an operator in `x-1`, and the point of `.5` belongs to `1.5`.
  return !/[.)\]]$/u.test(before) && !isWord(codePointBefore(text, at));
}

/** Which of the finder's values occur in a text, by their index in the list. */
export function tokensIn(text: string, finder: TokenFinder): ReadonlySet<number> {
  const found = new Set<number>();
  replaceTokens(text, finder, (index, match) => {
    found.add(index);
    return match;
  });
  return found;
}

/** The text with every token replaced in one pass, so that values may be swapped. */
export function replaceTokens(
  text: string,
  finder: TokenFinder,
  replacement: (index: number, match: string) => string,
): string {
  const { candidates, tokens } = finder;
  if (tokens.length === 0) return text;
  let result = '';
  let done = 0;
  candidates.lastIndex = 0;
  for (let found = candidates.exec(text); found !== null; found = candidates.exec(text)) {
    const at = found.index;
    const token = tokens.find(
      (one) => text.startsWith(one.value, at) && standsAlone(text, at, one),
    );
    if (token === undefined) {
      candidates.lastIndex = at + 1;
      continue;
    }
    result += text.slice(done, at) + replacement(token.place, token.value);
    done = at + token.value.length;
    candidates.lastIndex = done;
  }
  return result + text.slice(done);
}
