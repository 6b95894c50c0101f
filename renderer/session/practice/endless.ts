/** Chooses the next belief in endless practice. */
import { posterior } from '#beliefs/posterior.ts';
import { weigh } from '#beliefs/weigh.ts';
import { ASSUMPTIONS, loadEvidence } from '#session/insight/evidence.ts';
import type { Services } from '#session/services.ts';

/** The weight of a belief without evidence, so that every belief is asked sometimes. */
const LEAST = 0.05;

/** What the answers say about beliefs. */
export interface Believed {
  /** The probability of a belief. */
  readonly of: (id: string) => number;
  /** The beliefs that fail on a program that was answered: what they are about has been met. */
  readonly met: ReadonlySet<string>;
}

/** By all answers; nothing if they cannot be read. */
export async function believed(services: Pick<Services, 'db' | 'keys'>): Promise<Believed> {
  try {
    const evidence = await loadEvidence(services);
    return {
      of: posterior(weigh(evidence), ASSUMPTIONS).of,
      met: new Set(evidence.flatMap(({ probe }) => probe.outputs.flat())),
    };
  } catch {
    return { of: () => 0, met: new Set() };
  }
}

/**
 * One of the beliefs, drawn by probability; of those that were met, unless none was. `chance` is
 * from 0 up to, but not including, 1. Empty if there is none.
 */
export function drawn(all: readonly string[], { of, met }: Believed, chance: number): string {
  const known = all.filter((id) => met.has(id));
  const ids = known.length > 0 ? known : all;
  const weights = ids.map((id) => LEAST + of(id));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, id] of ids.entries()) {
    left -= weights[at] ?? 0;
    if (left < 0) return id;
  }
  return ids.at(-1) ?? '';
}
