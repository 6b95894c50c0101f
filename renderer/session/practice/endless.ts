/** Which belief comes next where fresh programs are asked without end. */
import { posterior } from '#beliefs/posterior.ts';
import { weigh } from '#beliefs/weigh.ts';
import { ASSUMPTIONS, loadEvidence } from '#session/insight/evidence.ts';
import type { Services } from '#session/services.ts';

/** What a belief weighs that nothing speaks for: everything comes up now and then. */
const LEAST = 0.05;

/** How probable it is that the learner holds a belief, by all answers; 0 for each where they cannot be read. */
export async function believed(
  services: Pick<Services, 'db' | 'keys'>,
): Promise<(id: string) => number> {
  try {
    return posterior(weigh(await loadEvidence(services)), ASSUMPTIONS).of;
  } catch {
    return () => 0;
  }
}

/** One of the beliefs, by how probable each is; `chance` is from 0 to below 1. Empty where there is none. */
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
