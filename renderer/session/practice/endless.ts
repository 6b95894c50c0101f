/** Chooses the next belief in endless practice. */
import { posterior } from '#beliefs/posterior.ts';
import { weigh } from '#beliefs/weigh.ts';
import { ASSUMPTIONS, loadEvidence } from '#session/insight/evidence.ts';
import type { Services } from '#session/services.ts';

/** The weight of a belief without evidence, so that every belief is asked sometimes. */
const LEAST = 0.05;

/** The probability of each belief, by all answers; 0 for each if they cannot be read. */
export async function believed(
  services: Pick<Services, 'db' | 'keys'>,
): Promise<(id: string) => number> {
  try {
    return posterior(weigh(await loadEvidence(services)), ASSUMPTIONS).of;
  } catch {
    return () => 0;
  }
}

/**
 * One of the beliefs, drawn by probability; `chance` is from 0 up to, but not including, 1. Empty
 * if there is none.
 */
export function drawn(
  ids: readonly string[],
  probable: (id: string) => number,
  chance: number,
): string {
  const weights = ids.map((id) => LEAST + probable(id));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, id] of ids.entries()) {
    left -= weights[at] ?? 0;
    if (left < 0) return id;
  }
  return ids.at(-1) ?? '';
}
