/** The counts of cards grouped by what only the decks know of them. */
import { conceptName } from '#session/concept-name.ts';
import type { Database } from '#store/database.ts';
import { placesOf } from '#store/places.ts';
import type { DeckRow } from '#store/rows.ts';
import type { Groups } from './plots.ts';
import type { Count, Tally } from './tally.ts';

/**
 * The answered cards by unit and concept, in the order of the decks. Cards whose question is gone
 * are left out.
 */
export async function groupsOf(
  db: Database,
  decks: readonly DeckRow[],
  { cards }: Pick<Tally, 'cards'>,
): Promise<Groups> {
  const units = new Map<string, Count>();
  const concepts = new Map<string, Count>();
  for (const deck of decks) {
    const titles = new Map(deck.manifest.units.map(({ id, title }) => [id, title]));
    for await (const rows of placesOf(db, deck)) {
      for (const row of rows) {
        const unitNames = row.units.map((id) => titles.get(id));
        const conceptNames = row.concepts.map((id) => conceptName(deck.manifest, id));
        for (const [at, cardId] of row.cards.entries()) {
          const card = cards.get(cardId);
          if (card === undefined) continue;
          add(units, unitNames[row.unit[at] ?? 0], card);
          add(concepts, conceptNames[row.concept[at] ?? 0], card);
        }
      }
    }
  }
  return { units: [...units], concepts: [...concepts] };
}

function add(groups: Map<string, Count>, name: string | undefined, card: Count): void {
  if (name === undefined) return;
  const { answers = 0, right = 0 } = groups.get(name) ?? {};
  groups.set(name, { answers: answers + card.answers, right: right + card.right });
}
