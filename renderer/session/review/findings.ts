/**
 * Facts about a program that are found out while the learner is busy: no question waits for them,
 * but later steps use them.
 */
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { AnswerKey } from '#format/types.ts';
import type { DeckProgram } from '#session/answer-keys.ts';
import { ownedBy } from '#session/engine.ts';
import type { Exercise, FoundExercises } from '#session/forms/registry.ts';
import { findExercise } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import type { Services } from '#session/services.ts';

export interface Findings {
  /** The runs of models that differ from the truth, as known so far. */
  readonly models: () => readonly ModelRun[] | undefined;
  /** The exercise of a form that needs runs, if one has been found. */
  readonly exercise: FoundExercises;
  /** Starts finding out what is not known as soon as Python runs; a second call has no effect. */
  readonly start: () => void;
  /** The runs, as soon as they are known. Rejects if Python does not start. */
  readonly modelsLater: () => Promise<readonly ModelRun[]>;
}

/** For a question without a program to run. */
export const NO_FINDINGS: Findings = {
  models: () => [],
  exercise: () => undefined,
  start: () => undefined,
  modelsLater: async () => [],
};

/** The input of the search. */
export interface ToFind extends DeckProgram {
  /** The runs that are known from the start. */
  readonly atHand: readonly ModelRun[] | undefined;
  readonly key: AnswerKey;
  /** Forms in which the question may be asked. */
  readonly forms: readonly Form[];
  /** The seed of what is random in their exercises. */
  readonly seed: number;
}

export function findingsOf(
  { engine, keys }: Pick<Services, 'engine' | 'keys'>,
  { deckId, program, atHand, key, forms, seed }: ToFind,
): Findings {
  let known = atHand;
  const found = new Map<Form, Exercise>();
  let searches: readonly Promise<void>[] | undefined;
  let finding: Promise<readonly ModelRun[]> | undefined;

  async function find(): Promise<readonly ModelRun[]> {
    const runs = await keys.models({ deckId, program });
    known = runs.filter(({ same }) => !same);
    return known;
  }

  async function search(form: Form): Promise<void> {
    const source = {
      engine: ownedBy(engine, deckId),
      program,
      key,
      models: () => known ?? [],
      seed,
    };
    const exercise = await findExercise(form, source);
    if (exercise !== undefined) found.set(form, exercise);
  }

  let starting: Promise<void> | undefined;
  function start(): void {
    searches ??= forms.map(async (form) => search(form).catch(() => undefined));
    modelsLater().catch(() => undefined);
  }

  const modelsLater = async (): Promise<readonly ModelRun[]> => {
    finding ??= find();
    try {
      return await finding;
    } catch (error) {
      // The next call retries.
      finding = undefined;
      throw error;
    }
  };

  return {
    models: () => known,
    exercise: (form) => found.get(form),
    start: () => {
      // No question waits for it, so a failure is not reported.
      if (engine.isReady()) start();
      else starting ??= engine.whenReady().then(start);
    },
    modelsLater,
  };
}
