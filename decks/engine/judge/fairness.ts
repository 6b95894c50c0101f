/**
 * Whether a program has only one output: the same whatever Python and asyncio leave unspecified.
 *
 * It is run a few times in worlds that differ in all unspecified behaviour at once. Only if the output
 * changes in one of them is it run again with one difference at a time, to find the cause.
 */
import type { Engine } from '../box/engine.ts';
import { UNPERTURBED } from '../types.ts';
import { brokenReason } from './broken.ts';
import type { Reason, ReasonKind } from './fairness-reason.ts';
import type { Observed, Perturbation, Run } from '../types.ts';

/** Increase it when a program would be judged differently although its runs have not changed. */
export const FAIRNESS_REVISION = 5;

export type { Reason, ReasonKind };

export interface Fairness {
  readonly ok: boolean;
  readonly reasons: readonly Reason[];
}

/** A run that was observed. */
export type ObservedRun = Run & { readonly observed: Observed };

/** Runs a program unperturbed and records what `fairness` needs. Rejects as `Engine.run`. */
export async function observedRun(
  engine: Pick<Engine, 'run' | 'runAll'>,
  program: string,
  name = 'program.py',
): Promise<ObservedRun> {
  return inWorld(UNPERTURBED, engine, program, name);
}

async function inWorld(
  perturb: Perturbation,
  engine: Pick<Engine, 'run' | 'runAll'>,
  program: string,
  name: string,
): Promise<ObservedRun> {
  return observed(await engine.run(program, { name, observe: true, perturb }));
}

/** A box that was lost has recorded nothing. */
function observed(run: Run): ObservedRun {
  return { ...run, observed: run.observed ?? NOTHING };
}

const NOTHING: Observed = { timers: 0, ties: [], printed: [], threads: [], sets: [] };

/** Judges a program by its `truth`, from `observedRun` with the same `name`. Rejects as `Engine.run`. */
export async function fairness(
  engine: Pick<Engine, 'run' | 'runAll'>,
  program: string,
  truth: ObservedRun,
  name = 'program.py',
): Promise<Fairness> {
  if (truth.ended.kind === 'limit') return { ok: false, reasons: [stopped(truth.ended.limit)] };
  const broken = brokenReason(truth, name);
  if (broken !== undefined) return { ok: false, reasons: [broken] };
  const runIn = async (world: Perturbation): Promise<ObservedRun> =>
    inWorld(world, engine, program, name);
  const reasons = new Map<ReasonKind, Reason>();
  const blame = (kind: Explained, other: ObservedRun, base = truth): void => {
    if (!reasons.has(kind)) reasons.set(kind, explain(kind, base, other));
  };
  let inOrder: Promise<ObservedRun> | undefined;
  if (DESCRIPTION.test(truth.stdout)) reasons.set('text', described(truth));
  const worlds = worldsFor(truth.observed);
  const runs = await engine.runAll(
    program,
    worlds.map((perturb) => ({ name, observe: true, perturb })),
  );
  for (const [at, world] of worlds.entries()) {
    const run = observed(runs[at] ?? truth);
    if (sameResult(truth, run)) continue;
    const again = await runIn(UNPERTURBED);
    if (!sameResult(truth, again)) {
      // Other causes cannot be told apart from this one.
      blame('random', again);
      break;
    }
    const known = reasons.size;
    for (const alone of differencesOf(world)) {
      if (alone.sets > 0 || alone.heap > 0) {
        const other = await runIn(alone);
        if (!sameResult(truth, other)) blame(kindOf(alone, truth, other), other);
        continue;
      }
      // Any change moves objects and so reorders sets, which must not be mistaken for an effect of the
      // change itself.
      inOrder ??= runIn({ ...UNPERTURBED, sets: IN_ORDER });
      const [base, other] = [await inOrder, await runIn({ ...alone, sets: IN_ORDER })];
      if (!sameResult(base, other)) blame(kindOf(alone, base, other), other, base);
    }
    if (known === 0 && reasons.size === 0) blame('mix', run);
  }
  // Other addresses reorder sets as well, so set order is the more specific reason.
  if (reasons.has('sets')) reasons.delete('heap');
  return { ok: reasons.size === 0, reasons: [...reasons.values()] };
}

