/**
 * The document of the engine's frame. The app embeds it with `sandbox="allow-scripts"`, so it has
 * an origin of its own that owns nothing: no database, no files, no way to the app but messages.
 * It starts workers, hands each the port it was sent with, and ends them.
 */
import { FRAME_READY } from './frame-protocol.ts';
import type { BoxParts, FrameRequest, Pong } from './frame-protocol.ts';

const base = new URL('.', location.href).href;
const boxes = new Map<number, Worker>();

// Fetched and compiled once, from the first moment on, beside everything else that a boot takes;
// a box that follows another finds all of it here.
const parts: Promise<BoxParts> = Promise.all([
  WebAssembly.compileStreaming(fetch(`${base}pyodide.asm.wasm`)),
  fetchBytes(`${base}snapshot.bin`),
]).then(([module, snapshot]) => ({ module, snapshot }));
parts.catch(() => undefined);

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// A module worker cannot be started from an opaque origin: a classic one can, and may import.
const script = `
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
      parts.then(
        (given) => worker.postMessage(given, [port]),
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

// The app's origin is unknown here, and no secret is sent.
parent.postMessage(FRAME_READY, '*');
