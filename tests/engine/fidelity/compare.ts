/** Holds the engine's run of a program against those of real interpreters. */
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#engine/types.ts';
import type { Reference, ReferenceRun, RunOptions } from './reference.ts';

/** What can be compared of a run, whoever ran it. */
type Outcome = Pick<Run, 'stdout'> & Pick<ReferenceRun, 'ended' | 'seconds'>;

export interface Difference {
  /** Of the interpreter, such as `3.13.0`. */
  readonly version: string;
  readonly what: 'stdout' | 'ended' | 'seconds';
  readonly engine: string;
  readonly real: string;
}

/** The first thing in which a run of the engine differs from a real one; undefined where none. */
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
  // What follows a deadlock never comes; and a real clock has its own idea of seconds.
  if (clock !== 'virtual' || engine.ended.kind === 'deadlock') return undefined;
  if (Math.abs(engine.seconds - real.seconds) < 0.0005) return undefined;
  return { version, what: 'seconds', engine: `${engine.seconds}`, real: `${real.seconds}` };
}

/** The engine tells `os._exit(4)` as it tells `sys.exit(4)`. */
function asEnded(ended: ReferenceRun['ended']): ReferenceRun['ended'] {
  if (ended.kind !== 'exited') return ended;
  return { kind: 'raised', type: 'SystemExit', message: `${ended.code}` };
}

/**
 * - `same`: the engine prints what the newest interpreter prints;
 * - `different`: it does not, and the program gave it no excuse;
 * - `unfair`: what the program prints depends on what asyncio leaves open, so it proves nothing.
 *
 * `between` names the older interpreters that print something else than the newest does: behaviour
 * that changed between versions.
 */
export interface Verdict {
  readonly kind: 'same' | 'different' | 'unfair';
  readonly why: string;
  readonly differences: readonly Difference[];
  readonly between: readonly string[];
  /** The smallest distance between two of its deadlines, in seconds. */
  readonly gap: number;
  readonly ended: Run['ended']['kind'];
}

/** Deadlines closer than this are the same to a real clock. */
const SAME_MOMENT = 0.001;

/** Compares on the virtual clock; `references` newest first, at least one. */
export async function compare(
  program: string,
  engine: Engine,
  references: readonly Reference[],
): Promise<Verdict> {
  const [newest, ...older] = references;
  if (newest === undefined) throw new Error('There is no interpreter to compare with.');
  const options = { clock: 'virtual', sets: 'creation', leave: 'quick' } as const;
  const [run, truth, backwards, ...others] = await Promise.all([
    engine.run(program),
    newest.run(program, options),
    newest.run(program, { ...options, sets: 'reverse' }),
    ...older.map((reference) => reference.run(program, options)),
  ]);
  const gap = truth.gap ?? Infinity;
  const verdict = { gap, ended: run.ended.kind, between: [], differences: [] } as const;
  if (gap < SAME_MOMENT) return { ...verdict, kind: 'unfair', why: 'two deadlines are the same' };
  if (difference(backwards, truth, newest, options) !== undefined) {
    return { ...verdict, kind: 'unfair', why: 'the order of a set of tasks shows' };
  }
  const between = older
    .filter((reference, at) => {
      const other = others[at];
      return other !== undefined && difference(other, truth, reference, options) !== undefined;
    })
    .map(({ version }) => version);
  const found = difference(run, truth, newest, options);
  if (found === undefined) return { ...verdict, kind: 'same', why: '', between };
  return {
    ...verdict,
    kind: 'different',
    why: `${found.what} is not what Python ${found.version} gives`,
    differences: [found],
    between,
  };
}
