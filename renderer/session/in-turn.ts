/**
 * Work that must not overlap, such as writes to the database. The shell has its own copy, because
 * it imports nothing of the app.
 */

/**
 * Runs each piece of work after everything queued before has ended, even with an error. The
 * returned promise is the work's own.
 */
export function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
