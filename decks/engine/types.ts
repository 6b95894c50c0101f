import type { AnswerKey } from '#format/types.ts';
import type { Trace } from './trace/trace.ts';

/** What ends a run that does not end by itself. */
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
 * Generous for a program that is worth predicting, short for a learner who waits. Real programs of
 * the deck take a millisecond or two and a handful of turns.
 */
export const LIMITS: Limits = {
  time: 5_000,
  output: 256 * 1024,
  turns: 100_000,
  memory: 256 * 1024 * 1024,
};

/**
 * What a run may change in the world of a program to find out what its output depends on. Each value
 * is a behaviour that asyncio leaves open, so a fair program prints the same under all of them.
 */
export interface Perturbation {
  /** How timers with the same deadline are ordered: as they were set, last set first, or as in a heap. */
  readonly ties: 'fifo' | 'lifo' | 'heap';
  /** Which of the tasks that wait for one queue or barrier goes on first. */
  readonly waiters: 'fifo' | 'lifo';
  /** Seed of a jitter below one microsecond that is added to each deadline; 0 for none. */
  readonly jitter: number;
  /**
   * Whether every timer is a tenth of a millisecond late or more, as on a real clock: a sum of delays
   * then ends clearly after one delay of that length. Timers that are set later are a little more late,
   * or a little less, so that equal ones part in either order.
   */
  readonly late: 'never' | 'more' | 'less';
  /** Seed of another order of all sets whose order Python leaves open; 0 for their own. */
  readonly sets: number;
  /** Seed of junk that moves objects to other addresses and of when they are collected; 0 for none. */
  readonly heap: number;
  /**
   * When a thread begins: as soon as whoever started it waits, or half a millisecond later and the
   * last one started first.
   */
  readonly threads: 'soon' | 'late';
  /** What monotonic clocks say when the program begins, in seconds. */
  readonly clock: number;
  /** Seed of random numbers for which the program gives no seed; 0 for always the same. */
  readonly random: number;
}

/** The world of a program as it is on CPython. */
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

/** How a program is to be run: everything that the Python side gets beside the program. */
export interface RunOrder {
  /** The program's file name, as tracebacks show it. */
  readonly name: string;
  readonly limits: Limits;
  /** Ids of wrong models of asyncio to run it under, in the order of the catalogue; none: the truth. */
  readonly models: readonly string[];
  readonly perturb: Perturbation;
  /** Whether the run says which lines of the program did what; see `Observed`. */
  readonly observe: boolean;
  /** Whether the run records its events; see `trace.ts`. */
  readonly trace: boolean;
  /** Other schedules to run it under; see python/explore.py. */
  readonly explore?: ExploreOrder;
  /**
   * `source`: nothing is run, stdout is what python/analyse.py says about the text. `run`: warnings say
   * where a coroutine was made that nobody awaited.
   */
  readonly inspect?: 'source' | 'run';
}

/** How long one wait takes, as python/explore.py has it. */
export type ConditionRow = readonly [
  line: number,
  /** The task, by the order of creation, or minus the thread; 0 for any. */
  task: number,
  /** Which wait of the task at the line, from 1; 0 for each. What it sends counts from -1 backwards. */
  nth: number,
  seconds: number,
  /** Times what the program says, in place of `seconds`; 0 for those. */
  factor: number,
  /** Of waits that end at one moment the lower one ends first; 0 for the order in which they began. */
  place: number,
];

/** A schedule: conditions, and a seed of another order of the ready queue (0 for the documented one). */
export type ScheduleRow = readonly [conditions: readonly ConditionRow[], ready: number];

export interface ExploreOrder {
  /** Runs all `schedules` in one go and tells the outcomes; else the first of them, as any run. */
  readonly batch: boolean;
  /**
   * In a batch: in place of `schedules` every way in which the waits may end, at most as many; see
   * python/tree.py. 0 for `schedules`.
   */
  readonly every: number;
  readonly schedules: readonly ScheduleRow[];
}

