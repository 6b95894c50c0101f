/**
 * The document of the engine's frame. The app embeds it with `sandbox="allow-scripts"`, so it has an
 * opaque origin without a database or files, and reaches the app only through messages. It starts
 * workers, hands each its port, and terminates them.
 */
import { FRAME_READY } from './frame-protocol.ts';
import type { FetchedParts, FrameRequest, Pong } from './frame-protocol.ts';

const base = new URL('.', location.href).href;
const boxes = new Map<number, Worker>();

// Fetched and compiled once, at the start, in parallel with the rest of the boot; later boxes reuse
// it.
const fetched = fetchParts();
fetched.catch(() => undefined);

async function fetchParts(): Promise<FetchedParts> {
  const [module, snapshot, library] = await Promise.all([
    WebAssembly.compileStreaming(fetch(`${base}pyodide.asm.wasm`)),
    fetchBytes(`${base}snapshot.bin`),
    fetchBytes(`${base}python_stdlib.zip`),
  ]);
  return { module, snapshot, library };
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// An opaque origin cannot start a module worker, but a classic worker can import modules. What the box
// imports later is imported at once, while the parts are fetched.
const script = `
import(${JSON.stringify(`${base}pyodide.mjs`)}).catch(() => {});
import(${JSON.stringify(`${base}pyodide.asm.mjs`)}).catch(() => {});
const parts = new Promise((resolve) => { onmessage = (event) => resolve(event); });
const port = parts.then((event) => event.ports[0]);
import(${JSON.stringify(`${base}worker.js`)})
  .then(async (box) =>
    box.start(await port, ${JSON.stringify(base)}, parts.then((event) => event.data)))
  .catch(async (error) => (await port).postMessage({ kind: 'failed', message: String(error) }));
`;
const workerUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

addEventListener('message', (event: MessageEvent<FrameRequest>) => {
  if (event.source !== parent) return;
  const request = event.data;
  switch (request.kind) {
    case 'spawn': {
      const [port] = event.ports;
      if (port === undefined) return;
      const worker = new Worker(workerUrl);
      boxes.set(request.box, worker);
      fetched.then(
        (parts) => {
          // Copied once here and moved, because a message would copy it twice.
          const snapshot = parts.snapshot.slice();
          worker.postMessage({ ...parts, snapshot }, [port, snapshot.buffer]);
        },
        (error: unknown) => port.postMessage({ kind: 'failed', message: String(error) }),
      );
      break;
    }
    case 'kill':
      boxes.get(request.box)?.terminate();
      boxes.delete(request.box);
      break;
    case 'ping':
      parent.postMessage({ kind: 'pong', ping: request.ping } satisfies Pong, '*');
      break;
  }
});

// The app's origin is unknown here, and the message is no secret.
parent.postMessage(FRAME_READY, '*');
