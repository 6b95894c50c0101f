/** The result of importing a file of another format, and what that needs. */
import type { SqlJs } from '../export/sqlite.ts';

/** The result of an import. */
export interface ForeignDeck {
  /** Path inside the deck to text, `deck.yaml` included. */
  readonly files: ReadonlyMap<string, string>;
  /** What was left out or assumed, as sentences; nothing that has to be fixed. */
  readonly notes: readonly string[];
}

export interface ForeignTools {
  /** Opens SQLite; only called for an Anki package. */
  readonly sql: () => Promise<SqlJs>;
}
