/** Fits parameters in workers. */
import type { TrainingSet } from '#schedule/fit.ts';
import type { FitJob, FitLetter } from './letters.ts';

/** What a fitter needs of a worker. */
export interface FitWorker {
  readonly postMessage: (job: FitJob) => void;
  readonly terminate: () => void;
  readonly onLetter: (listener: (letter: FitLetter) => void) => void;
  readonly onBroken: (listener: (message: string) => void) => void;
}

/**
 * Fits parameters to each set. Rejects if the worker fails, or with the signal's reason if it is
 * aborted.
 */
export type Fitter = (
  sets: readonly TrainingSet[],
  watch: {
    /** Called with the progress, from 0 to 1. */
    readonly onProgress: (part: number) => void;
    readonly signal: AbortSignal;
  },
) => Promise<readonly (readonly number[])[]>;

/** A fitter whose workers `open` creates, one per call. */
export function createFitter(open: () => FitWorker): Fitter {
  return async (sets, { onProgress, signal }) => {
    signal.throwIfAborted();
    const worker = open();
    const ended = Promise.withResolvers<readonly (readonly number[])[]>();
    const abort = (): void => ended.reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    worker.onBroken((message) => ended.reject(new Error(message)));
    worker.onLetter((letter) => {
      switch (letter.kind) {
        case 'progress':
          onProgress(letter.done / letter.total);
          break;
        case 'done':
          ended.resolve(letter.weights);
          break;
        case 'failed':
          ended.reject(new Error(letter.message));
      }
    });
    worker.postMessage({ sets });
    try {
      return await ended.promise;
    } finally {
      signal.removeEventListener('abort', abort);
      worker.terminate();
    }
  };
}
