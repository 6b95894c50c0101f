/** What a file of another kind becomes, and what reading it takes. */
import type { SqlJs } from '../export/sqlite.ts';

/** What a file became. */
export interface ForeignDeck {
  /** Path inside the deck to text, `deck.yaml` included. */
  readonly files: ReadonlyMap<string, string>;
  /** What was left out or assumed, as sentences; nothing to mend. */
  readonly notes: readonly string[];
}

export interface ForeignTools {
  /** Opens SQLite; only called for an Anki package. */
  readonly sql: () => Promise<SqlJs>;
}
