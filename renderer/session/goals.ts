/** How far each deck is from the goal that all of it is lasting, by concept. */
import { DAY } from '#schedule/day.ts';
import type { Form } from '#schedule/forms.ts';
import type { ConceptState } from '#schedule/goals.ts';
import { PACE_DAYS, cameToLast, conceptState, dateAllLast, isLastingFor } from '#schedule/goals.ts';
import { isMemory } from '#schedule/memory.ts';
import { conceptName } from '#session/concept-name.ts';
import { listDecks, questionsOfDeck } from '#store/decks.ts';
import { answersBetween } from '#store/history.ts';
import { effectiveAnswers } from '#store/reviews.ts';
import type { CardRow, DeckRow } from '#store/rows.ts';
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

/** Cards whose answers are read at a time: the page draws between two reads. */
const PAGE = 200;

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
  const cards = await db.cards.where('deckId').equals(id).toArray();
  return cards.filter(({ active, memory }) => active === 1 && isMemory(memory));
}

async function goalOf(
  { db, now }: Needed,
  { id, manifest }: DeckRow,
  cards: readonly CardRow[],
): Promise<Goal> {
  const lasting = cards.filter(({ memory }) => isLastingFor(memory)).length;
  let gained = 0;
  const from = now() - PACE_DAYS * DAY;
  for await (const page of answersBetween(db, from, now() + 1, id)) gained += cameToLast(page);
  const date = dateAllLast(cards.length - lasting, gained, now());
  return { deckId: id, title: manifest.title, total: cards.length, lasting, date };
}

async function conceptsOf(
  { db }: Needed,
  { id, manifest }: DeckRow,
  cards: readonly CardRow[],
): Promise<DeckGoal['concepts']> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const questions = (await questionsOfDeck(db, id)).filter((row) => byId.has(row.id));
  const rightIn = await formsAnsweredRight(cards);
  const titles = new Map(manifest.units.map((unit) => [unit.id, unit.title]));
  return [...Map.groupBy(questions, ({ concept }) => concept)].map(([concept, rows]) => ({
    id: concept,
    name: conceptName(manifest, concept),
    unitTitle: titles.get(rows[0]?.unit ?? '') ?? '',
    state: conceptState(
      rows.flatMap((row) => byId.get(row.id)?.memory ?? []),
      new Set(rows.flatMap((row) => [...(rightIn.get(row.id) ?? [])])),
    ),
  }));

  /** The forms in which each card was answered right. */
  async function formsAnsweredRight(
    of: readonly CardRow[],
  ): Promise<ReadonlyMap<string, ReadonlySet<Form>>> {
    const met = of.flatMap((card) => (card.memory.state === 'new' ? [] : [card.id]));
    const found = new Map<string, Set<Form>>();
    for (let at = 0; at < met.length; at += PAGE) {
      const rows = await db.reviews
        .where('cardId')
        .anyOf(met.slice(at, at + PAGE))
        .toArray();
      for (const { cardId, correct, form } of effectiveAnswers(rows)) {
        if (correct === 1) found.set(cardId, (found.get(cardId) ?? new Set()).add(form));
      }
    }
    return found;
  }
}