/** Sets in insertion order; see python/sets.py. */
const IN_ORDER = 1;

/** Worlds that differ in everything this program could notice. */
function worldsFor({ timers, ties, threads }: Observed): readonly Perturbation[] {
  const world = (seed: number, rest: Partial<Perturbation>): Perturbation => ({
    ...UNPERTURBED,
    sets: seed,
    heap: seed,
    clock: 4096 * seed,
    random: seed,
    ...rest,
  });
  return [
    world(1, { ties: 'lifo', waiters: 'lifo' }),
    world(2, { jitter: 1, late: 'more' }),
    ...(timers > 0 ? [world(3, { jitter: 2, late: 'less' })] : []),
    ...(ties.length > 0 || threads.length > 0
      ? [world(4, { ties: 'heap', threads: threads.length > 0 ? 'late' : 'soon' })]
      : []),
  ];
}

/** A world's differences from the plain one, one at a time. */
function differencesOf(world: Perturbation): readonly Perturbation[] {
  const parts: readonly Partial<Perturbation>[] = [
    { ties: world.ties },
    { waiters: world.waiters },
    { sets: world.sets },
    { heap: world.heap },
    { threads: world.threads },
    { clock: world.clock },
    { jitter: world.jitter },
    { late: world.late },
    { random: world.random },
  ];
  return parts
    .map((part) => ({ ...UNPERTURBED, ...part }))
    .filter((alone) => JSON.stringify(alone) !== JSON.stringify(UNPERTURBED));
}

/** In seconds: far more than jitter adds up to, far less than the delays in a program. */
const SMALL_TIME = 0.01;

/** In seconds: more than the delay of a late timer; see `Perturbation.late`. */
const LATE = 0.001;

function sameResult(one: ObservedRun, other: ObservedRun): boolean {
  return (
    one.stdout === other.stdout &&
    JSON.stringify(one.ended) === JSON.stringify(other.ended) &&
    Math.abs(one.seconds - other.seconds) < SMALL_TIME + LATE * one.observed.timers
  );
}

function kindOf(alone: Perturbation, truth: Run, other: Run): Explained {
  if (alone.heap > 0 || sameBut(ADDRESS, truth, other)) return 'heap';
  if (alone.sets > 0) return 'sets';
  if (alone.waiters !== 'fifo') return 'waiters';
  if (alone.threads === 'late') return 'threads';
  if (alone.clock > 0) return 'clock';
  if (alone.random > 0) return 'random';
  // A jitter shows in the order of timers, or in the last digits of a printed time.
  return sameBut(NUMBER, truth, other) && numbersAreNear(truth, other) ? 'clock' : 'ties';
}

/** Whether two outputs differ by no more than jitter adds to a time, unlike `task 1` and `task 2`. */
function numbersAreNear(one: Run, other: Run): boolean {
  const numbersOf = ({ stdout }: Run): readonly number[] =>
    (stdout.match(NUMBER) ?? []).map(Number);
  const others = numbersOf(other);
  return numbersOf(one).every((number, at) => {
    const apart = Math.abs(number - (others[at] ?? Infinity));
    // Times in nanoseconds are large numbers.
    return apart < SMALL_TIME || apart < 1e-6 * Math.abs(number);
  });
}

const NUMBER = /\d+(?:\.\d+)?(?:e[+-]?\d+)?/gu;
const ADDRESS = /0x[0-9a-f]+/gu;

/** Whether two outputs differ only in text that matches `what`. */
function sameBut(what: RegExp, one: Run, other: Run): boolean {
  const blind = ({ stdout }: Run): string => stdout.replaceAll(what, '#');
  return one.stdout !== other.stdout && blind(one) === blind(other);
}

/** The reasons that a differing run reveals. */
type Explained = Exclude<ReasonKind, 'text' | 'limit' | 'broken' | 'silent'>;

