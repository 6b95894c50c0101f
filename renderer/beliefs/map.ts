/**
 * What a learner believes, from the log: each belief with its status and the evidence for it. Pure.
 */
import { firstIndex } from '#format/search.ts';
import { posterior } from './posterior.ts';
import type { Assumptions } from './types.ts';
import type { ProbedAnswer } from './weigh.ts';
import { weigh } from './weigh.ts';

export type BeliefStatus =
  /** More likely held than not. */
  | 'held'
  /** An answer matched this belief, but may have another cause. */
  | 'suspected'
  /** It was held, and later answers speak against it, but not yet clearly. */
  | 'shaken'
  /** It was held, and no longer is. */
  | 'gone'
  /** Programs on which it fails were answered, and never as it predicts. */
  | 'clear'
  /** No program on which it fails was answered. */
  | 'untried';

export interface BeliefState {
  readonly id: string;
  readonly probability: number;
  readonly status: BeliefStatus;
  /** For `gone`: the time of the answer from which it has been gone, in ms since the epoch. */
  readonly since: number | undefined;
  /** Rows of the log with the answers that it explains, and those that speak against it. */
  readonly pro: readonly number[];
  readonly contra: readonly number[];
}

/** At and above this probability a belief is held. */
export const HELD = 0.5;
/** At and below this probability it is gone. */
const GONE = 0.1;

/** The beam for what was once believed: few beliefs are concerned, and many moments. */
const PAST_BEAM = 12;

/** Every belief of `ids`, in their order. `answers` are the effective ones, in the order given. */
export function beliefMap(
  ids: readonly string[],
  answers: readonly ProbedAnswer[],
  assumptions: Assumptions,
): readonly BeliefState[] {
  const steps = beliefMapSteps(ids, answers, assumptions);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same belief by belief, so that a caller can draw a frame between two of them. */
export function* beliefMapSteps(
  ids: readonly string[],
  answers: readonly ProbedAnswer[],
  assumptions: Assumptions,
): Generator<undefined, readonly BeliefState[], undefined> {
  const now = posterior(weigh(answers), assumptions);
  const byId = failing(answers);
  const states: BeliefState[] = [];
  for (const id of ids) {
    yield;
    const touching = byId.get(id) ?? [];
    const pro = touching.filter((answer) => isNamed(answer, id));
    const contra = touching.filter(({ given }) => given === 'truth');
    const probability = now.of(id);
    states.push({
      id,
      probability,
      ...statusOf(id, { probability, touching, pro, byId, answers, assumptions }),
      pro: pro.map(({ reviewId }) => reviewId),
      contra: contra.map(({ reviewId }) => reviewId),
    });
  }
  return states;
}

interface Past {
  readonly probability: number;
  /** The answers to programs on which the belief fails, and those that are its output. */
  readonly touching: readonly ProbedAnswer[];
  readonly pro: readonly ProbedAnswer[];
  readonly byId: ReadonlyMap<string, readonly ProbedAnswer[]>;
  readonly answers: readonly ProbedAnswer[];
  readonly assumptions: Assumptions;
}

function statusOf(
  id: string,
  { probability, touching, pro, byId, answers, assumptions }: Past,
): Pick<BeliefState, 'status' | 'since'> {
  const last = pro.at(-1);
  if (touching.length === 0) return { status: 'untried', since: undefined };
  if (last === undefined) return { status: 'clear', since: undefined };
  if (probability >= HELD) return { status: 'held', since: undefined };
  const related = relatedTo(pro, byId, answers);
  const at = related.indexOf(last);
  const until = (end: number): number =>
    posterior(weigh(related.slice(0, end)), assumptions, PAST_BEAM).of(id);
  if (until(at + 1) < HELD) {
    return { status: probability > GONE ? 'suspected' : 'clear', since: undefined };
  }
  if (probability > GONE) return { status: 'shaken', since: undefined };
  return { status: 'gone', since: goneSince(related, at, id, until) };
}

/** The answers to programs on which each belief fails, in their order. */
function failing(answers: readonly ProbedAnswer[]): ReadonlyMap<string, readonly ProbedAnswer[]> {
  const found = new Map<string, ProbedAnswer[]>();
  for (const answer of answers) {
    for (const id of new Set(answer.probe.outputs.flat())) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [answer]);
      else known.push(answer);
    }
  }
  return found;
}

function fails({ outputs }: ProbedAnswer['probe'], id: string): boolean {
  return outputs.some((ids) => ids.includes(id));
}

/** Whether an answer is the output of a belief. */
export function isNamed({ probe, given }: ProbedAnswer, id: string): boolean {
  return typeof given === 'number' && (probe.outputs[given]?.includes(id) ?? false);
}

/**
 * The answers that concern a belief, in their order: those to programs on which it fails, or on which
 * a belief that shared one of its answers, `pro`, fails.
 */
function relatedTo(
  pro: readonly ProbedAnswer[],
  byId: ReadonlyMap<string, readonly ProbedAnswer[]>,
  answers: readonly ProbedAnswer[],
): readonly ProbedAnswer[] {
  const rivals = new Set(pro.flatMap(({ probe, given }) => probe.outputs[Number(given)] ?? []));
  const related = new Set([...rivals].flatMap((rival) => byId.get(rival) ?? []));
  return answers.filter((answer) => related.has(answer));
}

/** When the belief became unlikely for good: the first answer after which it stayed so. */
function goneSince(
  related: readonly ProbedAnswer[],
  last: number,
  id: string,
  until: (end: number) => number,
): number | undefined {
  const against = related.flatMap(({ probe, given }, place) =>
    place > last && given === 'truth' && fails(probe, id) ? [place] : [],
  );
  // Halved rather than tried in turn: each try weighs all answers up to it.
  const first = firstIndex(against.length, (at) => until((against[at] ?? 0) + 1) <= GONE);
  return related[against[first] ?? against.at(-1) ?? last]?.at;
}
