/**
 * What a program prints, in reality and under the models, always from a run of it: one of this
 * machine or, until Python has booted here, one of the packer's with the very same engine.
 */
import type { ModelRun } from '#engine/models/model-runs.ts';
import { differingRuns, packRuns, runModels, unpackRuns } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import type { AnswerFile, AnswerKey } from '#format/types.ts';
import type { Database } from '#store/database.ts';
import type { RunRow } from '#store/rows.ts';
import { getRun, putRun, putRuns } from '#store/runs.ts';
import { sha256 } from '#store/sha256.ts';
import type { EngineHandle } from './engine.ts';

export interface AnswerKeys {
  /** The answer key of a program. Rejects where it has to be run and Python does not start. */
  readonly of: (program: string) => Promise<AnswerKey>;
  /** Keeps what a package says its programs print, where the same engine said so. */
  readonly remember: (file: AnswerFile) => Promise<void>;
  /** The catalogue of models, the most widespread belief first. Rejects where it cannot be read. */
  readonly catalogue: () => Promise<readonly Model[]>;
  /**
   * What a program prints under each model of the catalogue; for none where the program itself meets
   * a limit. Takes a while where they have to be run: call it while the learner thinks. PresentedQuestion twice,
   * it runs once. Rejects as `of` and `catalogue`.
   */
  readonly models: (program: string) => Promise<readonly ModelRun[]>;
  /**
   * The runs of models that differ from the truth, where they are known without running anything:
   * from a run before, or believed from a package. Undefined where they are not.
   */
  readonly modelsAtHand: (program: string) => Promise<readonly ModelRun[] | undefined>;
}

/** `loadModels` reads the catalogue; it is called when that is first wanted. */
export function createAnswerKeys(
  db: Database,
  engine: EngineHandle,
  loadModels: () => Promise<readonly Model[]>,
): AnswerKeys {
  const { id } = engine.identity;
  const rowId = (programHash: string): string => `${id}:${programHash}`;
  const underWay = new Map<string, Promise<readonly ModelRun[]>>();
  let loading: Promise<readonly Model[]> | undefined;

  async function catalogue(): Promise<readonly Model[]> {
    loading ??= loadModels();
    try {
      return await loading;
    } catch (error) {
      // The next call tries anew.
      loading = undefined;
      throw error;
    }
  }

  async function run(hash: string, program: string): Promise<RunRow> {
    const { stdout, ended, seconds } = await engine.run(program);
    const row: RunRow = { hash, engine: id, stdout, ended, seconds, verified: 1 };
    // What stopped it may be this machine at this moment; kept, it would be wrong for ever.
    if (ended.kind !== 'limit') await putRun(db, row);
    return row;
  }

  /** A package may say anything; believed only for as long as it cannot be checked. */
  async function rowOf(hash: string, program: string): Promise<RunRow> {
    const row = await getRun(db, hash);
    const believed = row !== undefined && (row.verified === 1 || !engine.isReady());
    return believed ? row : run(hash, program);
  }

  async function modelRuns(hash: string, program: string): Promise<readonly ModelRun[]> {
    const models = await catalogue();
    const row = await rowOf(hash, program);
    if (row.otherwise !== undefined) return unpackRuns(row.otherwise, models, row);
    // Python is needed anyway, so nothing has to be believed.
    const truth = row.verified === 1 ? row : await run(hash, program);
    if (truth.ended.kind === 'limit') return [];
    const runs = await runModels(engine, program, models, truth);
    await putRun(db, { ...truth, otherwise: packRuns(runs) });
    return runs;
  }

  return {
    of: async (program) => rowOf(rowId(await sha256(program)), program),
    remember: async (file) => {
      if (file.engine !== id) return;
      const rows = Object.entries(file.answers).map(([hash, key]): RunRow => ({
        ...key,
        hash: rowId(hash),
        engine: id,
        verified: 0,
      }));
      await putRuns(db, rows);
    },
    catalogue,
    modelsAtHand: async (program) => {
      const row = await getRun(db, rowId(await sha256(program)));
      return row?.otherwise && differingRuns(row.otherwise);
    },
    models: async (program) => {
      const hash = rowId(await sha256(program));
      const known = underWay.get(hash);
      if (known !== undefined) return known;
      const runs = modelRuns(hash, program).finally(() => underWay.delete(hash));
      underWay.set(hash, runs);
      return runs;
    },
  };
}
