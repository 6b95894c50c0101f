/** SQLite, for Anki's packages: 0.7 MB of WebAssembly that is only loaded when needed. */
import type { Database, SqlJsStatic } from 'sql.js';

export type { SqlValue } from 'sql.js';
export type SqlDatabase = Database;
export type SqlJs = Pick<SqlJsStatic, 'Database'>;

/**
 * Opens SQLite.
 *
 * @param wasm its module, if there is no file system to load it from.
 */
export async function openSqlite(wasm?: ArrayBuffer): Promise<SqlJs> {
  const { default: initialise } = await import('sql.js');
  return initialise(wasm === undefined ? {} : { wasmBinary: wasm });
}
