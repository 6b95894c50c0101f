/** What a question reveals about the person who answers it. Pure. */
import type { ModelRun } from '../models/model-runs.ts';
import { appearance } from '../models/model-runs.ts';

/** The diagnostic value of a question. */
export interface Diagnostic {
  /** Ids of models that print the truth: an answer says nothing about them. */
  readonly untouched: readonly string[];
  /** Ids of the others; models in one group print the same, so an answer cannot tell them apart. */
  readonly groups: readonly (readonly string[])[];
  /** Pairs of models that the question distinguishes. The truth counts as a model. */
  readonly pairs: number;
}

/**
 * Which models a question distinguishes.
 *
 * @param variants for each variant that counts, its runs under the same models in the same order.
 */
export function diagnosticOf(variants: readonly (readonly ModelRun[])[]): Diagnostic {
  const untouched: string[] = [];
  const groups = new Map<string, string[]>();
  for (const [at, { ids }] of (variants[0] ?? []).entries()) {
    const runs = variants.flatMap((variant) => variant.slice(at, at + 1));
    if (runs.every(({ same }) => same)) {
      untouched.push(...ids);
      continue;
    }
    const printed = runs.map((run) => appearance(run)).join('\n');
    groups.set(printed, [...(groups.get(printed) ?? []), ...ids]);
  }
  const sizes = [untouched.length + 1, ...[...groups.values()].map(({ length }) => length)];
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const alike = sizes.reduce((sum, size) => sum + size * size, 0);
  return { untouched, groups: [...groups.values()], pairs: (all * all - alike) / 2 };
}
