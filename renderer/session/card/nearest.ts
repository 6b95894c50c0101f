/** Which programs are closest to that of a question, to be compared with it. Pure. */
import { countDifferent } from '#format/align-lines.ts';

/** A program of a question, with what decides how close it is to another. */
export interface Comparable {
  readonly questionId: string;
  /** The question that its author declared to differ from it in one thing. */
  readonly pair: string | undefined;
  readonly unit: string;
  readonly concept: string;
  readonly program: string;
  /** Beliefs that fail on the program. */
  readonly beliefs: readonly string[];
}

/** Programs that differ in more lines are no contrast. */
const MOST_DIFFERENT = 12;

/**
 * The programs that can be compared with `own`, the closest first: the declared pair; those of its
 * concept; those on which a belief fails that also fails on it; those of its unit; and its own with
 * other values. Of each kind, the one that differs in the fewest lines comes first.
 */
export function nearestTo<Other extends Comparable>(
  own: Comparable,
  others: readonly Other[],
): readonly Other[] {
  const beliefs = new Set(own.beliefs);
  const rankOf = (other: Comparable): number | undefined => {
    if (other.questionId === own.questionId) return 4;
    if (other.questionId === own.pair) return 0;
    if (other.concept === own.concept) return 1;
    if (other.beliefs.some((id) => beliefs.has(id))) return 2;
    return other.unit === own.unit ? 3 : undefined;
  };
  return others
    .flatMap((other) => {
      const rank = other.program === own.program ? undefined : rankOf(other);
      if (rank === undefined) return [];
      const different = countDifferent(own.program, other.program);
      return rank > 0 && different > MOST_DIFFERENT ? [] : [{ other, rank, different }];
    })
    .toSorted((one, two) => one.rank - two.rank || one.different - two.different)
    .map(({ other }) => other);
}
