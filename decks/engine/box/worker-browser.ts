/** A box in a browser worker; frame.ts starts it. */
import type { loadPyodide as LoadPyodide } from 'pyodide';
import { openBox } from './box.ts';
import type { BoxParts } from './frame-protocol.ts';
import { PYODIDE_OPTIONS } from './pyodide-options.ts';
import type { BoxMessage, BoxRequest } from '../types.ts';

/**
 * Boots from `parts` and the files next to `base`, and answers requests on `port`. Errors at boot are
 * posted as `failed`.
 */
export async function start(
  port: MessagePort,
  base: string,
  parts: Promise<BoxParts>,
): Promise<void> {
  const post = (message: BoxMessage): void => port.postMessage(message);
  try {
    const pyodide = (await import(/* @vite-ignore */ `${base}pyodide.mjs`)) as {
      readonly loadPyodide: typeof LoadPyodide;
    };
    const { snapshot, ...rest } = await parts;
    giveToPyodide(rest);
    const run = await openBox({
      load: () =>
        pyodide.loadPyodide({ ...PYODIDE_OPTIONS, indexURL: base, _loadSnapshot: snapshot }),
      post,
    });
    port.addEventListener('message', (event: MessageEvent<BoxRequest>) => void run(event.data));
    port.start();
  } catch (error) {
    post({ kind: 'failed', message: String(error) });
  }
}

/** Makes Pyodide, which would fetch and compile by itself, use what the frame has fetched and compiled. */
function giveToPyodide({ module, library }: Omit<BoxParts, 'snapshot'>): void {
  const realFetch = fetch;
  self.fetch = async (resource, options) => {
    const url = resource instanceof Request ? resource.url : String(resource);
    if (url.endsWith('.wasm')) return new Response();
    return url.endsWith('.zip') ? new Response(library) : realFetch(resource, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
}
