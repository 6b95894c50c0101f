/** The total cost of suggestions for one file or deck, in pairs of letters compared. */
const BUDGET = 10_000_000;

/**
 * Suggests known words for any number of mistyped ones. A thousand of them would take minutes, so when
 * the budget is used up there are no more suggestions.
 */
export function suggester(known: readonly string[]): (word: string) => string | undefined {
  const letters = known.reduce((sum, { length }) => sum + length, 0);
  let left = BUDGET;
  return (word) => {
    left -= word.length * letters;
    return left < 0 ? undefined : suggest(word, known);
  };
}

/** The known word that a mistyped one was probably meant to be; undefined if none is close. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  // Hostile words may be long, and the cost is the product of the lengths.
  if (word.length > 60) return undefined;
  const reach = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = reach + 1;
  for (const candidate of known) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein distance, where swapping two adjacent letters is one step. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const turned =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? i) + 1 : i + j;
      next.push(Math.min(replaced, turned, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
