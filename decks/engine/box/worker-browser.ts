/** A box in a browser worker; frame.ts starts it. */
import type { loadPyodide as LoadPyodide } from 'pyodide';
import { openBox } from './box.ts';
import type { ArrivingParts } from './frame-protocol.ts';
import type { CreateModule } from './interpreter.ts';
import type { BoxMessage, BoxRequest } from '../types.ts';

/**
 * Boots from `parts` and the files next to `base`, and answers requests on `port`. Errors at boot are
 * posted as `failed`.
 */
export async function start(port: MessagePort, base: string, parts: ArrivingParts): Promise<void> {
  const post = (message: BoxMessage): void => port.postMessage(message);
  const fail = (error: unknown): void => post({ kind: 'failed', message: String(error) });
  // Pyodide's loader would wait for a missing part for ever.
  for (const part of Object.values<Promise<unknown>>(parts)) part.catch(fail);
  try {
    const run = await openBox({
      load: async () => {
        const [loader, interpreter] = await Promise.all([
          load<{ readonly loadPyodide: typeof LoadPyodide }>(`${base}pyodide.mjs`),
          load<{ readonly default: CreateModule }>(`${base}pyodide.asm.mjs`),
        ]);
        giveToPyodide(parts);
        const { loadPyodide } = loader;
        const { snapshot } = parts;
        return { loadPyodide, createModule: interpreter.default, indexURL: base, snapshot };
      },
      post,
    });
    port.addEventListener('message', (event: MessageEvent<BoxRequest>) => void run(event.data));
    port.start();
  } catch (error) {
    fail(error);
  }
}

async function load<Module>(url: string): Promise<Module> {
  return (await import(/* @vite-ignore */ url)) as Module;
}

/** Makes Pyodide, which would fetch and compile by itself, use what the frame has fetched and compiled. */
function giveToPyodide({ module, library }: ArrivingParts): void {
  const realFetch = fetch;
  self.fetch = async (resource, options) => {
    const url = resource instanceof Request ? resource.url : String(resource);
    if (url.endsWith('.wasm')) return new Response();
    return url.endsWith('.zip') ? new Response(await library) : realFetch(resource, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const compiled = await module;
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
  };
}
