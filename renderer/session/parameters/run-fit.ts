/**
 * Fits parameters with `fsrs-browser`, the optimizer that Anki uses, compiled for the browser. Runs
 * in a worker, on one thread: its memory is shared, which without a thread pool requires nothing of
 * the page.
 */
import type { TrainingSet } from '#schedule/fit.ts';

/** Rounds that the optimizer makes over a set. */
export const ROUNDS = 5;

/** The source of the optimizer's code: a URL, or its bytes. */
export type OptimizerCode = URL | Uint8Array<ArrayBuffer>;

/**
 * The 21 parameters for each set. `onRound` is called after each round over a set. Rejects if the
 * optimizer does not load or returns no numbers.
 */
export async function fitSets(
  sets: readonly TrainingSet[],
  code: OptimizerCode,
  onRound: () => void,
): Promise<readonly (readonly number[])[]> {
  const { default: load, Fsrs } = await import('fsrs-browser');
  await load({ module_or_path: code });
  return withRounds(onRound, () =>
    sets.map(({ ratings, elapsed, lengths }) => {
      // The call consumes it, so it frees itself.
      const weights = [...new Fsrs().computeParameters(ratings, elapsed, lengths, undefined, true)];
      if (weights.length !== 21 || !weights.every(Number.isFinite)) {
        throw new Error('The optimizer found no parameters.');
      }
      return weights;
    }),
  );
}

/** Calls `onRound` for each round the optimizer logs: it reports no progress otherwise. */
function withRounds<Result>(onRound: () => void, work: () => Result): Result {
  const { log, info } = console;
  const listen = (...said: readonly unknown[]): void => {
    if (String(said[0]).startsWith('epoch:')) onRound();
  };
  Object.assign(console, { log: listen, info: listen });
  try {
    return work();
  } finally {
    Object.assign(console, { log, info });
  }
}
