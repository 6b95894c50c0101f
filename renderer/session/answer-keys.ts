/**
 * The output of a program, in reality and under the models, always from a run: one on this machine
 * or, until Python has booted, one by the packer with exactly the same engine.
 */
import type { ModelRun } from '#engine/models/model-runs.ts';
import {
  PATIENCE,
  differingRuns,
  packRuns,
  runModels,
  unpackRuns,
} from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import type { AnswerFile, AnswerKey, ModelOutput } from '#format/types.ts';
import type { Database } from '#store/database.ts';
import type { RunRow } from '#store/rows.ts';
import { firstRun, packedRunKey, putPackedRuns, putRun, runKey } from '#store/runs.ts';
import { sha256 } from '#store/sha256.ts';
import type { EngineHandle } from './engine.ts';
import { ownedBy } from './engine.ts';

/** A program of a deck: its package's outputs apply to no other deck. */
export interface DeckProgram {
  readonly deckId: string;
  readonly program: string;
}

export interface AnswerKeys {
  /** The answer key of a program. Rejects if it has to be run and Python does not start. */
  readonly of: (asked: DeckProgram) => Promise<AnswerKey>;
  /** The answer key of a program if it is known without a run, trusted or not. */
  readonly atHand: (asked: DeckProgram) => Promise<AnswerKey | undefined>;
  /**
   * Stores the outputs in a deck's package, replacing those of an earlier package, if the same
   * engine produced them. Never overrides runs on this machine.
   */
  readonly remember: (deckId: string, file: AnswerFile) => Promise<void>;
  /** The catalogue of models, the likeliest first. Rejects if it cannot be read. */
  readonly catalogue: () => Promise<readonly Model[]>;
  /**
   * The output of a program under each model of the catalogue; empty if the program itself meets a
   * limit. Takes a while if they have to be run: call it while the learner thinks. Concurrent calls
   * share one run. Rejects like `of` and `catalogue`.
   */
  readonly models: (asked: DeckProgram) => Promise<readonly ModelRun[]>;
  /**
   * The runs of models that differ from the truth, if they are known without running anything: from
   * an earlier run, or from a package. Otherwise undefined.
   */
  readonly modelsAtHand: (asked: DeckProgram) => Promise<readonly ModelRun[] | undefined>;
  /**
   * The outputs of models that differ from the truth, for many programs in one read, in their
   * order; undefined for those not known without a run.
   */
  readonly otherwiseAtHand: (
    asked: readonly DeckProgram[],
  ) => Promise<readonly (readonly ModelOutput[] | undefined)[]>;
}

/** The keys under which a run of a program may be stored. */
interface RunKeys {
  /** For a run on this machine. */
  readonly local: string;
  /** For the output in the deck's package. */
  readonly packed: string;
}

/** Whether two runs have the same output, ending and time. */
export function isSameRun(one: AnswerKey, other: AnswerKey): boolean {
  return (
    one.stdout === other.stdout &&
    one.seconds === other.seconds &&
    JSON.stringify(one.ended) === JSON.stringify(other.ended)
  );
}

/** `loadModels` reads the catalogue, on demand. */
export function createAnswerKeys(
  db: Database,
  engine: EngineHandle,
  loadModels: () => Promise<readonly Model[]>,
): AnswerKeys {
  const { id } = engine.identity;
  const keysOf = async ({ deckId, program }: DeckProgram): Promise<RunKeys> => {
    const hash = await sha256(program);
    return { local: runKey(id, hash), packed: packedRunKey(deckId, id, hash) };
  };
  const underWay = new Map<string, Promise<readonly ModelRun[]>>();
  let loading: Promise<readonly Model[]> | undefined;

  async function catalogue(): Promise<readonly Model[]> {
    loading ??= loadModels();
    try {
      return await loading;
    } catch (error) {
      // The next call retries.
      loading = undefined;
      throw error;
    }
  }

  /**
   * Runs a program, and accepts the result if another agrees: the packer's, or that of a second run
   * in a fresh box. A program that corrupts its interpreter could falsify later runs, and a result
   * stored as verified is never checked again.
   */
  async function run({ local, packed }: RunKeys, asked: DeckProgram): Promise<RunRow> {
    const { deckId: owner, program } = asked;
    const { stdout, ended, seconds } = await engine.run(program, { owner });
    const key: AnswerKey = { stdout, ended, seconds };
    const row: RunRow = { ...key, hash: local, engine: id, verified: 1 };
    // This machine may have stopped it just now; stored, the result would be wrong for ever.
    if (ended.kind === 'limit') return row;
    const claim = await firstRun(db, [packed]);
    const agreed =
      (claim !== undefined && isSameRun(claim, key)) ||
      isSameRun(await engine.run(program, { owner, fresh: true }), key);
    if (!agreed) return { ...row, verified: 0 };
    await putRun(db, row);
    return row;
  }

  /** A package may contain anything; trusted only until it can be checked. */
  async function rowOf(keys: RunKeys, asked: DeckProgram): Promise<RunRow> {
    const row = await firstRun(db, [keys.local, keys.packed]);
    const believed = row !== undefined && (row.verified === 1 || !engine.isReady());
    return believed ? row : run(keys, asked);
  }

  async function modelRuns(keys: RunKeys, asked: DeckProgram): Promise<readonly ModelRun[]> {
    const { deckId: owner, program } = asked;
    const models = await catalogue();
    const row = await rowOf(keys, asked);
    if (row.otherwise !== undefined) return unpackRuns(row.otherwise, models, row);
    // Python is needed anyway, so nothing has to be trusted.
    const truth = row.verified === 1 ? row : await run(keys, asked);
    if (truth.ended.kind === 'limit') return [];
    const runs = await runModels(ownedBy(engine, owner), program, models, truth, {
      budget: PATIENCE,
    });
    if (truth.verified === 1) await putRun(db, { ...truth, otherwise: packRuns(runs) });
    return runs;
  }

  return {
    of: async (asked) => rowOf(await keysOf(asked), asked),
    atHand: async (asked) => {
      const { local, packed } = await keysOf(asked);
      return firstRun(db, [local, packed]);
    },
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
      const { local, packed } = await keysOf(asked);
      const row = await firstRun(db, [local, packed]);
      return row?.otherwise && differingRuns(row.otherwise);
    },
    otherwiseAtHand: async (asked) => {
      const keys = await Promise.all(asked.map(keysOf));
      const rows = await db.runs.bulkGet(keys.flatMap(({ local, packed }) => [local, packed]));
      return keys.map((_, at) => rows[2 * at]?.otherwise ?? rows[2 * at + 1]?.otherwise);
    },
    models: async (asked) => {
      const keys = await keysOf(asked);
      const known = underWay.get(keys.packed);
      if (known !== undefined) return known;
      const runs = modelRuns(keys, asked).finally(() => underWay.delete(keys.packed));
      underWay.set(keys.packed, runs);
      return runs;
    },
  };
}