const WHY: Readonly<Record<Explained, readonly [why: string, remedy: string]>> = {
  ties: [
    'Several things are due at the same moment, and asyncio leaves open which of them comes first.',
    'Use delays that differ clearly, by 0.05 s or more, or print before the wait.',
  ],
  waiters: [
    'Several tasks wait for one queue or one barrier, and asyncio does not promise which of them continues first.',
    'Let one task wait, or let all of them print the same.',
  ],
  sets: [
    'The order of a set decides, and it differs from one Python to the next; asyncio itself keeps tasks in sets (of a group, left over at the end of `run`, given to `wait` or `as_completed`).',
    'Sort what comes out of a set, count it, or use a list; let at most one task be cancelled by a group or by `run`.',
  ],
  heap: [
    'It shows an address, the hash of a text, or when an object is collected, which differ from one run to the next.',
    'Give objects a name of their own to print, and close generators explicitly.',
  ],
  threads: [
    'A thread and the loop, or two threads, race: nothing says which of them comes first.',
    'Print and change shared things only after the thread has been awaited.',
  ],
  clock: [
    'It shows what a clock says: when the program began, or digits that no two runs have in common.',
    'Print the rounded difference of two readings.',
  ],
  random: ['It draws random numbers.', 'Call `random.seed` with a number first, or draw none.'],
  mix: [
    'What asyncio leaves open decides: timers at the same moment, sets, addresses or threads, several of them together.',
    'Use delays that differ clearly, and lists in place of sets.',
  ],
};

function explain(kind: Explained, truth: ObservedRun, other: ObservedRun): Reason {
  const [why, remedy] = WHY[kind];
  const at = firstDifference(truth.stdout, other.stdout);
  const printing = at === undefined ? undefined : truth.observed.printed[at];
  const lines = new Set(causes(kind, truth.observed, other.observed, printing?.moment));
  if (printing !== undefined) lines.add(printing.line);
  if (at !== undefined) lines.add(other.observed.printed[at]?.line ?? 0);
  lines.delete(0);
  return {
    kind,
    message: `${why} ${shown(truth, other, at)}`,
    remedy,
    lines: [...lines].toSorted((a, b) => a - b),
  };
}

/** The lines that cause the unspecified behaviour, in addition to those that print it. */
function causes(
  kind: ReasonKind,
  truth: Observed,
  other: Observed,
  moment: number | undefined,
): readonly number[] {
  if (kind === 'sets') return other.sets;
  if (kind === 'threads') return truth.threads;
  if (kind !== 'ties') return [];
  const there = truth.ties.filter((tie) => tie.moment === moment);
  return (there.length > 0 ? there : truth.ties).flatMap(({ lines }) => lines);
}

function firstDifference(one: string, other: string): number | undefined {
  if (one === other) return undefined;
  const [left, right] = [one.split('\n'), other.split('\n')];
  const at = left.findIndex((text, index) => text !== right[index]);
  return at === -1 ? left.length : at;
}

function shown(truth: Run, other: Run, at: number | undefined): string {
  if (at !== undefined) {
    const line = ({ stdout }: Run): string => {
      const text = stdout.split('\n')[at];
      // There is no line after the last line end.
      return text === undefined || text === '' ? 'missing or empty' : JSON.stringify(text);
    };
    return `Line ${at + 1} of the output is ${line(truth)} or ${line(other)}.`;
  }
  if (JSON.stringify(truth.ended) !== JSON.stringify(other.ended)) {
    return 'How the program ends depends on it.';
  }
  return `The program takes ${truth.seconds} s or ${other.seconds} s.`;
}

/** A task's or coroutine's description: where it is defined or currently is, or its callbacks. */
const DESCRIPTION = /(?:running|done|defined|created|cb=\[.+) at \S+:\d+/u;

/** Even if every run here prints the same text, the next Python version may not. */
function described({ stdout, observed }: ObservedRun): Reason {
  const at = stdout.split('\n').findIndex((line) => DESCRIPTION.test(line));
  const line = observed.printed[at]?.line ?? 0;
  return {
    kind: 'text',
    message: `Line ${at + 1} of the output is how asyncio describes a task or a future: the text names files and changes between versions.`,
    remedy: 'Print its name, its result, or whether it is done.',
    lines: line > 0 ? [line] : [],
  };
}

function stopped(limit: string): Reason {
  return {
    kind: 'limit',
    message: `The program was stopped at the limit of ${limit}, so it has no output to compare.`,
    remedy: 'Let it end by itself.',
    lines: [],
  };
}
