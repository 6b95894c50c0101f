const WORD = String.raw`[\p{L}\p{N}\p{M}_]`;

// A match may follow what is no part of a word and no backslash, an escape such as `\n` inside a
// string, or backslashes that escape each other.
const AFTER_ESCAPE = String.raw`(?<=(?<!\\)(?:\\\\)*\\[abfnrtv])|(?<=(?<!\\)(?:\\\\)+)`;
const BEFORE_WORD = String.raw`(?:(?<!${WORD}|\\)|${AFTER_ESCAPE})`;

// `2` is no token of its own in `1.2`, `.2` or `1e-2`.
const BEFORE_NUMBER = String.raw`(?<!\.)(?<!\d\.?[eE][+-])`;
// Nor in `2.5`, `2.e1` or `2.j`; but it is at the end of a sentence.
const AFTER_NUMBER = String.raw`(?!\.(?:\d|[eE][+-]?\d|[jJ]))`;

/** Finds first values as whole tokens; each group of the pattern is one value. */
export interface TokenFinder {
  readonly pattern: RegExp;
  /** The value's place in the list given, by group (from 1). */
  readonly order: readonly number[];
}

/**
 * A finder for some values as whole tokens: `2` is not found in `20`, `2.5` or `v2`, `save` not in
 * `save_all`. Where two values could match at one place, the longer one does.
 */
export function tokenFinder(values: readonly string[]): TokenFinder {
  const order = [...values.keys()].toSorted(
    (a, b) => (values[b] ?? '').length - (values[a] ?? '').length,
  );
  const alternatives = order.map((index) => `(${tokenPattern(values[index] ?? '')})`);
  return { pattern: new RegExp(alternatives.join('|'), 'gu'), order };
}

function tokenPattern(value: string): string {
  const number = /^[-+]?\.?\d/u.test(value);
  const endsInWord = new RegExp(`${WORD}$`, 'u').test(value);
  const before: string[] = [];
  if (new RegExp(`^${WORD}`, 'u').test(value)) before.push(BEFORE_WORD);
  if (/^\d/u.test(value)) before.push(BEFORE_NUMBER);
  // The sign of `-1` is an operator in `x-1`, and the point of `.5` belongs to `1.5`.
  if (/^[-+]?\.?\d/u.test(value) && !/^\d/u.test(value)) before.push(`(?<!${WORD}|[.)\\]])`);
  const after: string[] = [];
  if (endsInWord || (number && value.endsWith('.'))) after.push(`(?!${WORD})`);
  if (number && endsInWord) after.push(AFTER_NUMBER);
  const escaped = value.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return `${before.join('')}${escaped}${after.join('')}`;
}

/** Which of the finder's values occur in a text, by their place in the list. */
export function tokensIn(text: string, finder: TokenFinder): ReadonlySet<number> {
  const found = new Set<number>();
  replaceTokens(text, finder, (index, match) => {
    found.add(index);
    return match;
  });
  return found;
}

/** The text with every token replaced in one pass, so that values may change places. */
export function replaceTokens(
  text: string,
  finder: TokenFinder,
  replacement: (index: number, match: string) => string,
): string {
  if (finder.order.length === 0) return text;
  return text.replace(finder.pattern, (match: string, ...groups: unknown[]) => {
    const group = groups.slice(0, finder.order.length).findIndex((part) => part !== undefined);
    return replacement(finder.order[group] ?? 0, match);
  });
}
