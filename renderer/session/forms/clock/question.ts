/** A question about a paused program. */

/**
 * Which line runs next; which tasks are ready, in order; how many seconds have passed when a line is
 * printed; which tasks are cancelled in the end.
 */
export type ClockKind = 'next-line' | 'ready-queue' | 'seconds' | 'cancelled';

export interface SceneTask {
  readonly name: string;
  readonly coroutine: string;
  /** Where it is: `line 7`, `not begun`, `done`. */
  readonly at: string;
}

/** The paused program. */
export interface Scene {
  /** The line that is about to run, or at which a task has given way; 1-based. */
  readonly line: number | undefined;
  /** The task it belongs to; empty where it is none. */
  readonly who: string;
  /** The task has given way there. */
  readonly gone: boolean;
  /** Lines printed so far. */
  readonly printed: readonly string[];
  readonly tasks: readonly SceneTask[];
  /** Virtual seconds; undefined where they are what is asked. */
  readonly time: number | undefined;
  /** The line of output that is waited for, where that is where the program is paused. */
  readonly waitsFor: string | undefined;
}

export interface ClockQuestion {
  readonly kind: ClockKind;
  /** Of the trace, for its replay. */
  readonly moment: number;
  readonly scene: Scene;
  readonly options: readonly string[];
  /** Indexes into the options: in order for `ready-queue`, one for `next-line` and `seconds`. */
  readonly right: readonly number[];
  /** What happens, step by step, for the verdict. Plain text with `code`. */
  readonly narration: readonly string[];
}
