/**
 * The cards that are due first, kept together in a few rows: the index that has them costs a look-up
 * for each card. Cards written since are read from their own table, so the result is the same as
 * that of the index; `touched.ts` notes them. If the cache is empty or has too few cards, the caller
 * reads the index.
 */
import { cardsDue } from './cards.ts';
import type { Bounds } from './cards.ts';
import type { Database } from './database.ts';
import { packCards, unpackCards } from './packed-cards.ts';
import type { Reads } from './reads.ts';
import type { AnsweredState, CardRow, PackedCards, SoonestRow } from './rows.ts';
import { MOST_TOUCHED } from './touched.ts';

/**
 * Cards of each state that are kept: as many as a queue with the usual limits reads, and more,
 * because answered ones leave.
 */
const KEPT = { learning: 250, relearning: 250, review: 550 } as const satisfies Record<
  AnsweredState,
  number
>;

const STATES = ['learning', 'relearning', 'review'] as const satisfies (keyof typeof KEPT)[];

/** Cards in a row, which stays below the 64 kB from which Chromium makes a file of a value. */
const PIECE = 400;

/** With fewer cards written since, the rows are not made again. */
const FEW = 20;

export type DueByState = Readonly<Record<AnsweredState, readonly CardRow[]>>;

/** Makes the rows if they are not there, or many cards were written since. */
export async function keepSoonest(db: Database): Promise<void> {
  const [rows, written] = await Promise.all([db.soonest.count(), db.touched.limit(FEW).count()]);
  if (rows > 0 && written < FEW) return;
  await db.transaction('rw', [db.cards, db.soonest, db.touched], async () => {
    const found = await Promise.all(
      STATES.map(async (state) => ({
        state,
        cards: await cardsDue(db, state, { until: Infinity, limit: KEPT[state] }),
      })),
    );
    await Promise.all([db.soonest.clear(), db.touched.clear()]);
    const parts = found.flatMap(({ state, cards }) => piecesOf(state, cards));
    await db.soonest.bulkPut(parts.map((row, part) => ({ ...row, part })));
  });
}

function piecesOf(
  state: AnsweredState,
  cards: readonly CardRow[],
): readonly Omit<SoonestRow, 'part'>[] {
  const more = cards.length === KEPT[state];
  // At least one, which says that there are no cards.
  const count = Math.max(1, Math.ceil(cards.length / PIECE));
  return Array.from({ length: count }, (_, at) => ({
    state,
    cards: packCards(cards.slice(at * PIECE, (at + 1) * PIECE)),
    more,
  }));
}

/**
 * What `cardsDue` finds for each state, from the cache; undefined if that does not have it. Of one
 * state of the database.
 */
export async function soonestDue(
  reads: Reads,
  bounds: Readonly<Record<AnsweredState, Omit<Bounds, 'scope'>>>,
): Promise<DueByState | undefined> {
  const [rows, ids] = await Promise.all([
    reads.rows('soonest'),
    reads.keys('touched', { limit: MOST_TOUCHED + 1 }),
  ]);
  if (rows.length === 0 || ids.length > MOST_TOUCHED) return undefined;
  const written = ids.length === 0 ? [] : await reads.get('cards', ids);
  const now = written.flatMap((card) => card ?? []);
  const before = new Set<IDBValidKey>(ids);
  const due = (state: AnsweredState): readonly CardRow[] | undefined => {
    const own = rows.filter((row) => row.state === state);
    const most = bounds[state].limit + before.size;
    const kept = own.flatMap(({ cards }, at) =>
      unpackCards(cards, state, Math.max(0, most - at * PIECE)),
    );
    const unchanged = before.size === 0 ? kept : kept.filter(({ id }) => !before.has(id));
    const changed = now.filter((card) => isDueIn(card, state));
    const all = changed.length === 0 ? unchanged : [...unchanged, ...changed].toSorted(byDue);
    // Between cards that are due later, there may be some in no part.
    const last = own.at(-1);
    return firstOf(all, last?.more === true ? lastOf(last.cards) : undefined, bounds[state]);
  };
  const [learning, relearning, review] = STATES.map(due);
  return learning && relearning && review && { learning, relearning, review };
}

/** Where a card is in the order of the index. */
type Place = Pick<CardRow, 'id' | 'due'>;

/** The place of the last of these cards; undefined if there are none. */
function lastOf({ ids, due }: PackedCards): Place | undefined {
  const id = ids.at(-1);
  return id === undefined ? undefined : { id, due: due.at(-1) ?? NaN };
}

/**
 * The first cards within bounds; undefined if some of them may be missing, because those after
 * `last` are not all there.
 */
function firstOf(
  cards: readonly CardRow[],
  last: Place | undefined,
  { until, limit }: Omit<Bounds, 'scope'>,
): readonly CardRow[] | undefined {
  const sure = last === undefined ? cards : cards.filter((card) => byDue(card, last) <= 0);
  const first = sure.filter(({ due = Infinity }) => due <= until).slice(0, limit);
  const isAll = last === undefined || (last.due ?? -Infinity) > until;
  return isAll || first.length === limit ? first : undefined;
}

/** Whether the index of due cards has a card under a state. Its fields may be damaged. */
function isDueIn(card: CardRow, state: AnsweredState): boolean {
  const { due } = card;
  if (card.active !== 1 || typeof due !== 'number' || Number.isNaN(due)) return false;
  return Object(card.memory).state === state;
}

/** The order of the index: by due time, then by id. */
function byDue(one: Place, other: Place): number {
  const difference = (one.due ?? NaN) - (other.due ?? NaN);
  return difference === 0 ? (one.id < other.id ? -1 : one.id > other.id ? 1 : 0) : difference;
}
