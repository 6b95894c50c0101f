/** How far each deck is from the goal that all of it is lasting, by concept. */
import { DAY } from '#schedule/day.ts';
import type { Form } from '#schedule/forms.ts';
import type { ConceptState } from '#schedule/goals.ts';
import { PACE_DAYS, cameToLast, conceptState, dateAllLast, isLastingFor } from '#schedule/goals.ts';
import { isMemory } from '#schedule/memory.ts';
import { conceptName } from '#session/concept-name.ts';
import { listDecks } from '#store/decks.ts';
import { placesOf } from '#store/places.ts';
import { eachCard } from '#store/cards.ts';
import { MARKS, countedAnswers, isMarked } from '#store/columns.ts';
import type { CardRow, Columns, DeckRow } from '#store/rows.ts';
import type { Services } from './services.ts';

type Needed = Pick<Services, 'db' | 'now'>;

/** What is left of a deck. */
export interface Goal {
  readonly deckId: string;
  readonly title: string;
  /** Active questions, and how many of them are lasting. */
  readonly total: number;
  readonly lasting: number;
  /**
   * When all of them are lasting at the pace of the last month (ms since the epoch); undefined if
   * not known.
   */
  readonly date: number | undefined;
}

/** A goal with the concepts of its deck, in their order. */
export interface DeckGoal extends Goal {
  readonly concepts: readonly {
    readonly id: string;
    readonly name: string;
    readonly unitTitle: string;
    readonly state: ConceptState;
  }[];
}

/** The progress of the most recently answered deck. Undefined before any answer. */
export async function loadGoal({ db, now }: Needed): Promise<Goal | undefined> {
  const last = await db.reviews
    .where('[kind+at]')
    .between(['answer', -Infinity], ['answer', now()])
    .last();
  const decks = await listDecks(db);
  const deck = decks.find(({ id }) => last?.kind === 'answer' && id === last.deckId);
  return deck && goalOf({ db, now }, deck, await cardsOf({ db, now }, deck));
}

/** All decks with their concepts. */
export async function loadGoals(services: Needed): Promise<readonly DeckGoal[]> {
  const goals: DeckGoal[] = [];
  for (const deck of await listDecks(services.db)) {
    const cards = await cardsOf(services, deck);
    const goal = await goalOf(services, deck, cards);
    goals.push({ ...goal, concepts: await conceptsOf(services, deck, cards) });
  }
  return goals;
}

async function cardsOf({ db }: Needed, { id }: DeckRow): Promise<readonly CardRow[]> {
  const cards: CardRow[] = [];
  await eachCard(db, id, (card) => {
    if (card.active === 1 && isMemory(card.memory)) cards.push(card);
  });
  return cards;
}

async function goalOf(
  { db, now }: Needed,
  { id, manifest }: DeckRow,
  cards: readonly CardRow[],
): Promise<Goal> {
  const lasting = cards.filter(({ memory }) => isLastingFor(memory)).length;
  let gained = 0;
  const from = now() - PACE_DAYS * DAY;
  for await (const batch of countedAnswers(db, from, now() + 1, id)) {
    for (const { columns, places } of batch) {
      for (const place of places) gained += cameToLast(...stabilities(columns, place));
    }
  }
  const date = dateAllLast(cards.length - lasting, gained, now());
  return { deckId: id, title: manifest.title, total: cards.length, lasting, date };
}

/** Days of stability before and after an answer; NaN if the card was not in review. */
function stabilities(columns: Columns, place: number): readonly [before: number, after: number] {
  const after = isMarked(columns, place, MARKS.knownAfter) ? columns.stability[place] : NaN;
  return [columns.stabilityBefore[place] ?? NaN, after ?? NaN];
}

async function conceptsOf(
  { db }: Needed,
  deck: DeckRow,
  cards: readonly CardRow[],
): Promise<DeckGoal['concepts']> {
  const { id, manifest } = deck;
  const byId = new Map(cards.map((card) => [card.id, card]));
  const titles = new Map(manifest.units.map((unit) => [unit.id, unit.title]));
  const found = new Map<string, { readonly unit: string; readonly cards: CardRow[] }>();
  for await (const rows of placesOf(db, deck)) {
    for (const { cards: ids, unit, units, concept, concepts } of rows) {
      for (const [at, cardId] of ids.entries()) {
        const card = byId.get(cardId);
        const name = concepts[concept[at] ?? 0];
        if (card === undefined || name === undefined) continue;
        const known = found.get(name);
        if (known === undefined)
          found.set(name, { unit: units[unit[at] ?? 0] ?? '', cards: [card] });
        else known.cards.push(card);
      }
    }
  }
  const rightIn = await formsAnsweredRight();
  return [...found].map(([concept, { unit, cards: own }]) => ({
    id: concept,
    name: conceptName(manifest, concept),
    unitTitle: titles.get(unit) ?? '',
    state: conceptState(
      own.map(({ memory }) => memory),
      new Set(own.flatMap((card) => [...(rightIn.get(card.id) ?? [])])),
    ),
  }));

  /** The forms in which each card was answered right. */
  async function formsAnsweredRight(): Promise<ReadonlyMap<string, ReadonlySet<Form>>> {
    const found = new Map<string, Set<Form>>();
    for await (const batch of countedAnswers(db, -Infinity, Infinity, id)) {
      for (const { columns, places } of batch) {
        for (const place of places) {
          if (!isMarked(columns, place, MARKS.correct)) continue;
          const cardId = columns.cards[columns.card[place] ?? 0];
          const form = columns.forms[columns.form[place] ?? 0];
          if (cardId === undefined || form === undefined) continue;
          const forms = found.get(cardId);
          if (forms === undefined) found.set(cardId, new Set([form]));
          else forms.add(form);
        }
      }
    }
    return found;
  }
}
