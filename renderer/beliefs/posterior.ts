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
  readonly weight: number;
  readonly logs: Logs;
}

/** Where a belief fails: an observation, and whether (1) the belief prints exactly its answer. */
interface Failure {
  readonly at: number;
  readonly named: 0 | 1;
}

interface Grown {
  /** Indexes in the sorted list of beliefs that fail on some program, ascending. */
  readonly members: readonly number[];
  /** Logarithm of prior times likelihood, up to a constant. */
  readonly score: number;
  /** For each observation, how many members fail on it, and how many of these print its answer. */
  readonly held: Uint8Array;
  readonly named: Uint8Array;
  /** For each candidate, the change in the score when it joins; -Infinity if it cannot. */
  readonly gains: Float64Array;
}

/** How two beliefs relate: they fail on different programs, on a common one, or exclude each other. */
const APART = 0;
const NEAR = 1;
const CLASH = 2;

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
    weight,
    logs: logsOf(given, slip, probe.outputs.length),
  }));
  const byId = failuresOf(telling);
  const ids = [...byId.keys()].toSorted();
  const places = new Map(ids.map((id, place) => [id, place]));
  const failures = ids.map((id) => byId.get(id) ?? []);
  const odds = ids.map((id) => logOdds(prior(id)));

  function gainIn(member: number, { held, named }: Pick<Grown, 'held' | 'named'>): number {
    let sum = odds[member] ?? 0;
    for (const { at, named: own } of failures[member] ?? []) {
      const { weight, logs } = observations[at] ?? NOTHING;
      const failing = held[at] ?? 0;
      const matching = named[at] ?? 0;
      sum += weight * (logs(failing + 1, matching + own) - logs(failing, matching));
    }
    return sum;
  }

  // A belief that explains no answer makes no set likelier: it is weighed alone at the end.
  const candidates = [...ids.keys()].filter((member) =>
    failures[member]?.some(({ named }) => named === 1),
  );
  const relationTo = relations(failures, candidates, (one, other) =>
    compatible(ids[one] ?? '', ids[other] ?? ''),
  );
  const empty: Grown = {
    members: [],
    score: 0,
    held: new Uint8Array(observations.length),
    named: new Uint8Array(observations.length),
    gains: new Float64Array(ids.length),
  };
  const alone = Float64Array.from(ids, (_, member) => gainIn(member, empty));

  /** The change in the score of a set when a belief joins it; -Infinity if it cannot. */
  function gain(member: number, set: Grown): number {
    const relation = relationTo(member);
    let isApart = true;
    for (const other of set.members) {
      if (other === member || relation[other] === CLASH) return -Infinity;
      isApart &&= relation[other] === APART;
    }
    // Beliefs that fail on other programs do not change what this one explains.
    return isApart ? (alone[member] ?? 0) : gainIn(member, set);
  }

  /** A set with another member, whose score is then `score`. */
  function joined(set: Grown, member: number, score: number): Grown {
    const held = Uint8Array.from(set.held);
    const named = Uint8Array.from(set.named);
    for (const failure of failures[member] ?? []) {
      held[failure.at] = (held[failure.at] ?? 0) + 1;
      named[failure.at] = (named[failure.at] ?? 0) + failure.named;
    }
    const next = { members: insert(set.members, member), score, held, named };
    const relation = relationTo(member);
    const gains = Float64Array.from(set.gains);
    for (const other of candidates) {
      if (other === member || relation[other] === CLASH) gains[other] = -Infinity;
      else if (relation[other] === NEAR && gains[other] !== -Infinity)
        gains[other] = gainIn(other, next);
    }
    return { ...next, gains };
  }

  const sets = grow({ ...empty, gains: alone }, { candidates, joined, width: beam });
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
      return weighted.reduce(
        (sum, { set, probability }) => sum + probability * logistic(gain(member, set)),
        0,
      );
    },
    sets: weighted.map(({ set, probability }) => ({
      ids: set.members.map((member) => ids[member] ?? ''),
      probability,
    })),
  };
}

