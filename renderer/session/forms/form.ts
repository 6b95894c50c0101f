/** What a form is: one way of asking a question. Pure; what it shows is in `features`. */
import type { AnswerKey, Ended, Question } from '#format/types.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
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
  /** Decides what chance decides: the order of pieces, which options. */
  readonly seed: number;
  /** How often the card was answered before. */
  readonly reviews: number;
}

/** A program that may be run to find an exercise in what it does. */
export interface RunSource {
  readonly engine: Pick<EngineHandle, 'run' | 'runAll'>;
  readonly program: string;
  readonly key: AnswerKey;
  /** Runs of wrong models, as far as they are known by now. */
  readonly models: () => readonly ModelRun[];
  /** Decides what chance decides. */
  readonly seed: number;
}

/** How a form comes by its exercise; undefined where the question cannot be asked in this form. */
type ExerciseSource<E> =
  | { readonly exercise: (subject: Subject) => E | undefined }
  /** It takes runs, which no question waits for. Rejects where Python does not start. */
  | { readonly findExercise: (source: RunSource) => Promise<E | undefined> };

/** Everything a form does; its components are in `FORM_VIEWS`. `E` is what is asked, `D` the answer so far. */
export type FormSpec<E, D, V extends Verdict = Verdict> = ExerciseSource<E> & Answering<E, D, V>;

/** What came of running an answer; `refusal` is a sentence for the learner. */
export type Ran<D> =
  { readonly ok: true; readonly draft: D } | { readonly ok: false; readonly refusal: string };

interface Answering<E, D, V extends Verdict> {
  readonly empty: (exercise: E) => D;
  /** Whether nothing has been answered yet. */
  readonly isEmpty: (draft: D, exercise: E) => boolean;
  /** The answer as text, as it is kept in the log. */
  readonly answer: (draft: D, exercise: E) => string;
  /** Why an answer is not taken, as a sentence; undefined where it is. Absent: every answer is. */
  readonly refuse?: (draft: D, exercise: E) => string | undefined;
  /**
   * Finds out what the answer does, where it is judged by that: the draft as it is judged, or why it
   * is not taken. Rejects where Python does not start.
   */
  readonly run?: (
    draft: D,
    exercise: E,
    engine: Pick<EngineHandle, 'run' | 'runAll'>,
  ) => Promise<Ran<D>>;
  readonly judge: (draft: D, exercise: E) => V;
  /** What the answer says the program does; absent where that is not what is asked. */
  readonly prediction?: (draft: D, exercise: E) => Prediction;
  /** The moment of the run that the question is about, for its replay; absent where it is all of it. */
  readonly moment?: (exercise: E) => number;
  /** Lines of the answer that is wanted, for judging the time it took. */
  readonly lines: (exercise: E) => number;
  /** How many letters mean something, and the draft after one of them was pressed. */
  readonly letters?: (exercise: E) => number;
  readonly press?: (draft: D, exercise: E, letter: number) => D;
  /** The draft after Backspace. */
  readonly back?: (draft: D) => D;
}
