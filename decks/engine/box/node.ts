/** The engine on Node, each box in a process of its own: for the deck tool, the build and the tests. */
import { closeSync, openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createPool } from './pool.ts';
import { spawnProcesses } from './process-box.ts';
import { boxCommand, findSandbox } from './process-walls.ts';
import { loadSnapshot } from './snapshot.ts';
import type { EngineIdentity } from '../types.ts';

export interface NodeEngine extends Engine {
  readonly identity: EngineIdentity;
}

/** Where the snapshot is cached between commands; it may be deleted at any time. */
export const CACHE_DIR = path.resolve(import.meta.dirname, '../../../node_modules/.cache/loopwise');

/** How many programs a tool runs at a time. */
export const PARALLEL = Math.min(4, availableParallelism());

export interface NodeEngineOptions {
  /** Keeps a booted spare for each program that may run at a time. */
  readonly spare?: boolean;
  /** Programs that may run at a time, each in its own interpreter; 1 if absent. */
  readonly parallel?: number;
}

/** Boots the engine in Node. `close` it, or the process stays alive. */
export async function openNodeEngine({
  spare = false,
  parallel = 1,
}: NodeEngineOptions = {}): Promise<NodeEngine> {
  const [sandbox, { identity, file }] = await Promise.all([findSandbox(), loadSnapshot(CACHE_DIR)]);
  // All boxes share this descriptor, so that they need no access to the cache.
  const snapshot = openSync(file, 'r');
  const spawn = spawnProcesses(boxCommand(sandbox), snapshot);
  const pool = createPool(() => createEngine(spawn, { spare }), parallel);
  return {
    ...pool,
    identity,
    close: () => {
      pool.close();
      closeSync(snapshot);
    },
  };
}
