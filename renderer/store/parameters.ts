/**
 * FSRS's parameters as rows of the log: they are in every backup, and a card's memory follows from
 * the log alone. Fitting is done elsewhere.
 */
import { DEFAULT_WEIGHTS } from '#schedule/fsrs.ts';
import type { Reads } from './reads.ts';
import type { ParametersReviewRow } from './rows.ts';

/** Rows of the log with parameters, oldest first. */
async function parameterRows(reads: Reads): Promise<readonly ParametersReviewRow[]> {
  const rows = await reads.rows('reviews', {
    index: '[kind+at]',
    between: [
      ['parameters', -Infinity],
      ['parameters', Infinity],
    ],
  });
  return rows
    .flatMap((row) => (row.kind === 'parameters' ? [row] : []))
    .toSorted((a, b) => a.id - b.id);
}

/** The parameters in use, and the previous ones. */
export interface Parameters {
  readonly weights: readonly number[];
  /**
   * When they were first adopted, in ms since the epoch: going back fits nothing anew. Undefined for
   * FSRS's defaults.
   */
  readonly since: number | undefined;
  /** What they replaced; undefined for FSRS's defaults. */
  readonly before: readonly number[] | undefined;
}

/** The parameters in use: those adopted last, else FSRS's defaults. */
export async function loadParameters(reads: Reads): Promise<Parameters> {
  const rows = await parameterRows(reads);
  const last = rows.at(-1);
  if (last === undefined) return { weights: DEFAULT_WEIGHTS, since: undefined, before: undefined };
  const first = rows.find(({ weights }) => same(weights, last.weights));
  return {
    weights: last.weights,
    since: same(last.weights, DEFAULT_WEIGHTS) ? undefined : first?.at,
    before: rows.at(-2)?.weights ?? DEFAULT_WEIGHTS,
  };
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((weight, at) => weight === other[at]);
}
