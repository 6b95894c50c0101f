/** Compares the engine's run of a program with runs on real interpreters. */
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '#engine/box/engine.ts';
import type { Run } from '#engine/types.ts';
import type { Reference, ReferenceRun, RunOptions } from './reference.ts';

/** What can be compared of a run on the engine or on an interpreter. */
type Outcome = Pick<Run, 'stdout'> & Pick<ReferenceRun, 'ended' | 'seconds'>;

export interface Difference {
  /** The interpreter's version, such as `3.13.0`. */
  readonly version: string;
  readonly what: 'stdout' | 'stderr' | 'ended' | 'seconds';
  readonly engine: string;
  readonly real: string;
}

/** The first difference between a run on the engine and a real one; undefined if there is none. */
export function difference(
  engine: Outcome,
  real: Outcome,
  { version }: { readonly version: string },
  { clock }: RunOptions,
): Difference | undefined {
  if (engine.stdout !== real.stdout) {
    return { version, what: 'stdout', engine: engine.stdout, real: real.stdout };
  }
  const ended = asEnded(real.ended);
  if (!isDeepStrictEqual(engine.ended, ended)) {
    const [one, other] = [engine.ended, ended].map((how) => JSON.stringify(how));
    return { version, what: 'ended', engine: one ?? '', real: other ?? '' };
  }
  // Nothing follows a deadlock, and seconds on a real clock are not exact.
  if (clock !== 'virtual' || engine.ended.kind === 'deadlock') return undefined;
  if (Math.abs(engine.seconds - real.seconds) < 0.0005) return undefined;
  return { version, what: 'seconds', engine: `${engine.seconds}`, real: `${real.seconds}` };
}

/** The engine reports `os._exit(4)` as `sys.exit(4)`. */
function asEnded(ended: ReferenceRun['ended']): ReferenceRun['ended'] {
  if (ended.kind !== 'exited') return ended;
  return { kind: 'raised', type: 'SystemExit', message: `${ended.code}` };
}

/**
 * - `same`: the engine prints what the newest interpreter prints;
 * - `different`: it does not, and nothing in the program excuses that;
 * - `unfair`: what the program prints depends on what asyncio leaves open, so it proves nothing.
 *
 * `between` names the older interpreters that print something else than the newest: behaviour that
 * changed between versions.
 */
export interface Verdict {
  readonly kind: 'same' | 'different' | 'unfair';
  readonly why: string;
  readonly differences: readonly Difference[];
  readonly between: readonly string[];
  /** The smallest distance between two of its deadlines, in seconds. */
  readonly gap: number;
  /** By the program's clock, from start to end. */
  readonly seconds: number;
  readonly ended: Run['ended']['kind'];
}

/** Long, so that a busy machine does not end a run that is compared. */
export const PATIENT = { limits: { time: 60_000 } } as const;

/** Deadlines closer than this are equal on a real clock. */
const SAME_MOMENT = 0.001;

/** Compares on the virtual clock; at least one of `references`, newest first. */
export async function compare(
  program: string,
  engine: Engine,
  references: readonly Reference[],
): Promise<Verdict> {
  const [newest, ...older] = references;
  if (newest === undefined) throw new Error('There is no interpreter to compare with.');
  const [run, truth, ...others] = await Promise.all([
    engine.run(program, PATIENT),
    newest.run(program, QUICK),
    ...older.map((reference) => reference.run(program, QUICK)),
  ]);
  const { seconds, ended } = run;
  const gap = truth.gap ?? Infinity;
  const verdict = { gap, seconds, ended: ended.kind, between: [], differences: [] } as const;
  if (gap < SAME_MOMENT) return { ...verdict, kind: 'unfair', why: 'two deadlines are the same' };
  if (truth.raced) return { ...verdict, kind: 'unfair', why: 'work is cancelled as it begins' };
  const found = difference(run, truth, newest, QUICK);
  if (found !== undefined && (await showsSets(program, truth, newest))) {
    return { ...verdict, kind: 'unfair', why: 'the order of a set of tasks shows' };
  }
  const between = older
    .filter((reference, at) => {
      const other = others[at];
      return other !== undefined && difference(other, truth, reference, QUICK) !== undefined;
    })
    .map(({ version }) => version);
  if (found === undefined) return { ...verdict, kind: 'same', why: '', between };
  return {
    ...verdict,
    kind: 'different',
    why: `${found.what} is not what Python ${found.version} gives`,
    differences: [found],
    between,
  };
}

/** How random programs are run. */
export const QUICK = { clock: 'virtual', sets: 'creation', leave: 'quick' } as const;

/** Other orders in which sets of tasks are iterated. */
const OTHER_ORDERS = ['reverse', 'rotated', 'split'] as const;

/**
 * Whether `program` prints something else if asyncio iterates its sets of tasks in another order.
 */
export async function showsSets(
  program: string,
  truth: ReferenceRun,
  reference: Reference,
): Promise<boolean> {
  for (const sets of OTHER_ORDERS) {
    const other = await reference.run(program, { ...QUICK, sets });
    if (difference(other, truth, reference, QUICK) !== undefined) return true;
  }
  return false;
}

/**
 * Compares a run of the engine with unmodified CPython on the real clock. Load on the machine can
 * only blur what is close together in time, so a difference counts only if it appears on each of
 * the clocks: by default in slower time, and slower again.
 */
export async function compareInRealTime(
  program: string,
  run: Run,
  reference: Reference,
  clocks: readonly number[] = [1, 0.25, 0.08],
): Promise<Difference | undefined> {
  let found: Difference | undefined;
  for (const clock of clocks) {
    const options = { clock, sets: 'own', leave: 'quick' } as const;
    found = difference(run, await reference.run(program, options), reference, options);
    if (found === undefined) return undefined;
  }
  return found;
}
