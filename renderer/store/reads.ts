/**
 * Reads of many small things at once, straight from IndexedDB. Dexie's layers take longer than the
 * reads themselves while their code runs for the first time, and a session waits for its queue.
 */
import { Dexie } from 'dexie';
import type { CardRow, DeckRow, ReviewRow, SoonestRow, TouchedRow } from './rows.ts';

/** The tables that a queue is made of. */
export interface Tables {
  readonly cards: CardRow;
  readonly reviews: ReviewRow;
  readonly decks: DeckRow;
  readonly soonest: SoonestRow;
  readonly touched: TouchedRow;
}

export type TableName = keyof Tables;

const TABLES = [
  'cards',
  'reviews',
  'decks',
  'soonest',
  'touched',
] as const satisfies readonly TableName[];

/** Part of a table, in the order of its keys. */
export interface Part {
  /** An index, as `migrations.ts` names it; the primary key if absent. */
  readonly index?: string;
  /** The first and the last key; everything if absent. */
  readonly between?: readonly [from: IDBValidKey, to: IDBValidKey];
  /** The last key itself is left out. */
  readonly below?: boolean;
  /** The most rows to read. */
  readonly limit?: number;
}

/** Reads by Dexie, or of a `snapshot`. */
export interface Reads {
  readonly rows: <Name extends TableName>(
    table: Name,
    part?: Part,
  ) => PromiseLike<readonly Tables[Name][]>;
  /** The primary keys of these rows. */
  readonly keys: (table: TableName, part?: Part) => PromiseLike<readonly IDBValidKey[]>;
  readonly count: (table: TableName, part?: Part) => PromiseLike<number>;
  /** The rows with these keys; undefined for a key without one. */
  readonly get: <Name extends TableName>(
    table: Name,
    keys: readonly IDBValidKey[],
  ) => PromiseLike<readonly (Tables[Name] | undefined)[]>;
  /** The rows with the greatest primary keys, in descending order. */
  readonly last: <Name extends TableName>(
    table: Name,
    limit: number,
  ) => PromiseLike<readonly Tables[Name][]>;
}

/** An open database. */
interface Source extends Pick<Dexie, 'backendDB' | 'isOpen'> {
  readonly keyRange: typeof IDBKeyRange;
}

/**
 * The present state of the database, to be read at once: it is gone as soon as nothing of it is being
 * read. A live query does not notice these reads. Reads reject with a `DOMException`; a closed
 * database throws one.
 */
export function snapshot(db: Source): Reads {
  if (!db.isOpen()) throw new Dexie.DatabaseClosedError();
  const transaction = db.backendDB().transaction(TABLES, 'readonly');
  const rangeOf = ({ between, below = false }: Part): IDBKeyRange | null =>
    between === undefined ? null : db.keyRange.bound(...between, false, below);
  const source = (table: TableName, { index }: Part): IDBObjectStore | IDBIndex => {
    const store = transaction.objectStore(table);
    return index === undefined ? store : store.index(index);
  };
  return {
    rows: async (table, part = {}) =>
      part.limit === 0 ? [] : done(source(table, part).getAll(rangeOf(part), part.limit)),
    keys: async (table, part = {}) =>
      part.limit === 0 ? [] : done(source(table, part).getAllKeys(rangeOf(part), part.limit)),
    count: async (table, part = {}) => done(source(table, part).count(rangeOf(part) ?? undefined)),
    get: async (table, keys) => {
      const store = transaction.objectStore(table);
      return Promise.all(keys.map(async (key) => done(store.get(key))));
    },
    last: async (table, limit) => lastOf(transaction.objectStore(table), limit),
  };
}

async function lastOf<Row>(store: IDBObjectStore, limit: number): Promise<readonly Row[]> {
  if ('getAllRecords' in store) {
    // Options of `getAll` that TypeScript does not know yet.
    const options: unknown = { count: limit, direction: 'prev' };
    return done<Row[]>(store.getAll(options as IDBKeyRange));
  }
  // Browsers of before 2026.
  const rows: Row[] = [];
  const request = store.openCursor(null, 'prev');
  for (let cursor = await done(request); cursor !== null; cursor = await done(request)) {
    rows.push(cursor.value as Row);
    if (rows.length === limit) break;
    cursor.continue();
  }
  return rows;
}

/** The result of a request, once it is there. */
async function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(request.error ?? new Error('The database did not answer.'));
    // A cursor answers several times.
    request.addEventListener('success', () => resolve(request.result), { once: true });
    request.addEventListener('error', fail, { once: true });
  });
}
