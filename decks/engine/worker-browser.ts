/** A box in a browser worker; frame.ts starts it. */
import type { loadPyodide as LoadPyodide } from 'pyodide';
import { openBox } from './box.ts';
import { PYODIDE_OPTIONS } from './pyodide-options.ts';
import type { BoxMessage, BoxRequest } from './types.ts';

/**
 * Boots from the files beside `base` and answers requests on `port`. What goes wrong at boot is
 * posted as `failed`.
 */
export async function start(port: MessagePort, base: string): Promise<void> {
  const post = (message: BoxMessage): void => port.postMessage(message);
  try {
    const snapshot = fetchBytes(`${base}snapshot.bin`);
    const pyodide = (await import(/* @vite-ignore */ `${base}pyodide.mjs`)) as {
      readonly loadPyodide: typeof LoadPyodide;
    };
    const run = await openBox({
      load: () =>
        pyodide.loadPyodide({ ...PYODIDE_OPTIONS, indexURL: base, _loadSnapshot: snapshot }),
      post,
    });
    port.addEventListener('message', (event: MessageEvent<BoxRequest>) => run(event.data));
    port.start();
  } catch (error) {
    post({ kind: 'failed', message: String(error) });
  }
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
