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
  /** The program's file name, as tracebacks show it. */
  readonly name: string;
  readonly limits: Limits;
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
