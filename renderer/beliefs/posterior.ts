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

/** More than the number of sizes of a set. */
const SIZES = LARGEST + 2;

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
  /** Indexes in the sorted list of beliefs that fail on some program, ascending. */
  readonly members: readonly number[];
  /** Logarithm of prior times likelihood, up to a constant. */
  readonly score: number;
  /** For each observation, how many members fail on it, and how many of these print its answer. */
  readonly held: Uint8Array;
  readonly named: Uint8Array;
}

/**
 * The posterior given these answers, in any order. With a narrower `beam` it is found sooner, and
 * is less exact where many beliefs share answers.
 */
export function posterior(
  evidence: readonly Evidence[],
  assumptions: Assumptions,
  beam = BEAM,
): Posterior {
  const { prior, slip, compatible } = assumptions;
  const telling = evidence.filter(({ weight }) => weight > 0);
  const observations = telling.map(({ probe, given, weight }): Observation => ({
    given,
    weight,
    outputs: probe.outputs.length,
  }));
  const byId = failuresOf(telling);
  const ids = [...byId.keys()].toSorted();
  const places = new Map(ids.map((id, place) => [id, place]));
  const failures = ids.map((id) => byId.get(id) ?? []);
  const failsAt = failures.map((all) => new Set(all.map(({ at }) => at)));
  const nothing = new Uint8Array(observations.length);

  /** The logarithm of the likelihood of an answer; few of them differ. */
  const logs = new Map<number, number>();
  function logOf({ given, outputs }: Observation, held: number, named: number): number {
    const kind = given === 'truth' ? 0 : given === 'other' ? 1 : 2;
    const key = ((outputs * 3 + kind) * SIZES + held) * SIZES + named;
    const known = logs.get(key);
    if (known !== undefined) return known;
    const log = Math.log(likelihood(given, slip, { outputs, held, named }));
    logs.set(key, log);
    return log;
  }

  function gainIn(member: number, { held, named }: Pick<Grown, 'held' | 'named'>): number {
    let sum = logOdds(prior(ids[member] ?? ''));
    for (const failure of failures[member] ?? []) {
      const observation = observations[failure.at] ?? NOTHING;
      const failing = held[failure.at] ?? 0;
      const matching = named[failure.at] ?? 0;
      const joined = logOf(observation, failing + 1, matching + (failure.named ? 1 : 0));
      sum += observation.weight * (joined - logOf(observation, failing, matching));
    }
    return sum;
  }

  const alone = ids.map((_, member) => gainIn(member, { held: nothing, named: nothing }));
  const meet = pairs(ids.length, (one, other) =>
    (failures[one] ?? []).some(({ at }) => failsAt[other]?.has(at)),
  );
  const clash = pairs(ids.length, (one, other) => !compatible(ids[one] ?? '', ids[other] ?? ''));

  /** The change in the score of a set when a belief joins it; undefined if it cannot. */
  function gain(member: number, set: Grown): number | undefined {
    let isApart = true;
    for (const other of set.members) {
      if (other === member || clash(member, other)) return undefined;
      isApart &&= !meet(member, other);
    }
    // Beliefs that fail on other programs do not change what this one explains.
    return isApart ? alone[member] : gainIn(member, set);
  }

  // A belief that explains no answer makes no set likelier: it is weighed alone at the end.
  const candidates = [...ids.keys()].filter((member) =>
    failures[member]?.some(({ named }) => named),
  );
  const sets = grow(candidates, { gain, failures, nothing, width: beam });
  const total = sets.reduce((sum, { score }) => sum + Math.exp(score - (sets[0]?.score ?? 0)), 0);
  const weighted = sets.map((set) => ({
    set,
    probability: Math.exp(set.score - (sets[0]?.score ?? 0)) / total,
  }));
  const shown = new Map<number, number>();
  for (const { set, probability } of weighted) {
    for (const member of set.members) shown.set(member, (shown.get(member) ?? 0) + probability);
  }
  const isCandidate = new Set(candidates);
  return {
    of: (id) => {
      const member = places.get(id);
      if (member === undefined) return prior(id);
      if (isCandidate.has(member)) return Math.min(1, shown.get(member) ?? 0);
      return weighted.reduce((sum, { set, probability }) => {
        const gained = gain(member, set);
        return gained === undefined ? sum : sum + probability * logistic(gained);
      }, 0);
    },
    sets: weighted.map(({ set, probability }) => ({
      ids: set.members.map((member) => ids[member] ?? ''),
      probability,
    })),
  };
}

/** A relation between two numbers below `count`, each pair computed once. */
function pairs(
  count: number,
  of: (one: number, other: number) => boolean,
): (one: number, other: number) => boolean {
  /** 0 if unknown, 1 if not related, 2 if related. */
  const known = new Uint8Array(count * count);
  return (one, other) => {
    const place = one * count + other;
    if (known[place] === 0) known[place] = of(one, other) ? 2 : 1;
    return known[place] === 2;
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
  readonly gain: (member: number, set: Grown) => number | undefined;
  readonly failures: readonly (readonly Failure[])[];
  /** The counts of the empty set. */
  readonly nothing: Uint8Array;
  /** The number of sets of one size that are grown further. */
  readonly width: number;
}

function grow(
  candidates: readonly number[],
  { gain, failures, nothing, width }: Ground,
): readonly Grown[] {
  const empty: Grown = { members: [], score: 0, held: nothing, named: nothing };
  const all: Grown[] = [empty];
  let best = 0;
  let beam: readonly Grown[] = [empty];
  while (beam.length > 0 && (beam[0]?.members.length ?? 0) < LARGEST) {
    const next = new Map<string, { set: Grown; member: number; score: number }>();
    for (const set of beam) {
      for (const member of candidates) {
        const score = set.score + (gain(member, set) ?? -Infinity);
        if (score <= best - HOPELESS) continue;
        const key = insert(set.members, member).join();
        if (!next.has(key)) next.set(key, { set, member, score });
      }
    }
    beam = [...next.values()]
      .toSorted((a, b) => b.score - a.score)
      .slice(0, width)
      .map(({ set, member, score }) => joined(set, member, score, failures[member] ?? []));
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
