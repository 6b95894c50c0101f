import type { AnswerKey } from '#format/types.ts';

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
  /** Seed of a jitter below one microsecond that is added to each deadline; 0 for none. */
  readonly jitter: number;
  /** Seed of junk that moves every object's address, and so the order of sets; 0 for none. */
  readonly heap: number;
}

/** The world of a program as it is on CPython. */
export const UNPERTURBED: Perturbation = { ties: 'fifo', jitter: 0, heap: 0 };

/** How a program is to be run: everything that the Python side is told beside the program. */
export interface RunOrder {
  /** The program's file name, as tracebacks show it. */
  readonly name: string;
  readonly limits: Limits;
  /** Ids of wrong models of asyncio to run it under, in the order of the catalogue; none: the truth. */
  readonly models: readonly string[];
  readonly perturb: Perturbation;
  /** Whether the run tells its events; see `trace.ts`. */
  readonly trace: boolean;
}

/** One execution of a program. */
export interface Run extends AnswerKey {
  readonly stderr: string;
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
}

/** Box to supervisor. */
export type BoxMessage =
  | { readonly kind: 'booted' }
  | { readonly kind: 'failed'; readonly message: string }
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
    };

/** A box is an interpreter in a thread of its own, as its supervisor sees it. */
export interface Box {
  readonly post: (request: BoxRequest) => void;
  readonly kill: () => void;
}

/** Starts a box; `listen` hears all it says from then on. */
export type SpawnBox = (listen: (message: BoxMessage) => void) => Box;
