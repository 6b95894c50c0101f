/**
 * The worker in which parameters are fitted, which takes seconds; terminating it cancels the work.
 */
import code from 'fsrs-browser/fsrs_browser_bg.wasm?url';
import type { FitJob, FitLetter } from './letters.ts';
import { ROUNDS, fitSets } from './run-fit.ts';

function send(letter: FitLetter): void {
  globalThis.postMessage(letter);
}

async function fit({ sets }: FitJob): Promise<void> {
  const total = ROUNDS * sets.length;
  let done = 0;
  const weights = await fitSets(sets, new URL(code, globalThis.location.href), () => {
    done += 1;
    send({ kind: 'progress', done, total });
  });
  send({ kind: 'done', weights });
}

globalThis.addEventListener(
  'message',
  ({ data }: MessageEvent<FitJob>) => {
    fit(data).catch((error: unknown) => {
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  },
  { once: true },
);
