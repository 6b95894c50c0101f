/**
 * The worker in which all foreign files are read: however busy it is, the page stays responsive and
 * can terminate it. It reads one file and is then finished.
 */
import type { ReaderLetter } from './letters.ts';
import { lettersOf } from './letters.ts';
import type { ReadJob, ReadProgress } from './read.ts';
import { carryOut } from './read.ts';

/** The least ms between two progress messages: the page would not draw more of them. */
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
  for (const letter of lettersOf(job.kind, result)) send(letter);
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
