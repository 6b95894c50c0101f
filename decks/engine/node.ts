/** The engine on Node's worker threads: for the deck tool, the build and the tests. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { PYODIDE_DIR, loadSnapshot } from './snapshot.ts';
import type { BoxMessage, EngineIdentity, SpawnBox } from './types.ts';
import type { NodeBoxData } from './worker-node.ts';

export interface NodeEngine extends Engine {
  readonly identity: EngineIdentity;
}

/** Where the snapshot is kept between commands; it may be deleted at any time. */
export const CACHE_DIR = path.resolve(import.meta.dirname, '../../node_modules/.cache/loopwise');

/** Boots the engine in Node. `close` it, or the process stays alive. */
export async function openNodeEngine(options = { spare: false }): Promise<NodeEngine> {
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
  return { ...createEngine(spawn, options), identity };
}
