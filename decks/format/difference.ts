import type { Sha256 } from './deck.ts';

/** A question as a version of a deck lists it, in the order of the deck. */
export interface ListedQuestion {
  readonly id: string;
  /** SHA-256 (hex) of its text. */
  readonly hash: string;
  readonly unit: string;
}

/** What an update of a deck does to its questions, by id; cards keep their progress by id. */
export interface DeckDifference {
  /** In the order of the new version, as are `changed`, `same` and `moved`. */
  readonly added: readonly string[];
  /** In the order of the old version. */
  readonly removed: readonly string[];
  /** In both, with a different text. */
  readonly changed: readonly string[];
  /** In both, with the same text. */
  readonly same: readonly string[];
  /**
   * Of those in both: now in another unit, or in another order relative to each other. A question is
   * not moved merely because others were added or removed before it.
   */
  readonly moved: readonly string[];
}

/** The difference between two versions of a deck; ids are unique in each. */
export function difference(
  before: readonly ListedQuestion[],
  after: readonly ListedQuestion[],
): DeckDifference {
  const old = new Map(before.map((question, position) => [question.id, { question, position }]));
  const ids = new Set(after.map((question) => question.id));
  const kept = after.flatMap((question) => {
    const was = old.get(question.id);
    return was === undefined ? [] : [{ question, was: was.question, position: was.position }];
  });
  const inOrder = longestRise(kept.map(({ position }) => position));
  const keptIds = (wanted: (item: (typeof kept)[number], index: number) => boolean) =>
    kept.filter(wanted).map(({ question }) => question.id);
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    changed: keptIds(({ question, was }) => question.hash !== was.hash),
    same: keptIds(({ question, was }) => question.hash === was.hash),
    moved: keptIds(({ question, was }, index) => question.unit !== was.unit || !inOrder.has(index)),
  };
}

/** The positions of a longest increasing subsequence: everything else has moved. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  // ends[n] is the position of the smallest value that ends an increasing run of n + 1 values.
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [place, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = place;
  }
  const rise = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place !== -1; place = previous[place] ?? -1) rise.add(place);
  return rise;
}

/** One hash for all questions of a deck in order: equal if none of them differs. */
export async function deckHash(
  questions: readonly ListedQuestion[],
  sha256: Sha256,
): Promise<string> {
  return sha256(questions.map(({ id, hash, unit }) => `${unit}/${id} ${hash}\n`).join(''));
}
