/**
 * What is found out about a program while the learner is busy: never waited for by a question, but
 * used by whatever comes after it is known.
 */
import type { ModelRun } from '#engine/model-runs.ts';
import type { Services } from './services.ts';

export interface Findings {
  /** Runs of models that differ from the truth, as far as they are known by now. */
  readonly models: () => readonly ModelRun[] | undefined;
  /** Begins to find out what is not known, where Python runs already; called twice, it does so once. */
  readonly look: () => void;
  /** The runs, as soon as they are known. Rejects where Python does not start. */
  readonly modelsLater: () => Promise<readonly ModelRun[]>;
}

/** Of a question without a program to run. */
export const NO_FINDINGS: Findings = {
  models: () => [],
  look: () => undefined,
  modelsLater: async () => [],
};

/** @param atHand the runs that are known from the start. */
export function findingsOf(
  { engine, keys }: Pick<Services, 'engine' | 'keys'>,
  program: string,
  atHand: readonly ModelRun[] | undefined,
): Findings {
  let known = atHand;
  let finding: Promise<readonly ModelRun[]> | undefined;

  async function find(): Promise<readonly ModelRun[]> {
    const runs = await keys.models(program);
    known = runs.filter(({ same }) => !same);
    return known;
  }

  const modelsLater = async (): Promise<readonly ModelRun[]> => {
    finding ??= find();
    try {
      return await finding;
    } catch (error) {
      // The next call tries anew.
      finding = undefined;
      throw error;
    }
  };

  return {
    models: () => known,
    look: () => {
      // What a question is not held up by is nothing to complain about either.
      if (engine.isReady()) modelsLater().catch(() => undefined);
    },
    modelsLater,
  };
}
