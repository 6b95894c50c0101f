/**
 * The worker in which everything foreign is read: whatever keeps it busy, the page goes on, and can
 * end it. It reads one file and is then of no more use.
 */
import type { ReaderLetter } from './letters.ts';
import type { ReadJob, ReadProgress } from './read.ts';
import { carryOut } from './read.ts';

/** Letters at most so often, in ms: the page draws no more of them. */
const PACE = 50;

function send(letter: ReaderLetter): void {
  globalThis.postMessage(letter);
}

async function read(job: ReadJob): Promise<void> {
  let sent = performance.now();
  const onStep = (progress: ReadProgress): void => {
    if (performance.now() - sent < PACE) return;
    sent = performance.now();
    send({ kind: 'progress', progress });
  };
  const result = await carryOut(job, onStep);
  send({ kind: 'done', result });
}

globalThis.addEventListener(
  'message',
  ({ data }: MessageEvent<ReadJob>) => {
    read(data).catch((error: unknown) => {
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  },
  { once: true },
);
