/**
 * Fits parameters with `fsrs-browser`, the optimizer that Anki uses, compiled for the browser. Runs in
 * a worker, on one thread: its memory is shared, which without a pool of threads asks nothing of the
 * page.
 */
import type { TrainingSet } from '#schedule/fit.ts';

/** Rounds the optimizer takes over a set. */
export const ROUNDS = 5;

/** Where the optimizer's code comes from: an address, or its bytes. */
export type OptimizerCode = URL | Uint8Array<ArrayBuffer>;

/**
 * The 21 parameters for each set. `onRound` is called after each round over a set. Rejects where the
 * optimizer does not load or gives no numbers.
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
      // It is used up by this, and frees itself.
      const weights = [...new Fsrs().computeParameters(ratings, elapsed, lengths, undefined, true)];
      if (weights.length !== 21 || !weights.every(Number.isFinite)) {
        throw new Error('The optimizer found no parameters.');
      }
      return weights;
    }),
  );
}

/** Calls `onRound` for each round the optimizer logs: it says nothing of its progress otherwise. */
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
