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
import { firstRun, packedRunKey, putPackedRuns, putRun, runKey } from '#store/runs.ts';
import { sha256 } from '#store/sha256.ts';
import type { EngineHandle } from './engine.ts';

/** A program of a deck: what the deck's package says of it counts for no other deck. */
export interface DeckProgram {
  readonly deckId: string;
  readonly program: string;
}

export interface AnswerKeys {
  /** The answer key of a program. Rejects where it has to be run and Python does not start. */
  readonly of: (asked: DeckProgram) => Promise<AnswerKey>;
  /**
   * Keeps what the package of a deck says its programs print, in place of what one said before, where
   * the same engine said so. Never taken over what this machine has run itself.
   */
  readonly remember: (deckId: string, file: AnswerFile) => Promise<void>;
  /** The catalogue of models, the most widespread belief first. Rejects where it cannot be read. */
  readonly catalogue: () => Promise<readonly Model[]>;
  /**
   * What a program prints under each model of the catalogue; for none where the program itself meets
   * a limit. Takes a while where they have to be run: call it while the learner thinks. PresentedQuestion twice,
   * it runs once. Rejects as `of` and `catalogue`.
   */
  readonly models: (asked: DeckProgram) => Promise<readonly ModelRun[]>;
  /**
   * The runs of models that differ from the truth, where they are known without running anything:
   * from a run before, or believed from a package. Undefined where they are not.
   */
  readonly modelsAtHand: (asked: DeckProgram) => Promise<readonly ModelRun[] | undefined>;
}

/** `loadModels` reads the catalogue; it is called when that is first wanted. */
export function createAnswerKeys(
  db: Database,
  engine: EngineHandle,
  loadModels: () => Promise<readonly Model[]>,
): AnswerKeys {
  const { id } = engine.identity;
  /** Where a run of the program may lie, the one of this machine first. */
  const keysOf = async ({ deckId, program }: DeckProgram): Promise<readonly [string, string]> => {
    const hash = await sha256(program);
    return [runKey(id, hash), packedRunKey(deckId, id, hash)];
  };
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
  async function rowOf(keys: readonly [string, string], program: string): Promise<RunRow> {
    const row = await firstRun(db, keys);
    const believed = row !== undefined && (row.verified === 1 || !engine.isReady());
    return believed ? row : run(keys[0], program);
  }

  async function modelRuns(
    keys: readonly [string, string],
    program: string,
  ): Promise<readonly ModelRun[]> {
    const models = await catalogue();
    const row = await rowOf(keys, program);
    if (row.otherwise !== undefined) return unpackRuns(row.otherwise, models, row);
    // Python is needed anyway, so nothing has to be believed.
    const truth = row.verified === 1 ? row : await run(keys[0], program);
    if (truth.ended.kind === 'limit') return [];
    const runs = await runModels(engine, program, models, truth);
    await putRun(db, { ...truth, otherwise: packRuns(runs) });
    return runs;
  }

  return {
    of: async (asked) => rowOf(await keysOf(asked), asked.program),
    remember: async (deckId, file) => {
      if (file.engine !== id) return;
      const rows = Object.entries(file.answers).map(([hash, key]): RunRow => ({
        ...key,
        hash: packedRunKey(deckId, id, hash),
        engine: id,
        verified: 0,
      }));
      await putPackedRuns(db, deckId, rows);
    },
    catalogue,
    modelsAtHand: async (asked) => {
      const row = await firstRun(db, await keysOf(asked));
      return row?.otherwise && differingRuns(row.otherwise);
    },
    models: async (asked) => {
      const keys = await keysOf(asked);
      const known = underWay.get(keys[1]);
      if (known !== undefined) return known;
      const runs = modelRuns(keys, asked.program).finally(() => underWay.delete(keys[1]));
      underWay.set(keys[1], runs);
      return runs;
    },
  };
}
