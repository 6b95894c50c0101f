/** The engine on Node's worker threads: for the deck tool, the build and the tests. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createPool } from './pool.ts';
import { PYODIDE_DIR, loadSnapshot } from './snapshot.ts';
import type { BoxMessage, EngineIdentity, SpawnBox } from '../types.ts';
import type { NodeBoxData } from './worker-node.ts';

export interface NodeEngine extends Engine {
  readonly identity: EngineIdentity;
}

/** Where the snapshot is kept between commands; it may be deleted at any time. */
export const CACHE_DIR = path.resolve(import.meta.dirname, '../../../node_modules/.cache/loopwise');

/** How many programs a tool that runs many of them may run at a time. */
export const PARALLEL = Math.min(4, availableParallelism());

export interface NodeEngineOptions {
  /** Keeps a booted spare for each program that may run at a time. */
  readonly spare?: boolean;
  /** Programs that may run at a time, each in an interpreter of its own; 1 where absent. */
  readonly parallel?: number;
}

/** Boots the engine in Node. `close` it, or the process stays alive. */
export async function openNodeEngine({
  spare = false,
  parallel = 1,
}: NodeEngineOptions = {}): Promise<NodeEngine> {
  const { identity, bytes } = await loadSnapshot(CACHE_DIR);
  // Shared between the boxes: each copies it into its own memory.
  const snapshot = new Uint8Array(new SharedArrayBuffer(bytes.length));
  snapshot.set(bytes);
  const spawn: SpawnBox = (listen) => {
    const data: NodeBoxData = { indexURL: PYODIDE_DIR + path.sep, snapshot };
    const worker = new Worker(new URL('worker-node.ts', import.meta.url), {
      workerData: data,
      // A program that prints past its streams must not reach the tool's own stdout.
      stdout: true,
      stderr: true,
    });
    worker.on('message', (message: BoxMessage) => listen(message));
    worker.on('error', (error) => listen({ kind: 'failed', message: error.message }));
    return {
      post: (request) => worker.postMessage(request),
      kill: () => void worker.terminate(),
    };
  };
  const engines = Array.from({ length: parallel }, () => createEngine(spawn, { spare }));
  return { ...createPool(engines), identity };
}
