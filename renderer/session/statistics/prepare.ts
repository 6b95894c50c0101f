/** What the statistics read is made while nothing else is to be done. */
import { keepColumns } from '#store/columns.ts';
import type { Database } from '#store/database.ts';
import { listDecks } from '#store/decks.ts';
import { keepPlaces } from '#store/places.ts';

/** Brings the caches of the statistics up to date, as long as `isWanted`. */
export async function prepareStatistics(db: Database, isWanted: () => boolean): Promise<void> {
  for (const deck of await listDecks(db)) if (isWanted()) await keepPlaces(db, deck);
  await keepColumns(db, isWanted);
}
