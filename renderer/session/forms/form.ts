/** What a form is: one way of asking a question. Pure; its components are in `features`. */
import type { AnswerKey, Ended, Question } from '#format/types.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { Prediction, Verdict } from '#session/judge.ts';

/** What a program would print if a belief about asyncio were true; see the engine's models. */
export interface Believed {
  readonly model: string;
  readonly stdout: string;
  readonly ended: Ended;
}

/** A question with everything that a form may ask about. */
export interface Subject {
  /** With the variant's values filled in. */
  readonly question: Question;
  /** Undefined for a question that is answered by choosing among sentences. */
  readonly key: AnswerKey | undefined;
  /** Outputs of wrong models that differ from the key, the likeliest belief first. */
  readonly believed: readonly Believed[];
  /** The seed of what is random: the order of pieces, which options. */
  readonly seed: number;
  /** How often the card was answered before. */
  readonly reviews: number;
}

/** A program that may be run to find an exercise in its behaviour. */
export interface RunSource {
  readonly engine: Pick<EngineHandle, 'run' | 'runAll'>;
  readonly program: string;
  readonly key: AnswerKey;
  /** The runs of wrong models that are known so far. */
  readonly models: () => readonly ModelRun[];
  /** The seed of what is random. */
  readonly seed: number;
}

/** How a form makes its exercise; undefined if the question cannot be asked in this form. */
type ExerciseSource<E> =
  | { readonly exercise: (subject: Subject) => E | undefined }
  /** Needs runs, which no question waits for. Rejects if Python does not start. */
  | { readonly findExercise: (source: RunSource) => Promise<E | undefined> };

/**
 * The behaviour of a form; its components are in `FORM_VIEWS`. `E` is the exercise, `D` the draft
 * of the answer.
 */
export type FormSpec<E, D, V extends Verdict = Verdict> = ExerciseSource<E> & Answering<E, D, V>;

/** The result of running an answer; `refusal` is a message for the learner. */
export type Ran<D> =
  { readonly ok: true; readonly draft: D } | { readonly ok: false; readonly refusal: string };

interface Answering<E, D, V extends Verdict> {
  readonly empty: (exercise: E) => D;
  /** Whether nothing has been answered yet. */
  readonly isEmpty: (draft: D, exercise: E) => boolean;
  /** The answer as text, as stored in the log. */
  readonly answer: (draft: D, exercise: E) => string;
  /**
   * Why an answer is refused, as a sentence; undefined if it is accepted. Absent: every answer is.
   */
  readonly refuse?: (draft: D, exercise: E) => string | undefined;
  /**
   * Runs an answer that is judged by its behaviour: returns the draft to judge, or why it is
   * refused. Rejects if Python does not start.
   */
  readonly run?: (
    draft: D,
    exercise: E,
    engine: Pick<EngineHandle, 'run' | 'runAll'>,
  ) => Promise<Ran<D>>;
  readonly judge: (draft: D, exercise: E) => V;
  /** The prediction that the answer makes about the program; absent if none is asked for. */
  readonly prediction?: (draft: D, exercise: E) => Prediction;
  /**
   * The moment of the run that the question is about, for its replay; absent if it is about all of
   * it.
   */
  readonly moment?: (exercise: E) => number;
  /** Lines of the expected answer, for judging the time it took. */
  readonly lines: (exercise: E) => number;
  /** How many letters have a meaning, and the draft after one of them was pressed. */
  readonly letters?: (exercise: E) => number;
  readonly press?: (draft: D, exercise: E, letter: number) => D;
  /** The draft after Backspace. */
  readonly back?: (draft: D) => D;
}
