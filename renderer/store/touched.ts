/**
 * Notes which cards are written, in the transaction that writes them, whichever code and window
 * does it: the cache in `soonest.ts` reads these anew. Only `addRows` is not noticed, which adds
 * rows to a table that was cleared before.
 */
import { Dexie } from 'dexie';
import type { DBCore, DBCoreMutateRequest, DBCoreMutateResponse, Middleware } from 'dexie';
import type { CardRow } from './rows.ts';

/** With more cards written than these, a new cache is quicker than reading them anew. */
export const MOST_TOUCHED = 100;

const WATCHED = 'cards';

/** The tables of the cache and of the notes. */
const CACHE = 'soonest';
const NOTES = 'touched';

export const NOTE_TOUCHED: Middleware<DBCore> = {
  stack: 'dbcore',
  name: NOTES,
  create: (core) => {
    const has = (table: string): boolean => core.schema.tables.some(({ name }) => name === table);
    // In a database of an earlier version.
    if (!has(CACHE) || !has(NOTES)) return {};
    return {
      transaction: (stores, mode, options) => {
        const writes = mode === 'readwrite' && stores.includes(WATCHED);
        const all = writes ? [...new Set([...stores, CACHE, NOTES])] : stores;
        return core.transaction(all, mode, options);
      },
      table: (name) => {
        const table = core.table(name);
        if (name !== WATCHED) return table;
        return {
          ...table,
          // Without an async function, which would leave Dexie's transaction.
          mutate: (request) =>
            Dexie.Promise.all([note(core, request), table.mutate(request)]).then(
              ([noted, written]) => {
                if (noted !== undefined && noted.numFailures > 0) {
                  throw Object.values(noted.failures)[0];
                }
                return written;
              },
            ),
        };
      },
    };
  },
};

/**
 * Notes the cards of a request if there is a cache; if there are many, empties the cache instead.
 */
function note(
  core: DBCore,
  request: DBCoreMutateRequest,
): PromiseLike<DBCoreMutateResponse | undefined> {
  const { trans } = request;
  const cache = core.table(CACHE);
  const range = { type: 2, lower: core.MIN_KEY, upper: core.MAX_KEY } as const;
  const count = cache.count({ trans, query: { index: cache.schema.primaryKey, range } });
  return count.then((rows) => {
    if (rows === 0) return undefined;
    const ids = idsOf(request);
    if (ids === undefined || ids.length > MOST_TOUCHED) {
      return cache.mutate({ type: 'deleteRange', trans, range });
    }
    return core.table(NOTES).mutate({ type: 'put', trans, values: ids.map((id) => ({ id })) });
  });
}

/** The cards that a request writes or deletes; undefined for a range of them. */
function idsOf(request: DBCoreMutateRequest): readonly string[] | undefined {
  switch (request.type) {
    case 'add':
    case 'put':
      return request.values.map(({ id }: CardRow) => id);
    case 'delete':
      return request.keys as readonly string[];
    case 'deleteRange':
      return undefined;
  }
}