/** A wait whose duration may vary. */
export type SiteRow = readonly [
  line: number,
  task: number,
  /** Below 0 for what is sent over the network. */
  nth: number,
  /** As the program says, in virtual seconds; 0 for what is sent. */
  seconds: number,
  /** When it began. */
  since: number,
  /** Of the task or thread. */
  name: string,
];

/** How one wait ended where every way was tried. */
export type EndRow = readonly [
  line: number,
  task: number,
  nth: number,
  seconds: number,
  /** As the program says, in virtual seconds. */
  plain: number,
  /** Of the task. */
  name: string,
  /** Among those that ended at the same moment, from 1; 0 where it was alone. */
  place: number,
];

/** What an explored run tells: of a batch the outcomes, of a single run its waits. */
export type Explored =
  | { readonly sites: readonly SiteRow[] }
  | {
      /** With the waits of the first run that had it: as they began, or where every way was tried as they ended. */
      readonly outcomes: readonly (AnswerKey &
        ({ readonly sites: readonly SiteRow[] } | { readonly ends: readonly EndRow[] }))[];
      /** For each schedule that was run, in order, the place of its outcome. */
      readonly shown: readonly number[];
      /** Whether every way in which the waits may end was tried. */
      readonly complete: boolean;
    };

/** What was noted of a run: which lines of the program did what its output may depend on. */
export interface Observed {
  /** Moments for which timers were set. */
  readonly timers: number;
  /** Moments for which several were, in virtual seconds, and the lines that set them. */
  readonly ties: readonly { readonly moment: number; readonly lines: readonly number[] }[];
  /** For each line of output the line that printed it, 0 where none of the program did, and when. */
  readonly printed: readonly { readonly line: number; readonly moment: number }[];
  /** Lines at which threads were started, in order; 0 where the program has no such line. */
  readonly threads: readonly number[];
  /** Lines at which a set was walked through whose order Python leaves open. Only where perturbed. */
  readonly sets: readonly number[];
}

/** One execution of a program. */
export interface Run extends AnswerKey {
  readonly stderr: string;
  /** Where the run was to be observed. */
  readonly observed?: Observed;
  /** Where the order asked for other schedules. */
  readonly explored?: Explored;
  /** Present where the order asked for it and the interpreter could still give it. */
  readonly trace?: Trace;
}

/** Which engine ran a program: an answer key is only good for the engine that made it. */
export interface EngineIdentity {
  /** Changes with anything that could change what a program prints. */
  readonly id: string;
  /** Of the interpreter, such as `3.14.2`. */
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
   * Present for a run of a batch, runs of one program whose results count only when the last one was
   * sound. `more`: another run of the batch follows.
   */
  readonly batch?: 'more' | 'last';
}

/** Box to supervisor. */
export type BoxMessage =
  | { readonly kind: 'booted' }
  | { readonly kind: 'failed'; readonly message: string }
  /** The box is not there any more; its host says so, for a box that was ended cannot. */
  | { readonly kind: 'gone' }
  /** A piece of stdout of a streamed run. */
  | { readonly kind: 'output'; readonly id: number; readonly text: string }
  /** The result is settled although the program may not have let go yet. */
  | { readonly kind: 'settled'; readonly id: number; readonly run: Run }
  /** The program has let go. A spent box must not be used again. */
  | {
      readonly kind: 'ended';
      readonly id: number;
      readonly run: Run | 'lost';
      readonly spent: boolean;
      /** After the last run of a batch: whether no run of it has left anything behind for another. */
      readonly sound?: boolean;
    };

/** A box is an interpreter in a thread of its own, as its supervisor sees it. */
export interface Box {
  readonly post: (request: BoxRequest) => void;
  readonly kill: () => void;
}

/** Starts a box; `onMessage` gets all it posts from then on, which may be anything. */
export type SpawnBox = (onMessage: (message: unknown) => void) => Box;