/** How each belief relates to `others`, computed when it is first asked for. */
function relations(
  failures: readonly (readonly Failure[])[],
  others: readonly number[],
  compatible: (one: number, other: number) => boolean,
): (member: number) => Uint8Array {
  const failing = new Map<number, number[]>();
  for (const other of others) {
    for (const { at } of failures[other] ?? []) {
      const met = failing.get(at);
      if (met === undefined) failing.set(at, [other]);
      else met.push(other);
    }
  }
  const known: (Uint8Array | undefined)[] = [];
  return (member) => {
    const found = known[member];
    if (found !== undefined) return found;
    const relation = new Uint8Array(failures.length);
    for (const { at } of failures[member] ?? []) {
      for (const other of failing.get(at) ?? []) relation[other] = NEAR;
    }
    for (const other of others) if (!compatible(member, other)) relation[other] = CLASH;
    known[member] = relation;
    return relation;
  };
}

const NOTHING: Observation = { weight: 0, logs: () => 0 };

/**
 * The logarithm of the likelihood of an answer if `held` beliefs fail on its program, and `named` of
 * these print it.
 */
type Logs = (held: number, named: number) => number;

/** By slip, then by outputs and kind of answer: few differ, and each is computed once. */
const LOGS = new Map<number, (Logs | undefined)[]>();

function logsOf(given: Given, slip: number, outputs: number): Logs {
  const bySlip = LOGS.get(slip) ?? [];
  LOGS.set(slip, bySlip);
  const kind = outputs * 3 + (given === 'truth' ? 0 : given === 'other' ? 1 : 2);
  const found = bySlip[kind];
  if (found !== undefined) return found;
  const values = new Float64Array(SIZES * SIZES).fill(NaN);
  const logs: Logs = (held, named) => {
    const place = held * SIZES + named;
    const value = values[place] ?? NaN;
    if (!Number.isNaN(value)) return value;
    const log = Math.log(likelihood(given, slip, { outputs, held, named }));
    values[place] = log;
    return log;
  };
  bySlip[kind] = logs;
  return logs;
}

function failuresOf(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Failure[]> {
  const failures = new Map<string, Failure[]>();
  for (const [at, { probe, given }] of evidence.entries()) {
    for (const [output, ids] of probe.outputs.entries()) {
      for (const id of ids) {
        const known = failures.get(id);
        const failure: Failure = { at, named: given === output ? 1 : 0 };
        if (known === undefined) failures.set(id, [failure]);
        else known.push(failure);
      }
    }
  }
  return failures;
}

interface Ground {
  readonly candidates: readonly number[];
  readonly joined: (set: Grown, member: number, score: number) => Grown;
  /** The number of sets of one size that are grown further. */
  readonly width: number;
}

function grow(empty: Grown, { candidates, joined, width }: Ground): readonly Grown[] {
  const all: Grown[] = [empty];
  let best = 0;
  let beam: readonly Grown[] = [empty];
  while (beam.length > 0 && (beam[0]?.members.length ?? 0) < LARGEST) {
    const next = new Map<string, { set: Grown; member: number; score: number }>();
    for (const set of beam) {
      for (const member of candidates) {
        const score = set.score + (set.gains[member] ?? -Infinity);
        if (score <= best - HOPELESS) continue;
        const key = insert(set.members, member).join();
        if (!next.has(key)) next.set(key, { set, member, score });
      }
    }
    beam = [...next.values()]
      .toSorted((a, b) => b.score - a.score)
      .slice(0, width)
      .map(({ set, member, score }) => joined(set, member, score));
    all.push(...beam);
    best = Math.max(best, beam[0]?.score ?? -Infinity);
  }
  return all.toSorted((a, b) => b.score - a.score).slice(0, KEPT);
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
