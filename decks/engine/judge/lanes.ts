/**
 * Processes items, `lanes` of them at a time, for an engine that runs several programs at once. Items
 * are taken in order, each once. Rejects as soon as one of them fails.
 */
export async function inLanes<T>(
  items: IterableIterator<T>,
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  // They share the iterator, so each item is taken once.
  const lane = async (): Promise<void> => {
    for (const item of items) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
