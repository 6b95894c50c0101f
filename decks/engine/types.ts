import type { AnswerKey } from '#format/types.ts';
import type { Trace } from './trace/trace.ts';

/** What stops a run that does not end by itself. */
export interface Limits {
  /** Milliseconds of real time. */
  readonly time: number;
  /** Bytes of stdout, and the same again of stderr. */
  readonly output: number;
  /** Turns of the event loop. */
  readonly turns: number;
  /** Bytes of memory, interpreter included. */
  readonly memory: number;
}

/**
 * Generous for a program worth predicting, short for a learner who waits. Programs of the deck take a
 * millisecond or two and a handful of turns.
 */
export const LIMITS: Limits = {
  time: 5_000,
  output: 256 * 1024,
  turns: 100_000,
  memory: 256 * 1024 * 1024,
};

/**
 * What a run may change in a program's environment to find out what its output depends on. Every value
 * is a behaviour that asyncio leaves unspecified, so a fair program prints the same under all of them.
 */
export interface Perturbation {
  /** How timers with the same deadline are ordered: as they were set, last set first, or as in a heap. */
  readonly ties: 'fifo' | 'lifo' | 'heap';
  /** Which of the tasks that wait for one queue or barrier continues first. */
  readonly waiters: 'fifo' | 'lifo';
  /** Seed of a jitter below one microsecond that is added to each deadline; 0 for none. */
  readonly jitter: number;
  /**
   * Whether every timer is late by a tenth of a millisecond or more, as on a real clock: a sum of
   * delays then ends clearly after a single delay of the same length. Timers set later are slightly
   * more, or slightly less, late, so that equal ones can end in either order.
   */
  readonly late: 'never' | 'more' | 'less';
  /** Seed for another order of all sets whose order is unspecified; 0 for their own. */
  readonly sets: number;
  /** Seed for junk that changes object addresses and garbage collection; 0 for none. */
  readonly heap: number;
  /**
   * When a thread begins: as soon as its starter waits, or half a millisecond later with the last
   * one started first.
   */
  readonly threads: 'soon' | 'late';
  /** The value of monotonic clocks when the program begins, in seconds. */
  readonly clock: number;
  /** Seed of random numbers that the program does not seed; 0 for always the same. */
  readonly random: number;
}

/** A program's environment as on CPython. */
export const UNPERTURBED: Perturbation = {
  ties: 'fifo',
  waiters: 'fifo',
  jitter: 0,
  late: 'never',
  sets: 0,
  heap: 0,
  threads: 'soon',
  clock: 0,
  random: 0,
};

/** How to run a program: everything that the Python side gets besides the program. */
export interface RunOrder {
  /** The program's file name, as tracebacks show it. */
  readonly name: string;
  readonly limits: Limits;
  /** Ids of wrong models of asyncio to run it under, in catalogue order; empty for the truth. */
  readonly models: readonly string[];
  readonly perturb: Perturbation;
  /** Whether the run reports which lines of the program did what; see `Observed`. */
  readonly observe: boolean;
  /** Whether the run records its events; see `trace.ts`. */
  readonly trace: boolean;
  /** Other schedules to run it under; see python/explore.py. */
  readonly explore?: ExploreOrder;
  /**
   * `source`: nothing is run, stdout is the report of python/analyse.py on the text. `run`: warnings
   * say where a coroutine that nobody awaited was created.
   */
  readonly inspect?: 'source' | 'run';
}

/** How long one wait takes; see python/explore.py. */
export type ConditionRow = readonly [
  line: number,
  /** The task, by creation order, or minus the thread; 0 for any. */
  task: number,
  /** Which wait of the task at the line, from 1; 0 for each. Network sends count from -1 downwards. */
  nth: number,
  seconds: number,
  /** A multiple of the program's own duration, instead of `seconds`; 0 to use `seconds`. */
  factor: number,
  /** Of waits that end at the same moment the lower one ends first; 0 for the order they began in. */
  place: number,
];

/** A schedule: conditions, and a seed for another order of the ready queue (0 for the documented one). */
export type ScheduleRow = readonly [conditions: readonly ConditionRow[], ready: number];

