/** All skeletons, by the beliefs that they can distinguish from the truth. */
import { readSkeletons } from './skeleton.ts';
import type { Skeleton } from './skeleton.ts';
import { CALLBACKS } from './skeletons/callbacks.ts';
import { CANCELLATION } from './skeletons/cancellation.ts';
import { COROUTINES } from './skeletons/coroutines.ts';
import { ENDINGS } from './skeletons/endings.ts';
import { GATHER } from './skeletons/gather.ts';
import { GROUPS } from './skeletons/groups.ts';
import { ITERATION } from './skeletons/iteration.ts';
import { LOCKS } from './skeletons/locks.ts';
import { LOOP } from './skeletons/loop.ts';
import { QUEUES } from './skeletons/queues.ts';
import { TASKS } from './skeletons/tasks.ts';
import { TIMEOUTS } from './skeletons/timeouts.ts';

export const SKELETONS: readonly Skeleton[] = Object.entries({
  coroutines: COROUTINES,
  tasks: TASKS,
  loop: LOOP,
  gather: GATHER,
  groups: GROUPS,
  cancellation: CANCELLATION,
  endings: ENDINGS,
  timeouts: TIMEOUTS,
  locks: LOCKS,
  queues: QUEUES,
  callbacks: CALLBACKS,
  iteration: ITERATION,
}).flatMap(([name, text]) => readSkeletons(name, text));

/** The skeletons for a belief, those mainly about it first. */
export function skeletonsFor(model: string): readonly Skeleton[] {
  const mainly = SKELETONS.filter(({ models }) => models[0] === model);
  return [...mainly, ...SKELETONS.filter(({ models }) => models.indexOf(model) > 0)];
}
