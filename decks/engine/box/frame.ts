/**
 * The document of the engine's frame. The app embeds it with `sandbox="allow-scripts"`, so it has an
 * opaque origin without a database or files, and reaches the app only through messages. It starts
 * workers, hands each its port, and terminates them.
 */
import { FRAME_READY } from './frame-protocol.ts';
import type { ArrivingParts, FrameRequest, Pong } from './frame-protocol.ts';

const base = new URL('.', location.href).href;
const boxes = new Map<number, Worker>();

// Fetched and compiled once, at the start, in parallel with the rest of the boot; later boxes reuse
// them. A box instantiates the interpreter while the snapshot is fetched.
const module = WebAssembly.compileStreaming(fetch(`${base}pyodide.asm.wasm`));
const parts: ArrivingParts = {
  module,
  library: fetchBytes(`${base}python_stdlib.zip`),
  snapshot: module.then(async () => fetchBytes(`${base}snapshot.bin`)),
};

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// An opaque origin cannot start a module worker, but a classic worker can import modules. What the box
// imports later is imported at once, while the parts are fetched. They may arrive before it is loaded.
const script = `
import(${JSON.stringify(`${base}pyodide.mjs`)}).catch(() => {});
import(${JSON.stringify(`${base}pyodide.asm.mjs`)}).catch(() => {});
const parts = {};
const arrivals = {};
for (const name of ${JSON.stringify(['port', ...Object.keys(parts)])}) {
  parts[name] = new Promise((resolve, reject) => { arrivals[name] = { resolve, reject }; });
  parts[name].catch(() => {});
}
onmessage = ({ data: { name, part, error } }) =>
  error === undefined ? arrivals[name].resolve(part) : arrivals[name].reject(error);
import(${JSON.stringify(`${base}worker.js`)})
  .then(async ({ start }) => {
    const { port, ...rest } = parts;
    await start(await port, ${JSON.stringify(base)}, rest);
  })
  .catch(async (error) => (await parts.port).postMessage({ kind: 'failed', message: String(error) }));
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
      worker.postMessage({ name: 'port', part: port }, [port]);
      for (const [name, arriving] of Object.entries<Promise<unknown>>(parts)) {
        arriving.then(
          (part) => give(worker, name, part),
          (error: unknown) => worker.postMessage({ name, error: String(error) }),
        );
      }
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

function give(worker: Worker, name: string, part: unknown): void {
  if (part instanceof Uint8Array) {
    // Copied once here and moved, because a message would copy it twice.
    const copy = part.slice();
    worker.postMessage({ name, part: copy }, [copy.buffer]);
  } else worker.postMessage({ name, part });
}

// The app's origin is unknown here, and the message is no secret.
parent.postMessage(FRAME_READY, '*');
