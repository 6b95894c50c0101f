/** How a program ends, as a learner predicts it. Pure. */
import type { Ended } from '#format/types.ts';
import { seededRandom, shuffled } from '#format/random.ts';

/** The predicted ending. The message of an exception need not be predicted. */
export type Ending =
  | { readonly kind: 'returned' }
  | { readonly kind: 'raised'; readonly type: string }
  /** It waits for ever. */
  | { readonly kind: 'deadlock' };

export const RETURNED: Ending = { kind: 'returned' };

/** A run's ending for a learner; a run that met a limit never ends. */
export function endingOf(ended: Ended): Ending {
  switch (ended.kind) {
    case 'returned':
      return RETURNED;
    case 'raised':
      return { kind: 'raised', type: ended.type };
    case 'deadlock':
    case 'limit':
      return { kind: 'deadlock' };
  }
}

export function sameEnding(one: Ending, other: Ending): boolean {
  return (
    one.kind === other.kind &&
    (one.kind !== 'raised' || other.kind !== 'raised' || one.type === other.type)
  );
}

/** Common exceptions of asyncio programs, to fill the list. */
const COMMON = ['CancelledError', 'ExceptionGroup', 'RuntimeError', 'TimeoutError', 'TypeError'];

/** How many exceptions are offered. */
const OFFERED = 5;

const NAME = /\b[A-Z]\w*(?:Error|Exception|Group|Exit|Interrupt)\b/g;

/**
 * Names of exceptions to choose from: the one that ends the program, if any, those that the program
 * names, and common ones; sorted by name, so that their order gives nothing away.
 */
export function exceptionsFor(program: string, ended: Ended, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const named = shuffled([...new Set(program.match(NAME))], random);
  const raised = ended.kind === 'raised' ? [ended.type] : [];
  const all = new Set([...raised, ...named, ...shuffled(COMMON, random)]);
  return [...all].slice(0, OFFERED).toSorted();
}
