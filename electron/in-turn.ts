/** Work that must not overlap, such as writes to one file. */

/**
 * Runs each piece of work after everything queued before has ended, even with an error. The promise it
 * returns is that of the work.
 */
export function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
