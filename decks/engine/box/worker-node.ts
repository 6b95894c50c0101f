/** A box in a Node worker thread. `workerData`: a `NodeBoxData`. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import { openBox } from './box.ts';
import { PYODIDE_OPTIONS } from './pyodide-options.ts';
import { sealMachine } from './seal-node.ts';
import type { BoxMessage, BoxRequest } from '../types.ts';

export interface NodeBoxData {
  readonly indexURL: string;
  readonly snapshot: Uint8Array;
}

const data = workerData as NodeBoxData;
const post = (message: BoxMessage): void => parentPort?.postMessage(message);

try {
  const run = await openBox({
    load: () =>
      loadPyodide({ ...PYODIDE_OPTIONS, indexURL: data.indexURL, _loadSnapshot: data.snapshot }),
    post,
  });
  sealMachine();
  parentPort?.on('message', (request: BoxRequest) => run(request));
} catch (error) {
  post({ kind: 'failed', message: String(error) });
}
