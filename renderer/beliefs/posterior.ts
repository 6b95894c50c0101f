/**
 * Bayes over sets of beliefs. A learner holds a set of them, and each set explains the answers more
 * or less well. Sets are grown one belief at a time from the empty one, keeping only the likeliest
 * of each size (a beam), because a hundred beliefs have too many sets to try them all.
 *
 * Sets, rather than each belief by itself, because two models that print the same share the
 * evidence of an answer; if another answer speaks against one of them, the other gets its share.
 * Pure.
 */
import { likelihood } from './likelihood.ts';
import type { Assumptions, Evidence, Given } from './types.ts';

/** A set of beliefs with its probability. */
export interface WeightedSet {
  readonly ids: readonly string[];
  readonly probability: number;
}

export interface Posterior {
  /** The probability (0 to 1) that a belief is held; its prior without evidence. */
  readonly of: (id: string) => number;
  /** The likeliest sets, the likeliest first; their probabilities sum to 1. */
  readonly sets: readonly WeightedSet[];
}

/** The number of sets of one size that are grown further. */
const BEAM = 48;

/** More beliefs at once than any learner shows. */
const LARGEST = 30;

/** A set less likely than the best one by more than this (natural logarithm) is not grown. */
const HOPELESS = 14;

/** The number of sets in the result. */
const KEPT = 200;

interface Observation {
  readonly given: Given;
  readonly weight: number;
  readonly outputs: number;
}

/** Where a belief fails: an observation, and whether the belief prints exactly its answer. */
interface Failure {
  readonly at: number;
  readonly named: boolean;
}

interface Grown {
  /** Indexes in the list of candidates, ascending. */
  readonly members: readonly number[];
  /** Logarithm of prior times likelihood, up to a constant. */
  readonly score: number;
  /** For each observation, how many members fail on it, and how many of these print its answer. */
  readonly held: Uint8Array;
  readonly named: Uint8Array;
}

/** The posterior given these answers, in any order. */
export function posterior(evidence: readonly Evidence[], assumptions: Assumptions): Posterior {
  const { prior, slip, compatible } = assumptions;
  const telling = evidence.filter(({ weight }) => weight > 0);
  const observations = telling.map(({ probe, given, weight }): Observation => ({
    given,
    weight,
    outputs: probe.outputs.length,
  }));
  const failures = failuresOf(telling);

  /** The change in the score of a set when a belief joins it. */
  function gain(id: string, { held, named }: Pick<Grown, 'held' | 'named'>): number {
    let sum = logOdds(prior(id));
    for (const failure of failures.get(id) ?? []) {
      const { given, weight, outputs } = observations[failure.at] ?? NOTHING;
      const before = { outputs, held: held[failure.at] ?? 0, named: named[failure.at] ?? 0 };
      const after = {
        outputs,
        held: before.held + 1,
        named: before.named + (failure.named ? 1 : 0),
      };
      sum +=
        weight *
        (Math.log(likelihood(given, slip, after)) - Math.log(likelihood(given, slip, before)));
    }
    return sum;
  }

  // A belief that explains no answer makes no set likelier: it is weighed alone at the end.
  const candidates = [...failures]
    .filter(([, all]) => all.some(({ named }) => named))
    .map(([id]) => id)
    .toSorted();
  const sets = grow(candidates, gain, { observations, failures, compatible });
  const total = sets.reduce((sum, { score }) => sum + Math.exp(score - (sets[0]?.score ?? 0)), 0);
  const weighted = sets.map((set) => ({
    set,
    ids: set.members.map((member) => candidates[member] ?? ''),
    probability: Math.exp(set.score - (sets[0]?.score ?? 0)) / total,
  }));
  const shown = new Map<string, number>();
  for (const { ids, probability } of weighted) {
    for (const id of ids) shown.set(id, (shown.get(id) ?? 0) + probability);
  }
  const isCandidate = new Set(candidates);
  return {
    of: (id) => {
      if (isCandidate.has(id)) return Math.min(1, shown.get(id) ?? 0);
      if (!failures.has(id)) return prior(id);
      return weighted.reduce((sum, { set, ids, probability }) => {
        const possible = ids.every((other) => compatible(id, other));
        return possible ? sum + probability * logistic(gain(id, set)) : sum;
      }, 0);
    },
    sets: weighted.map(({ ids, probability }) => ({ ids, probability })),
  };
}

const NOTHING: Observation = { given: 'other', weight: 0, outputs: 0 };

function failuresOf(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Failure[]> {
  const failures = new Map<string, Failure[]>();
  for (const [at, { probe, given }] of evidence.entries()) {
    for (const [output, ids] of probe.outputs.entries()) {
      for (const id of ids) {
        const known = failures.get(id);
        const failure = { at, named: given === output };
        if (known === undefined) failures.set(id, [failure]);
        else known.push(failure);
      }
    }
  }
  return failures;
}

interface Ground {
  readonly observations: readonly Observation[];
  readonly failures: ReadonlyMap<string, readonly Failure[]>;
  readonly compatible: Assumptions['compatible'];
}

function grow(
  candidates: readonly string[],
  gain: (id: string, set: Grown) => number,
  { observations, failures, compatible }: Ground,
): readonly Grown[] {
  const none = new Uint8Array(observations.length);
  const empty: Grown = { members: [], score: 0, held: none, named: none };
  const all: Grown[] = [empty];
  let best = 0;
  let beam: readonly Grown[] = [empty];
  while (beam.length > 0 && (beam[0]?.members.length ?? 0) < LARGEST) {
    const next = new Map<string, { set: Grown; member: number; score: number }>();
    for (const set of beam) {
      for (const [member, id] of candidates.entries()) {
        const clashes = set.members.some(
          (other) => other === member || !compatible(id, candidates[other] ?? ''),
        );
        if (clashes) continue;
        const key = insert(set.members, member).join();
        if (next.has(key)) continue;
        const score = set.score + gain(id, set);
        if (score > best - HOPELESS) next.set(key, { set, member, score });
      }
    }
    beam = [...next.values()]
      .toSorted((a, b) => b.score - a.score)
      .slice(0, BEAM)
      .map(({ set, member, score }) =>
        joined(set, member, score, failures.get(candidates[member] ?? '') ?? []),
      );
    all.push(...beam);
    best = Math.max(best, beam[0]?.score ?? -Infinity);
  }
  return all.toSorted((a, b) => b.score - a.score).slice(0, KEPT);
}

function joined(set: Grown, member: number, score: number, failures: readonly Failure[]): Grown {
  const held = Uint8Array.from(set.held);
  const named = Uint8Array.from(set.named);
  for (const failure of failures) {
    held[failure.at] = (held[failure.at] ?? 0) + 1;
    if (failure.named) named[failure.at] = (named[failure.at] ?? 0) + 1;
  }
  return { members: insert(set.members, member), score, held, named };
}

function insert(members: readonly number[], member: number): readonly number[] {
  return [...members, member].toSorted((a, b) => a - b);
}

function logOdds(probability: number): number {
  return Math.log(probability) - Math.log1p(-probability);
}

function logistic(logOddsOf: number): number {
  return 1 / (1 + Math.exp(-logOddsOf));
}
