/**
 * What is found out about a program while the learner is busy: never waited for by a question, but
 * used by whatever comes after it is known.
 */
import type { ClockQuestion } from '#session/forms/clock.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { AnswerKey } from '#format/types.ts';
import { looksSame } from '#format/output.ts';
import { MOST_DIFFERENT, PRINT_LIMITS } from '#session/forms/print.ts';
import { countDifferent } from '#session/align-lines.ts';
import type { Services } from '#session/services.ts';

export interface Findings {
  /** Runs of models that differ from the truth, as far as they are known by now. */
  readonly models: () => readonly ModelRun[] | undefined;
  /** A question about the paused program, where one was made by now. */
  readonly clock: () => ClockQuestion | undefined;
  /** The program with a slip in it, where one that prints something else is known by now. */
  readonly mutated: () => string | undefined;
  /** Begins to find out what is not known as soon as Python runs; called twice, it does so once. */
  readonly look: () => void;
  /** The runs, as soon as they are known. Rejects where Python does not start. */
  readonly modelsLater: () => Promise<readonly ModelRun[]>;
}

/** Of a question without a program to run. */
export const NO_FINDINGS: Findings = {
  models: () => [],
  clock: () => undefined,
  mutated: () => undefined,
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
  /** Decides which slip is made, and what the program prints without; undefined where none is to be. */
  readonly slip: { readonly seed: number; readonly key: AnswerKey } | undefined;
}

/** Mutations that are run before another form is taken. */
const MOST_RUNS = 8;

export function findingsOf(
  { engine, keys }: Pick<Services, 'engine' | 'keys'>,
  { program, atHand, clockSeed, slip }: ToFind,
): Findings {
  let known = atHand;
  let clock: ClockQuestion | undefined;
  let mutated: string | undefined;
  let mutating: Promise<void> | undefined;
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
    const { openTrace, stopTheClock } = await import('#session/forms/clock-trace.ts');
    const believedSeconds = (known ?? []).map((run) => run.seconds);
    clock = stopTheClock({ reader: openTrace(trace), stdout, believedSeconds, seed });
  }

  async function mutate({ seed, key }: NonNullable<ToFind['slip']>): Promise<void> {
    if (key.ended.kind === 'limit') return;
    const { mutationsOf } = await import('#session/forms/mutations.ts');
    const near = mutationsOf(program, seed).filter(
      (candidate) => countDifferent(candidate, program) <= MOST_DIFFERENT,
    );
    for (const candidate of near.slice(0, MOST_RUNS)) {
      const { stdout, ended } = await engine.run(candidate, { limits: PRINT_LIMITS });
      if (isOtherwise(key, { stdout, ended })) {
        mutated = candidate;
        return;
      }
    }
  }

  let looking: Promise<void> | undefined;
  function look(): void {
    if (clockSeed !== undefined) tracing ??= stop(clockSeed).catch(() => undefined);
    if (slip !== undefined) mutating ??= mutate(slip).catch(() => undefined);
    modelsLater().catch(() => undefined);
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
    mutated: () => mutated,
    look: () => {
      // What a question is not held up by is nothing to complain about either.
      if (engine.isReady()) look();
      else looking ??= engine.whenReady().then(look);
    },
    modelsLater,
  };
}

/**
 * Whether a mutation is worth asking about: it prints something else, and goes to its end as a
 * program does. One that breaks shows by its exception where the slip is.
 */
function isOtherwise(
  key: Pick<AnswerKey, 'stdout' | 'ended'>,
  { stdout, ended }: Pick<AnswerKey, 'stdout' | 'ended'>,
): boolean {
  if (looksSame(key.stdout, stdout)) return false;
  const { kind } = ended;
  if (kind !== 'raised') return kind !== 'limit';
  return key.ended.kind === 'raised' && key.ended.type === ended.type;
}
