/** What a form is: one way of asking a question. Pure; how it looks is the screen's. */
import type { AnswerKey, Ended, Question } from '#format/types.ts';
import type { ClockQuestion } from './clock.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { Prediction, Verdict } from '#session/judge.ts';

/** What a program would print if asyncio were as somebody believes; see the engine's models. */
export interface Believed {
  readonly model: string;
  readonly stdout: string;
  readonly ended: Ended;
}

/** A question with all that a form may ask about. */
export interface Subject {
  /** With the variant's values put in. */
  readonly question: Question;
  /** Undefined for a question that is answered by choosing among sentences. */
  readonly key: AnswerKey | undefined;
  /** Outputs of wrong models that differ from the key, the most common belief first. */
  readonly believed: readonly Believed[];
  /** A question about its run, paused in the middle; undefined where there is none yet. */
  readonly clock?: ClockQuestion | undefined;
  /** The program with a slip in it, so that it prints something else; undefined where none is known. */
  readonly mutated?: string | undefined;
  /** Decides what chance decides: the order of pieces, which options. */
  readonly seed: number;
}

/** Everything a form does beside looking like something. `E` is what is asked, `D` the answer so far. */
export interface FormSpec<E, D> {
  /** The exercise; undefined where the question cannot be asked in this form. */
  readonly exercise: (subject: Subject) => E | undefined;
  readonly empty: (exercise: E) => D;
  /** Whether nothing has been answered yet. */
  readonly isEmpty: (draft: D, exercise: E) => boolean;
  /** The answer as text, as it is kept in the log. */
  readonly answer: (draft: D, exercise: E) => string;
  /** Why an answer is not taken, as a sentence; undefined where it is. Absent: every answer is. */
  readonly refuse?: (draft: D, exercise: E) => string | undefined;
  /**
   * Finds out what the answer does, where it is judged by that: the draft as it is judged. Rejects
   * where Python does not start.
   */
  readonly run?: (draft: D, exercise: E, engine: Pick<EngineHandle, 'run'>) => Promise<D>;
  readonly judge: (draft: D, exercise: E) => Verdict;
  /** What the answer says the program does; absent where that is not what is asked. */
  readonly prediction?: (draft: D, exercise: E) => Prediction;
  /** Lines of the answer that is wanted, for judging the time it took. */
  readonly lines: (exercise: E) => number;
  /** How many letters mean something, and the draft after one of them was pressed. */
  readonly letters?: (exercise: E) => number;
  readonly press?: (draft: D, exercise: E, letter: number) => D;
  /** The draft after Backspace. */
  readonly back?: (draft: D) => D;
}
