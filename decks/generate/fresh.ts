/** Fresh programs for a belief: written at random, accepted according to their runs, shrunk. */
import { seededRandom, shuffled } from '#format/random.ts';
import type { AnswerKey } from '#format/types.ts';
import type { Engine } from '#engine/box/engine.ts';
import { skeletonOf } from '#engine/judge/skeleton.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import { accept } from './accept.ts';
import type { Accepted, Refusal } from './accept.ts';
import { recordChoices, smaller } from './choices.ts';
import type { Choice } from './choices.ts';
import { skeletonsFor } from './skeletons.ts';
import type { Skeleton } from './skeleton.ts';
import { writeProgram } from './write.ts';

/** A new program for somebody who may hold a belief. */
export interface FreshProgram {
  /** Id of the model. */
  readonly belief: string;
  readonly program: string;
  /** The versions of Python it is for, as in a question. */
  readonly python: string;
  readonly key: AnswerKey;
  /** One for each model, in catalogue order. */
  readonly runs: readonly ModelRun[];
  /** Ids of the other models that print the same as the belief. */
  readonly alike: readonly string[];
  /** The skeleton it was written from. */
  readonly skeleton: string;
  /** Its structure without names, texts and numbers; see `skeletonOf`. */
  readonly structure: string;
}

export interface FreshOptions {
  readonly engine: Pick<Engine, 'run' | 'runAll'>;
  /** In catalogue order. */
  readonly models: readonly Model[];
  readonly belief: string;
  /** The same seed gives the same program. */
  readonly seed: number;
  /** Earlier programs for this belief: no structure is repeated, and unused skeletons come first. */
  readonly made?: readonly Pick<FreshProgram, 'structure' | 'skeleton'>[];
  /** Checked between two programs; ends the search with what it has. */
  readonly isStopped?: () => boolean;
  readonly onRefused?: (skeleton: string, why: Refusal | 'known', program: string) => void;
}

/** Programs written before a search gives up. */
const MOST_TRIES = 60;
/** Rounds of shrinking, each of which keeps the first smaller program that is accepted. */
const SHRINKS = 3;

/**
 * A program that is accepted for the belief, shrunk as far as it stays accepted. Undefined if there is no
 * skeleton for the belief, or no program written from one is accepted. Rejects as `Engine.run`.
 */
export async function freshProgram(options: FreshOptions): Promise<FreshProgram | undefined> {
  const { engine, models, belief, seed, made = [], isStopped, onRefused } = options;
  const random = seededRandom(seed);
  const skeletons = skeletonsFor(belief);
  const known = structuresOf(made);
  const uses = ({ id }: Skeleton): number => made.filter(({ skeleton }) => skeleton === id).length;
  let order: readonly Skeleton[] = [];
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    if (isStopped?.() === true) return undefined;
    if (order.length === 0)
      order = shuffled(skeletons, random).toSorted((a, b) => uses(a) - uses(b));
    const [skeleton, ...rest] = order;
    order = rest;
    if (skeleton === undefined) return undefined;
    const { program, choices } = written(skeleton, random);
    if (known.has(skeletonOf(program))) {
      onRefused?.(skeleton.id, 'known', program);
      continue;
    }
    const accepted = await accept(engine, program, belief, models);
    if (accepted.ok) return shrunk({ skeleton, program, choices, accepted }, options);
    onRefused?.(skeleton.id, accepted.why, program);
  }
  return undefined;
}

function structuresOf(made: FreshOptions['made'] = []): ReadonlySet<string> {
  return new Set(made.map(({ structure }) => structure));
}

interface Candidate {
  readonly skeleton: Skeleton;
  readonly program: string;
  readonly choices: readonly Choice[];
  readonly accepted: Accepted;
}

function written(
  skeleton: Skeleton,
  random: () => number,
  given: readonly Choice[] = [],
): Pick<Candidate, 'program' | 'choices'> {
  const { choose, choices } = recordChoices(random, given);
  const { program } = writeProgram(skeleton, choose);
  return { program, choices: choices() };
}

async function shrunk(
  found: Candidate,
  { engine, models, belief, made, isStopped }: FreshOptions,
): Promise<FreshProgram> {
  const known = structuresOf(made);
  let best = found;
  search: for (let round = 0; round < SHRINKS; round += 1) {
    for (const choices of smaller(best.choices)) {
      if (isStopped?.() === true) break search;
      const { skeleton } = best;
      const next = written(skeleton, () => 0, choices);
      if (next.program === best.program || known.has(skeletonOf(next.program))) continue;
      const accepted = await accept(engine, next.program, belief, models);
      if (!accepted.ok) continue;
      best = { skeleton, ...next, accepted };
      continue search;
    }
    break;
  }
  const { skeleton, program, accepted } = best;
  const { key, runs, alike } = accepted;
  const structure = skeletonOf(program);
  const { id, python } = skeleton;
  return { belief, program, python, key, runs, alike, skeleton: id, structure };
}
