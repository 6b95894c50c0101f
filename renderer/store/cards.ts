/** Which cards are due, new or known, by bounded index reads: never by reading them all. */
import { forecastDays } from '#schedule/forecast.ts';
import { LASTING, isMemory } from '#schedule/memory.ts';
import type { Calendar } from '#schedule/types.ts';
import type { Database } from './database.ts';
import type { Reads } from './reads.ts';
import type { AnsweredState, CardRow, Scope } from './rows.ts';

export interface Bounds {
  /** The latest due time to include, in ms since the epoch. */
  readonly until: number;
  readonly limit: number;
  /** The subset of the cards; all of them if absent. */
  readonly scope?: Scope | undefined;
}

/** The prefix of a scope in the indexes, and in the keys of its cards. */
function placeOf(scope: Scope | undefined): { path: string; keys: readonly string[] } {
  if (!scope) return { path: '', keys: [] };
  if (scope.unit === undefined) return { path: 'deckId+', keys: [scope.deckId] };
  return { path: 'deckId+unit+', keys: [scope.deckId, scope.unit] };
}

/** Active cards of one state that are due by `until`, earliest first, at most `limit`. */
export async function cardsDue(
  reads: Reads,
  state: AnsweredState,
  { until, limit, scope }: Bounds,
): Promise<readonly CardRow[]> {
  const { path, keys } = placeOf(scope);
  return reads.rows('cards', {
    index: `[${path}active+memory.state+due]`,
    between: [
      [...keys, 1, state, -Infinity],
      [...keys, 1, state, until],
    ],
    limit,
  });
}

/** Active cards never answered, in deck order, at most `limit`. */
export async function newCards(
  reads: Reads,
  limit: number,
  scope?: Scope,
): Promise<readonly CardRow[]> {
  const { path, keys } = placeOf(scope);
  return reads.rows('cards', {
    index: `[${path}active+newPosition]`,
    between: [
      [...keys, 1, -Infinity],
      [...keys, 1, Infinity],
    ],
    limit,
  });
}

/**
 * `fresh`, `learning`, `young` and `lasting` add up to the unit's cards; `due` counts some of the
 * last three.
 */
export interface UnitCounts {
  readonly unit: string;
  /** Never answered. */
  readonly fresh: number;
  /** In learning or relearning steps. */
  readonly learning: number;
  /** With an interval of days, and a stability below `LASTING` days. */
  readonly young: number;
  /** With a stability of `LASTING` days or more. */
  readonly lasting: number;
  /** Answered before, and due at the given time. */
  readonly due: number;
}

/** Cards read at a time: the page draws between two reads. */
const PIECE = 1000;

/** Calls `visit` for every card of a deck, in the order of their ids. */
export async function eachCard(
  db: Database,
  deckId: string,
  visit: (card: CardRow) => void,
): Promise<void> {
  // By their keys, which begin with the deck's id: an index costs another look-up for each row.
  let after = `${deckId}/`;
  for (;;) {
    const cards = await db.cards
      .where(':id')
      .between(after, `${deckId}/\u{ffff}`, false, true)
      .limit(PIECE)
      .toArray();
    for (const card of cards) if (card.deckId === deckId) visit(card);
    const last = cards.at(-1);
    if (last === undefined || cards.length < PIECE) return;
    after = last.id;
  }
}

/**
 * The progress of each of a deck's units at `now` (ms since the epoch), in the order given. Reads
 * all cards of the deck: Chromium's `count` also reads every entry of a range, and needs a
 * request for each unit and state, which takes ten times as long for a deck of usual size.
 */
export async function countUnits(
  db: Database,
  deckId: string,
  units: readonly string[],
  now: number,
): Promise<UnitCounts[]> {
  const counts = new Map(
    units.map((unit) => [unit, { fresh: 0, learning: 0, young: 0, lasting: 0, due: 0 }]),
  );
  await eachCard(db, deckId, ({ unit, active, memory, due }) => {
    const count = counts.get(unit);
    if (!count || active === 0) return;
    if (!isMemory(memory)) return;
    if (memory.state === 'new') count.fresh += 1;
    else if (memory.state !== 'review') count.learning += 1;
    else if (memory.stability < LASTING) count.young += 1;
    else count.lasting += 1;
    if (due !== undefined && due <= now) count.due += 1;
  });
  return [...counts].map(([unit, count]) => ({ unit, ...count }));
}

/** Whether no active card of a card's unit was ever answered. */
export async function isUnitFresh(
  db: Database,
  { deckId, unit, memory }: Pick<CardRow, 'deckId' | 'unit' | 'memory'>,
): Promise<boolean> {
  if (memory.state !== 'new') return false;
  const bounds = { until: Infinity, limit: 1, scope: { deckId, unit } };
  const states = ['learning', 'review', 'relearning'] as const;
  const met = await Promise.all(states.map(async (state) => cardsDue(db, state, bounds)));
  return met.every((cards) => cards.length === 0);
}

/** When the next active card is due after `after`, in ms since the epoch. */
export async function nextDue(db: Database, after: number): Promise<number | undefined> {
  const card = await db.cards
    .where('[active+due]')
    .between([1, after], [1, Infinity], false, true)
    .first();
  return card?.due;
}

/**
 * How many active cards are due on each of the next `days` learning days; overdue ones count today.
 */
export async function countDueByDay(
  db: Database,
  now: number,
  days: number,
  calendar: Calendar,
): Promise<number[]> {
  return db.transaction('r', db.cards, async () =>
    Promise.all(
      forecastDays(now, days, calendar).map(async ({ from, to }) =>
        db.cards.where('[active+due]').between([1, from], [1, to]).count(),
      ),
    ),
  );
}
