/** A question about a paused program. */
import type { Moment, MomentKind } from '#format/types.ts';

/** The kinds that prediction questions of the deck use. */
export type ClockKind = Extract<MomentKind, 'next-line' | 'ready-queue' | 'seconds' | 'cancelled'>;

export interface SceneTask {
  readonly name: string;
  readonly coroutine: string;
  /** Where it is: `line 7`, `not begun`, `done`. */
  readonly at: string;
}

/** The paused program. */
export interface Scene {
  /** The line that is about to run, or at which a task has yielded control; 1-based. */
  readonly line: number | undefined;
  /** The task it belongs to; empty if none. */
  readonly who: string;
  /** The task has yielded control there. */
  readonly gone: boolean;
  /** Lines printed so far. */
  readonly printed: readonly string[];
  readonly tasks: readonly SceneTask[];
  /** Virtual seconds; undefined if they are what is asked. */
  readonly time: number | undefined;
  /** The line of output before which the program is paused, if it is paused there. */
  readonly waitsFor: string | undefined;
}

export interface MomentQuestion {
  readonly kind: MomentKind;
  /** In the trace, for the replay. */
  readonly moment: number;
  readonly scene: Scene;
  readonly options: readonly string[];
  /** Indexes of the options: in order for `ready-queue`, any number for `cancelled`, otherwise one. */
  readonly right: readonly number[];
  /** What happens, step by step, for the verdict. Plain text with `code`. */
  readonly narration: readonly string[];
  /** What is asked, if the kind alone does not say it; otherwise empty. */
  readonly about: string;
  /** The last moment of the run that the key depends on. */
  readonly until: number;
  /** Identifies the question in another run of the program. */
  readonly place: Moment;
}

/** What is needed to ask the question and to judge an answer. */
export type AskedMoment = Omit<MomentQuestion, 'until' | 'place'>;

/** A question of the deck, whose kind alone says what is asked. */
export interface ClockQuestion extends Omit<AskedMoment, 'about'> {
  readonly kind: ClockKind;
}

/** Whether several options may be chosen. */
export function takesSeveral({ kind }: Pick<MomentQuestion, 'kind'>): boolean {
  return kind === 'ready-queue' || kind === 'cancelled';
}
