/**
 * What a program prints, always from a run of it: one of this machine or, until Python has booted
 * here, one of the packer's with the very same engine.
 */
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
}

export function createAnswerKeys(db: Database, engine: EngineHandle): AnswerKeys {
  const { id } = engine.identity;
  const rowId = (programHash: string): string => `${id}:${programHash}`;
  const run = async (hash: string, program: string): Promise<AnswerKey> => {
    const { stdout, ended, seconds } = await engine.run(program);
    const row: RunRow = { hash, engine: id, stdout, ended, seconds, verified: 1 };
    // What stopped it may be this machine at this moment; kept, it would be wrong for ever.
    if (ended.kind !== 'limit') await putRun(db, row);
    return row;
  };
  return {
    of: async (program) => {
      const hash = rowId(await sha256(program));
      const row = await getRun(db, hash);
      if (row === undefined) return run(hash, program);
      // A package may say anything; believed only for as long as it cannot be checked.
      return row.verified === 1 || !engine.isReady() ? row : run(hash, program);
    },
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
  };
}
