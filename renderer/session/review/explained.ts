/** The belief behind a wrong answer, in words. Pure, except when pairs are run. */
import type { Engine } from '#engine/box/engine.ts';
import type { Evidence, Explanation } from '#engine/models/explain.ts';
import { explain } from '#engine/models/explain.ts';
import { findBelief } from '#engine/models/find-belief.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import type { AnswerKey, Question } from '#format/types.ts';
import type { Prediction } from '#session/judge.ts';

/** A belief about asyncio, in words for a learner whose answer it explains. */
export interface Belief extends Pick<Model, 'id' | 'statement' | 'teaching'> {
  /** The deck author's note about it in this question: Markdown; empty if there is none. */
  readonly note: string;
}

export interface Explained {
  /** `exact`: it prints exactly the answer. `near`: it prints the beginning of the answer. */
  readonly kind: Explanation['kind'];
  /** One, or two that are held together. */
  readonly beliefs: readonly Belief[];
  /** Statements of other beliefs that also print the answer, the likeliest first. */
  readonly others: readonly string[];
  /** The run of the program under them. */
  readonly run: ModelRun;
  /** If it is near: index of the first line at which the answer and the belief differ. */
  readonly line: number | undefined;
}

/** What is known when an answer is to be explained. */
export interface AtHand {
  readonly question: Question;
  readonly truth: AnswerKey;
  readonly prediction: Prediction;
  readonly runs: readonly ModelRun[];
}

/** Like the engine's `explain`, for an answer of a session. */
export function explanationOf(hand: AtHand): Explanation | undefined {
  return explain(evidenceOf(hand));
}

function evidenceOf({ question, truth, prediction, runs }: AtHand): Evidence {
  const answer = { text: prediction.stdout, ended: prediction.ending };
  return { answer, truth, runs, expected: notesOf(question).map(({ model }) => model) };
}

/**
 * Like `explanationOf`, if two beliefs held together print the answer: pairs are run until one
 * does. Rejects if Python does not start.
 */
export async function explanationByTwo(
  engine: Pick<Engine, 'run'>,
  hand: AtHand,
): Promise<Explanation | undefined> {
  return findBelief(engine, hand.question.program, evidenceOf(hand));
}

/** Puts an explanation into words. */
export function inWords(
  explanation: Explanation,
  question: Question,
  catalogue: readonly Model[],
): Explained | undefined {
  const runs = explanation.kind === 'exact' ? explanation.runs : [explanation.run];
  const [run, ...others] = runs;
  const beliefs = run?.ids.flatMap((id) => beliefOf(id, question, catalogue)) ?? [];
  if (run === undefined || beliefs.length === 0) return undefined;
  return {
    kind: explanation.kind,
    beliefs,
    others: others
      .flatMap(({ ids }) => (ids.length === 1 ? ids : []))
      .flatMap((id) => beliefOf(id, question, catalogue))
      .map(({ statement }) => statement),
    run,
    line: explanation.kind === 'near' ? explanation.line : undefined,
  };
}

/** Models of asyncio that print exactly the answer, the likeliest first, as stored in the log. */
export function explainedBy(explanation: Explanation | undefined): readonly string[] {
  if (explanation?.kind !== 'exact') return [];
  return [...new Set(explanation.runs.flatMap(({ ids }) => ids))];
}

function beliefOf(id: string, question: Question, catalogue: readonly Model[]): readonly Belief[] {
  const model = catalogue.find((candidate) => candidate.id === id);
  if (model === undefined) return [];
  const { statement, teaching } = model;
  const note = notesOf(question).find((candidate) => candidate.model === id)?.text ?? '';
  return [{ id, statement, teaching, note }];
}

function notesOf(question: Question): readonly { readonly model: string; readonly text: string }[] {
  return question.kind === 'predict' ? question.models : [];
}
