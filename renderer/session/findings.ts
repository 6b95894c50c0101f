/**
 * What is found out about a program while the learner is busy: never waited for by a question, but
 * used by whatever comes after it is known.
 */
import type { ClockQuestion } from './forms/clock.ts';
import type { ModelRun } from '#engine/model-runs.ts';
import type { Services } from './services.ts';

export interface Findings {
  /** Runs of models that differ from the truth, as far as they are known by now. */
  readonly models: () => readonly ModelRun[] | undefined;
  /** A question about the paused program, where one was made by now. */
  readonly clock: () => ClockQuestion | undefined;
  /** Begins to find out what is not known, where Python runs already; called twice, it does so once. */
  readonly look: () => void;
  /** The runs, as soon as they are known. Rejects where Python does not start. */
  readonly modelsLater: () => Promise<readonly ModelRun[]>;
}

/** Of a question without a program to run. */
export const NO_FINDINGS: Findings = {
  models: () => [],
  clock: () => undefined,
  look: () => undefined,
  modelsLater: async () => [],
};

/** What there is to find out about a program. */
export interface ToFind {
  readonly program: string;
  /** The runs that are known from the start. */
  readonly atHand: readonly ModelRun[] | undefined;
  /** Decides which moment is asked about; undefined where none is to be. */
  readonly clockSeed: number | undefined;
}

export function findingsOf(
  { engine, keys }: Pick<Services, 'engine' | 'keys'>,
  { program, atHand, clockSeed }: ToFind,
): Findings {
  let known = atHand;
  let clock: ClockQuestion | undefined;
  let tracing: Promise<void> | undefined;
  let finding: Promise<readonly ModelRun[]> | undefined;

  async function find(): Promise<readonly ModelRun[]> {
    const runs = await keys.models(program);
    known = runs.filter(({ same }) => !same);
    return known;
  }

  async function stop(seed: number): Promise<void> {
    const { stdout, trace } = await engine.run(program, { trace: true });
    if (trace === undefined) return;
    const { openTrace, stopTheClock } = await import('./forms/clock-trace.ts');
    const believedSeconds = (known ?? []).map((run) => run.seconds);
    clock = stopTheClock({ reader: openTrace(trace), stdout, believedSeconds, seed });
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
    clock: () => clock,
    look: () => {
      // What a question is not held up by is nothing to complain about either.
      if (!engine.isReady()) return;
      if (clockSeed !== undefined) tracing ??= stop(clockSeed).catch(() => undefined);
      modelsLater().catch(() => undefined);
    },
    modelsLater,
  };
}