export interface ExploreOrder {
  /** Runs all `schedules` in one go and reports the outcomes; otherwise only the first, as a normal run. */
  readonly batch: boolean;
  /**
   * In a batch: instead of `schedules`, every order in which the waits may end, up to this many; see
   * python/tree.py. 0 to use `schedules`.
   */
  readonly every: number;
  readonly schedules: readonly ScheduleRow[];
}

/** A wait whose duration may vary. */
export type SiteRow = readonly [
  line: number,
  task: number,
  /** Below 0 for a network send. */
  nth: number,
  /** As the program specifies, in virtual seconds; 0 for a network send. */
  seconds: number,
  /** When it began. */
  since: number,
  /** The name of the task or thread. */
  name: string,
];

/** How one wait ended, when every order was tried. */
export type EndRow = readonly [
  line: number,
  task: number,
  nth: number,
  seconds: number,
  /** As the program specifies, in virtual seconds. */
  plain: number,
  /** The name of the task. */
  name: string,
  /** Among those that ended at the same moment, from 1; 0 if it was alone. */
  place: number,
];

/** What an explored run reports: a batch its outcomes, a single run its waits. */
export type Explored =
  | { readonly sites: readonly SiteRow[] }
  | {
      /** With the waits of the first run that had it: as they began, or if every order was tried as they ended. */
      readonly outcomes: readonly (AnswerKey &
        ({ readonly sites: readonly SiteRow[] } | { readonly ends: readonly EndRow[] }))[];
      /** For each schedule run, in order, the index of its outcome. */
      readonly shown: readonly number[];
      /** Whether every order in which the waits may end was tried. */
      readonly complete: boolean;
    };

/** What was observed in a run: which lines did what its output may depend on. */
export interface Observed {
  /** How many moments timers were set for. */
  readonly timers: number;
  /** Moments for which several were set, in virtual seconds, and the lines that set them. */
  readonly ties: readonly { readonly moment: number; readonly lines: readonly number[] }[];
  /** For each line of output the line that printed it (0 if none of the program did), and when. */
  readonly printed: readonly { readonly line: number; readonly moment: number }[];
  /** Lines at which threads were started, in order; 0 if the program has no such line. */
  readonly threads: readonly number[];
  /** Lines that iterated over a set whose order is unspecified. Only where perturbed. */
  readonly sets: readonly number[];
}

/** One execution of a program. */
export interface Run extends AnswerKey {
  readonly stderr: string;
  /** Present if requested. */
  readonly observed?: Observed;
  /** Present if the order asked for other schedules. */
  readonly explored?: Explored;
  /** Present if requested and the interpreter could still return it. */
  readonly trace?: Trace;
}

/** Identifies the engine that ran a program: an answer key is only valid for the engine that made it. */
export interface EngineIdentity {
  /** Changes with anything that could change what a program prints. */
  readonly id: string;
  /** The interpreter's version, such as `3.14.2`. */
  readonly python: string;
}

/** Supervisor to box. */
export interface BoxRequest {
  readonly id: number;
  readonly program: string;
  readonly order: RunOrder;
  /** Sends stdout as it is written: slower, for a run whose result may get lost. */
  readonly stream: boolean;
  /**
   * Present for a run of a batch: runs of one program whose results count only if the last one was
   * sound. `more`: another run of the batch follows.
   */
  readonly batch?: 'more' | 'last';
}

/** Box to supervisor. */
export type BoxMessage =
  | { readonly kind: 'booted' }
  | { readonly kind: 'failed'; readonly message: string }
  /** The box no longer exists; reported by its host, since a dead box cannot. */
  | { readonly kind: 'gone' }
  /** A piece of stdout of a streamed run. */
  | { readonly kind: 'output'; readonly id: number; readonly text: string }
  /** The result is settled, although the program may still be running. */
  | { readonly kind: 'settled'; readonly id: number; readonly run: Run }
  /** The program has stopped. A spent box must not be used again. */
  | {
      readonly kind: 'ended';
      readonly id: number;
      readonly run: Run | 'lost';
      readonly spent: boolean;
      /** After the last run of a batch: whether no run left anything behind for the next. */
      readonly sound?: boolean;
    };

/** A box as its supervisor sees it: an interpreter in its own thread or process. */
export interface Box {
  readonly post: (request: BoxRequest) => void;
  readonly kill: () => void;
}

/** Starts a box; `onMessage` gets everything it posts from then on, which may be anything. */
export type SpawnBox = (onMessage: (message: unknown) => void) => Box;
