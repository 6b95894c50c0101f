/** Which cards are due, new or known, by bounded reads of an index: never by looking at all. */
import { forecastDays } from '#schedule/forecast.ts';
import type { Calendar, Memory } from '#schedule/types.ts';
import type { Database } from './database.ts';
import type { CardRow } from './rows.ts';

/** The part of the cards that is wanted: some units of a deck; everything where it is absent. */
export interface Scope {
  readonly deckId: string;
  readonly units: readonly string[];
}

export interface Bounds {
  /** The latest due time wanted, in ms since the epoch. */
  readonly until: number;
  readonly limit: number;
  readonly scope?: Scope | undefined;
}

type AnsweredState = Exclude<Memory['state'], 'new'>;

/** Active cards of one state that are due by `until`, the earliest first, at most `limit`. */
export async function cardsDue(
  db: Database,
  state: AnsweredState,
  { until, limit, scope }: Bounds,
): Promise<CardRow[]> {
  if (!scope) {
    return db.cards
      .where('[active+memory.state+due]')
      .between([1, state, -Infinity], [1, state, until], true, true)
      .limit(limit)
      .toArray();
  }
  const units = await Promise.all(
    scope.units.map((unit) =>
      dueInUnit(db, scope.deckId, unit, state, until).limit(limit).toArray(),
    ),
  );
  return units
    .flat()
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
    .slice(0, limit);
}

function dueInUnit(
  db: Database,
  deckId: string,
  unit: string,
  state: AnsweredState,
  until: number,
): ReturnType<typeof db.cards.toCollection> {
  return db.cards
    .where('[deckId+unit+active+memory.state+due]')
    .between([deckId, unit, 1, state, -Infinity], [deckId, unit, 1, state, until], true, true);
}

/** Active cards never answered, in the order in which they are met, at most `limit`. */
export async function newCards(db: Database, limit: number, scope?: Scope): Promise<CardRow[]> {
  if (!scope) {
    return db.cards
      .where('[active+newPosition]')
      .between([1, -Infinity], [1, Infinity], true, true)
      .limit(limit)
      .toArray();
  }
  const units = await Promise.all(
    scope.units.map((unit) => newInUnit(db, scope.deckId, unit).limit(limit).toArray()),
  );
  return units
    .flat()
    .sort((a, b) => (a.newPosition ?? 0) - (b.newPosition ?? 0))
    .slice(0, limit);
}

function newInUnit(
  db: Database,
  deckId: string,
  unit: string,
): ReturnType<typeof db.cards.toCollection> {
  return db.cards
    .where('[deckId+unit+active+newPosition]')
    .between([deckId, unit, 1, -Infinity], [deckId, unit, 1, Infinity], true, true);
}

/** `fresh`, `learning` and `known` add up to the unit's cards; `due` is a part of the last two. */
export interface UnitCounts {
  readonly unit: string;
  /** Never answered. */
  readonly fresh: number;
  /** Between steps of minutes, for the first time or again. */
  readonly learning: number;
  /** With an interval of days. */
  readonly known: number;
  /** Answered before and due at the moment asked for. */
  readonly due: number;
}

/** How far each of the units is at `now` (ms since the epoch), in the order given. */
export async function countUnits(db: Database, scope: Scope, now: number): Promise<UnitCounts[]> {
  return db.transaction('r', db.cards, async () =>
    Promise.all(
      scope.units.map(async (unit): Promise<UnitCounts> => {
        const count = async (state: AnsweredState, until: number): Promise<number> =>
          dueInUnit(db, scope.deckId, unit, state, until).count();
        const [fresh, learning, relearning, known, ...due] = await Promise.all([
          newInUnit(db, scope.deckId, unit).count(),
          count('learning', Infinity),
          count('relearning', Infinity),
          count('review', Infinity),
          count('learning', now),
          count('relearning', now),
          count('review', now),
        ]);
        const sum = due.reduce((total, part) => total + part, 0);
        return { unit, fresh, learning: learning + relearning, known, due: sum };
      }),
    ),
  );
}

/** When the next active card comes due after `after`, in ms since the epoch. */
export async function nextDue(db: Database, after: number): Promise<number | undefined> {
  const card = await db.cards
    .where('[active+due]')
    .between([1, after], [1, Infinity], false, true)
    .first();
  return card?.due;
}

/** How many active cards come due on each of the next `days` learning days, overdue ones today. */
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
