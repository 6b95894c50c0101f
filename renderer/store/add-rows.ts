/** Adds many rows at once, quicker than Dexie does. */
import { Dexie } from 'dexie';

/**
 * Adds rows to a table in Dexie's current transaction, which is aborted if a row cannot be added.
 * Resolves when all are added. `bulkAdd` also records every key of every index for observers, which
 * costs a fifth of the time; here the caller has to notify them, for example by clearing the table
 * first.
 */
export function addRows(table: string, rows: readonly unknown[]): PromiseLike<void> {
  const store = Dexie.currentTransaction.idbtrans.objectStore(table);
  // A transaction of Dexie ends when it awaits any other promise.
  return new Dexie.Promise<void>((resolve, reject) => {
    const fail = ({ target }: Event): void => reject((target as IDBRequest).error);
    let last: IDBRequest | undefined;
    for (const row of rows) {
      last = store.add(row);
      last.addEventListener('error', fail);
    }
    // Requests succeed in the order in which they are made.
    if (last === undefined) resolve();
    else last.addEventListener('success', () => resolve());
  });
}
