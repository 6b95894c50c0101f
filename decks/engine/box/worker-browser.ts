/** A box in a browser worker; frame.ts starts it. */
import type { loadPyodide as LoadPyodide } from 'pyodide';
import { openBox } from './box.ts';
import type { FetchedParts } from './frame-protocol.ts';
import type { CreateModule } from './interpreter.ts';
import type { BoxMessage, BoxRequest } from '../types.ts';

/**
 * Boots from `parts` and the files next to `base`, and answers requests on `port`. Errors at boot are
 * posted as `failed`.
 */
export async function start(
  port: MessagePort,
  base: string,
  parts: Promise<FetchedParts>,
): Promise<void> {
  const post = (message: BoxMessage): void => port.postMessage(message);
  try {
    const run = await openBox({
      load: async () => {
        const [loader, interpreter] = await Promise.all([
          load<{ readonly loadPyodide: typeof LoadPyodide }>(`${base}pyodide.mjs`),
          load<{ readonly default: CreateModule }>(`${base}pyodide.asm.mjs`),
        ]);
        const { snapshot, ...rest } = await parts;
        giveToPyodide(rest);
        const { loadPyodide } = loader;
        return { loadPyodide, createModule: interpreter.default, indexURL: base, snapshot };
      },
      post,
    });
    port.addEventListener('message', (event: MessageEvent<BoxRequest>) => void run(event.data));
    port.start();
  } catch (error) {
    post({ kind: 'failed', message: String(error) });
  }
}

async function load<Module>(url: string): Promise<Module> {
  return (await import(/* @vite-ignore */ url)) as Module;
}

/** Makes Pyodide, which would fetch and compile by itself, use what the frame has fetched and compiled. */
function giveToPyodide({ module, library }: Omit<FetchedParts, 'snapshot'>): void {
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
