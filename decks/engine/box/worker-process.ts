/**
 * A box in its own process; `process-walls.ts` starts it. Requests come on stdin and answers go to
 * stdout as frames (`frames.ts`); the snapshot is open as file descriptor 3. All I/O is synchronous:
 * the process needs no event loop, timers or streams of Node's, and keeps none.
 */
import fs from 'node:fs';
import process from 'node:process';
import { loadPyodide } from 'pyodide';
import createModule from 'pyodide/pyodide.asm.mjs';
import { openBox } from './box.ts';
import { encodeMessage, readFrame } from './frames.ts';
import { sealMachine } from './seal-node.ts';
import { WARM_UP } from './warm-up.ts';
import type { BoxMessage, BoxRequest } from '../types.ts';

const STDIN = 0;
const STDOUT = 1;
const SNAPSHOT = 3;

// Kept from here on: these functions are all that is left of Node afterwards.
const { closeSync, fstatSync, readSync, writeSync } = fs;
const exit = (
  process as unknown as { readonly reallyExit: (code: number) => never }
).reallyExit.bind(process);

function post(message: BoxMessage): void {
  const frame = encodeMessage(message);
  for (let written = 0; written < frame.length;) {
    written += retryPipe(() => writeSync(STDOUT, frame, written, frame.length - written));
  }
}

function readWhole(into: Uint8Array): boolean {
  for (let at = 0; at < into.length;) {
    const length = retryPipe(() => readSync(STDIN, into, at, into.length - at, null));
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Retries a call on a pipe that may be non-blocking. */
function retryPipe(call: () => number): number {
  for (;;) {
    try {
      return call();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // On Windows the end of a pipe is an error.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

function readSnapshot(): Uint8Array {
  const bytes = new Uint8Array(fstatSync(SNAPSHOT).size);
  // The other boxes read the same descriptor, so every read gives its position.
  for (let at = 0; at < bytes.length;) {
    const length = readSync(SNAPSHOT, bytes, at, bytes.length - at, at);
    if (length === 0) throw new Error('The snapshot is truncated.');
    at += length;
  }
  closeSync(SNAPSHOT);
  return bytes;
}

let warm = false;
try {
  // Pyodide uses it for nothing else, and Node's own is not available under `--permission`.
  Reflect.set(process, 'binding', () => ({ fs: fs.constants }));
  const [, , indexURL = ''] = process.argv;
  const run = await openBox({
    load: async () => ({ loadPyodide, createModule, indexURL, snapshot: readSnapshot() }),
    post: (message) => {
      if (warm) post(message);
    },
  });
  sealMachine();
  // Compiles what every program needs, so that the first one has the time limit for itself.
  await run(WARM_UP);
  warm = true;
  post({ kind: 'booted' });
  for (;;) {
    const request = readFrame(readWhole) as BoxRequest | undefined;
    if (request === undefined) break;
    // Only thread stacks are awaited, and those need no event loop.
    await run(request);
  }
} catch (error) {
  post({ kind: 'failed', message: String(error) });
}
exit(0);
