/** Finds the belief that explains a wrong answer, with further runs if needed. */
import type { Engine } from '../box/engine.ts';
import type { Evidence, Explanation } from './explain.ts';
import { explain, pairsToTry } from './explain.ts';
import { runUnder } from './model-runs.ts';
import { inOrder } from './models.ts';

/**
 * As `explain`; if no single model prints exactly the answer, plausible pairs are run until one does.
 * Rejects if Python does not start.
 */
export async function findBelief(
  engine: Pick<Engine, 'run'>,
  program: string,
  evidence: Evidence,
): Promise<Explanation | undefined> {
  const found = explain(evidence);
  if (found?.kind === 'exact') return found;
  for (const pair of pairsToTry(evidence)) {
    const ids = inOrder(pair.map((id) => ({ id }))).map(({ id }) => id);
    const run = await runUnder(engine, program, ids, evidence.truth);
    const further = explain({ ...evidence, runs: [run] });
    if (further?.kind === 'exact') return further;
  }
  return found;
}
