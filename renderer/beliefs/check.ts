/**
 * The adaptive check: which question reveals most about a learner's beliefs. Greedy: the question
 * with the greatest expected information, in bits. Pure.
 */
import { likelihood } from './likelihood.ts';
import type { Posterior } from './posterior.ts';
import type { Assumptions, Given, Probe } from './types.ts';

/**
 * The number of sets that carry nearly all of the probability; the others do not change the choice.
 */
const SETS = 40;

/**
 * The expected information about beliefs in the answer to a program, in bits: the mutual
 * information (Shannon), that is the entropy of the answer less its entropy given the beliefs.
 */
function expectedInformation(
  probe: Probe,
  state: Posterior,
  { slip }: Pick<Assumptions, 'slip'>,
): number {
  const outputs = probe.outputs.length;
  if (outputs === 0) return 0;
  const answers: readonly Given[] = ['truth', 'other', ...probe.outputs.keys()];
  const place = new Map(probe.outputs.flatMap((ids, output) => ids.map((id) => [id, output])));
  const known = new Set(state.sets.flatMap(({ ids }) => ids));
  const fresh = [...place].flatMap(([id, output]) =>
    known.has(id) ? [] : [{ output, probability: state.of(id) }],
  );
  const total = new Map<Given, number>();
  let left = 0;
  const consider = (held: readonly number[], probability: number): void => {
    if (probability <= 0) return;
    for (const given of answers) {
      const named = held.filter((output) => output === given).length;
      const chance = likelihood(given, slip, { outputs, held: held.length, named });
      // Other answers are unlimited in number; together they count as one.
      total.set(given, (total.get(given) ?? 0) + probability * chance);
      left += probability * entropyOf(chance);
    }
  };
  for (const [held, weight] of patterns(state, place)) {
    // Beliefs without evidence yet: at most one of them at a time, as they are rare.
    const nobody = fresh.reduce((chance, { probability }) => chance * (1 - probability), 1);
    consider(held, weight * nobody);
    const rest = fresh.reduce((sum, { probability }) => sum + probability, 0);
    for (const { output, probability } of fresh) {
      consider([...held, output], (weight * (1 - nobody) * probability) / Math.max(rest, 1e-12));
    }
  }
  return [...total.values()].reduce((sum, chance) => sum + entropyOf(chance), 0) - left;
}

/**
 * The likeliest sets grouped by their answers to the program, with the probability of each pattern.
 */
function patterns(
  state: Posterior,
  place: ReadonlyMap<string, number>,
): Iterable<readonly [readonly number[], number]> {
  const sets = state.sets.slice(0, SETS);
  const all = sets.reduce((sum, { probability }) => sum + probability, 0);
  const found = new Map<string, readonly [readonly number[], number]>();
  for (const { ids, probability } of sets) {
    const held = ids.flatMap((id) => place.get(id) ?? []).toSorted((a, b) => a - b);
    const key = held.join();
    const [, sum] = found.get(key) ?? [held, 0];
    found.set(key, [held, sum + probability / all]);
  }
  return found.values();
}

function entropyOf(probability: number): number {
  return probability <= 0 ? 0 : -probability * Math.log2(probability);
}

/** A question that may be asked. */
export interface Candidate {
  readonly id: string;
  readonly probe: Probe;
}

/** Information below this, in bits, is not worth a question. */
const WORTHLESS = 0.01;

/**
 * The question to ask next: the one with the greatest expected information, the first of equals.
 * Undefined if no question tells anything more.
 */
export function nextProbe<C extends Candidate>(
  candidates: readonly C[],
  state: Posterior,
  assumptions: Pick<Assumptions, 'slip'>,
): C | undefined {
  let best: C | undefined;
  let most = WORTHLESS;
  for (const candidate of candidates) {
    const information = expectedInformation(candidate.probe, state, assumptions);
    if (information > most) [best, most] = [candidate, information];
  }
  return best;
}

/**
 * How many beliefs this many programs can try, taking each time the one that tries most of the
 * others. `tests` has the beliefs that fail on each program. A belief that is not tried cannot be
 * found.
 */
export function mostTried(tests: readonly (readonly string[])[], programs: number): number {
  const tried = new Set<string>();
  for (let round = 0; round < programs; round += 1) {
    let best: readonly string[] = [];
    for (const ids of tests) {
      const fresh = ids.filter((id) => !tried.has(id));
      if (fresh.length > best.length) best = fresh;
    }
    if (best.length === 0) break;
    for (const id of best) tried.add(id);
  }
  return tried.size;
}
