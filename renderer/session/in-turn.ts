/** Work that must not overlap, such as writes to the database. The shell has its own: it imports nothing of the app. */

/**
 * Runs each piece of work when all that was handed over before has ended, be it with an error. The
 * promise it returns is the work's own.
 */
export function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
