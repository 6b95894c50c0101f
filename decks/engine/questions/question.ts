/** A question about a paused program. */
import type { Moment, MomentKind } from '#format/types.ts';

/** What the deck asks of the run of a question to predict. */
export type ClockKind = Extract<MomentKind, 'next-line' | 'ready-queue' | 'seconds' | 'cancelled'>;

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

export interface MomentQuestion {
  readonly kind: MomentKind;
  /** Of the trace, for its replay. */
  readonly moment: number;
  readonly scene: Scene;
  readonly options: readonly string[];
  /** Indexes into the options: in order for `ready-queue`, any number for `cancelled`, else one. */
  readonly right: readonly number[];
  /** What happens, step by step, for the verdict. Plain text with `code`. */
  readonly narration: readonly string[];
  /** What is asked, where the kind alone does not say it; else empty. */
  readonly about: string;
  /** The last moment of the run that the key rests on. */
  readonly until: number;
  /** Where the question is found again in another run of the program. */
  readonly place: Moment;
}

/** What somebody has to see to answer it, and to be judged. */
export type AskedMoment = Omit<MomentQuestion, 'until' | 'place'>;

/** What the deck asks; its kinds say all of what is asked. */
export interface ClockQuestion extends Omit<AskedMoment, 'about'> {
  readonly kind: ClockKind;
}

/** Whether several answers may be taken. */
export function takesSeveral({ kind }: Pick<MomentQuestion, 'kind'>): boolean {
  return kind === 'ready-queue' || kind === 'cancelled';
}
