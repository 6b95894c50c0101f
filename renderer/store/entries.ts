/** What the log says of some cards. */
import type { PromiseExtended } from 'dexie';
import { type EffectiveRow, effectiveEntries } from './card-changes.ts';
import type { Database } from './database.ts';

/**
 * The rows about some cards that were not taken back, by card, each in the order of the log. Usable
 * in a transaction: it waits for nothing but the database.
 */
export function entriesOf(
  db: Database,
  cardIds: readonly string[],
): PromiseExtended<ReadonlyMap<string, readonly EffectiveRow[]>> {
  return db.reviews
    .where('cardId')
    .anyOf(cardIds)
    .sortBy('id')
    .then((rows) => Map.groupBy(effectiveEntries(rows), ({ cardId }) => cardId));
}
