/** The queue of a session from the database, by index reads whose size the limits determine. */
import { byUrgency } from '#schedule/backlog.ts';
import { nextLearningDay } from '#schedule/day.ts';
import { isMemory } from '#schedule/memory.ts';
import {
  type DoneToday,
  LEARN_AHEAD,
  type Limits,
  type Queue,
  buildQueue,
  roomToday,
} from '#schedule/queue.ts';
import { reviewsThatFit, timeToBegin } from '#schedule/budget.ts';
import { USUAL_NEW, freshThatFit, newBudget } from '#schedule/pace.ts';
import type { Calendar } from '#schedule/types.ts';
import { type Bounds, cardsDue, newCards } from './cards.ts';
import type { Database } from './database.ts';
import { inOrder } from './decks.ts';
import { practiceQueue } from './practice.ts';
import { loadParameters } from './parameters.ts';
import { snapshot } from './reads.ts';
import type { Reads } from './reads.ts';
import { countToday, countedToday, loadTimes } from './reviews.ts';
import type { AnsweredState, CardRow, Scope } from './rows.ts';
import { type DueByState, soonestDue } from './soonest.ts';

/**
 * The most urgent cards are read, up to this multiple of the day's limit: reading all would take
 * too long.
 */
const BACKLOG = 2;

/** More cards in learning steps than anyone answers in a session; the rest wait for the next. */
const LEARNING_LIMIT = 200;

export interface QueueRequest {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly seed: number;
  /** A deck or a unit of it; all active cards if absent. */
  readonly scope?: Scope;
  /** When the session began; now for one that is about to. */
  readonly startedAt?: number | undefined;
  /** Cards to include although they are not due, or before other new ones. */
  readonly wanted?: readonly string[];
  /** Milliseconds that the day has for due cards and new ones; unlimited if absent. */
  readonly time?: number;
}

export interface LoadedQueue {
  readonly queue: Queue;
  /** Every card in the queue, by id. */
  readonly cards: ReadonlyMap<string, CardRow>;
  readonly done: DoneToday;
  /**
   * Milliseconds that the learning day still has for new cards; more than a day without a limit.
   */
  readonly freshTime: number;
  /** Milliseconds in which reviews may still be started; Infinity without a limit. */
  readonly reviewTime: number;
  /** Cards that are left out because their memory is damaged. */
  readonly damaged: number;
  /** Whether some due cards wait for another day, for lack of time. */
  readonly waits: boolean;
}

function isSound({ memory }: CardRow): boolean {
  return isMemory(memory);
}

/**
 * The limits, with at most `most` new cards in the day; if more were requested, as many as for a
 * day.
 */
function freshLimits({ limits, scope }: QueueRequest, most: number): Limits {
  const { newPerDay } = limits;
  if (scope?.extra === true) return { ...limits, newPerDay: Math.max(USUAL_NEW, newPerDay) };
  return { ...limits, newPerDay: Math.min(newPerDay, most) };
}

/** New cards in order: deck by deck, in the order of the library. */
async function newInOrder(
  reads: Reads,
  limit: number,
  { scope }: QueueRequest,
): Promise<readonly CardRow[]> {
  if (limit === 0) return [];
  if (scope !== undefined) return newCards(reads, limit, scope);
  const [decks, first] = await Promise.all([reads.rows('decks'), newCards(reads, limit)]);
  if (decks.length < 2) return first;
  const found: CardRow[] = [];
  for (const { id } of inOrder(decks)) {
    found.push(...(await newCards(reads, limit - found.length, { deckId: id })));
    if (found.length === limit) return found;
  }
  // Those of a deck whose own row is damaged.
  const met = new Set(found.map(({ id }) => id));
  const others = await newCards(reads, limit + found.length);
  return [...found, ...others.filter(({ id }) => !met.has(id))].slice(0, limit);
}

/** The active ones of the requested cards that were not answered since the session began. */
async function wantedCards(
  reads: Reads,
  { wanted = [], startedAt, now }: QueueRequest,
): Promise<{ readonly known: readonly CardRow[]; readonly fresh: readonly CardRow[] }> {
  if (wanted.length === 0) return { known: [], fresh: [] };
  const cards = (await reads.get('cards', wanted)).flatMap((card) =>
    card?.active === 1 && isSound(card) ? [card] : [],
  );
  const since = startedAt ?? now;
  return {
    known: cards.filter(({ memory }) => memory.state === 'review' && memory.lastReview < since),
    fresh: cards.filter(({ memory }) => memory.state === 'new'),
  };
}

/** The cards due in each state, earliest first. */
async function dueCards(
  reads: Reads,
  bounds: Readonly<Record<AnsweredState, Bounds>>,
  scope: Scope | undefined,
): Promise<DueByState> {
  const known = scope === undefined ? await soonestDue(reads, bounds) : undefined;
  if (known !== undefined) return known;
  const [learning, relearning, review] = await Promise.all([
    cardsDue(reads, 'learning', bounds.learning),
    cardsDue(reads, 'relearning', bounds.relearning),
    cardsDue(reads, 'review', bounds.review),
  ]);
  return { learning, relearning, review };
}

/** The cards that were answered before and are due, the reviews in the order of their urgency. */
async function startedCards(reads: Reads, request: QueueRequest) {
  const { now, calendar, scope, limits } = request;
  // All of tomorrow's cards are due at the rollover: a session just before it stops there.
  const dayEnd = nextLearningDay(now, calendar) - 1;
  const soon = { until: Math.min(now + LEARN_AHEAD, dayEnd), limit: LEARNING_LIMIT, scope };
  const today = {
    // Due times are moments, but a day is a day: a traveller to the east has it earlier.
    until: dayEnd,
    // One more, to know whether any of them waits.
    limit: BACKLOG * limits.reviewsPerDay + 1,
    scope,
  };
  const [{ learning, relearning, review: due }, { weights }, wished] = await Promise.all([
    dueCards(reads, { learning: soon, relearning: soon, review: today }, scope),
    loadParameters(reads),
    wantedCards(reads, request),
  ]);
  // A card with an impossible memory could never be answered, and would block the session.
  const steps = [...learning, ...relearning].filter(isSound);
  const sound = due.filter(isSound);
  const urgent = sound.filter(({ id }) => !wished.known.some((card) => card.id === id));
  const met = learning.length + relearning.length + due.length;
  return {
    steps,
    known: [...wished.known, ...byUrgency(urgent, now, weights)],
    wished: wished.fresh,
    damaged: met - steps.length - sound.length,
  };
}

/** What there is to learn now, from one consistent view of the database. */
export async function loadQueue(db: Database, request: QueueRequest): Promise<LoadedQueue> {
  const { now, calendar, seed, scope, startedAt = now, time = Infinity } = request;
  if (scope?.cards !== undefined) {
    const { cards } = scope;
    const found = await practiceQueue(db, { cards, since: startedAt, seed, now });
    const byId = new Map(found.cards.map((card) => [card.id, card]));
    const done = await countToday(db, now, calendar);
    return { ...found, cards: byId, done, freshTime: Infinity, reviewTime: Infinity, waits: false };
  }
  const reads = snapshot(db);
  // The due cards first: they are put in order while the rest is read.
  const [{ steps, known, wished, damaged }, { pace, spent }, counted, unmet] = await Promise.all([
    startedCards(reads, request),
    loadTimes(reads, now, calendar),
    countedToday(reads, now, calendar),
    newInOrder(reads, freshLimits(request, Infinity).newPerDay, request),
  ]);
  const extra = scope?.extra === true;
  // A request beyond the day's limit allows another day's number, whatever was answered before.
  const done = extra ? { ...counted, introduced: 0 } : counted;
  const most = roomToday(request.limits, done).reviews;
  const day = Math.min(newBudget(request.limits.newPerDay), time);
  const freshTime = extra ? Infinity : Math.max(0, day - spent);
  const room = Math.min(most, reviewsThatFit(time - spent, pace, steps.length));
  const reviews = known.slice(0, room);
  // Nothing new is started while started cards wait.
  const fit = freshThatFit(freshTime, pace, {
    learning: steps.length,
    review: Math.min(known.length, most),
    isIdle: spent + steps.length + known.length === 0,
  });
  const limits = freshLimits(request, done.introduced + fit);
  const freshRoom = roomToday(limits, done).fresh;
  const next = unmet.slice(0, freshRoom);
  const fresh = [
    ...wished,
    ...next.filter(({ id }) => !wished.some((card) => card.id === id)),
  ].slice(0, freshRoom);
  const met = fresh.filter(isSound);
  const queue = buildQueue({
    learning: steps.map(({ id, unit, due = now }) => ({ id, unit, due })),
    reviews,
    fresh: met,
    limits,
    done,
    seed,
  });
  const cards = [...steps, ...reviews, ...met];
  return {
    queue,
    done: counted,
    freshTime,
    reviewTime: timeToBegin(time - spent, pace),
    damaged: damaged + fresh.length - met.length,
    waits: known.length > reviews.length && room < most,
    cards: new Map(cards.map((card) => [card.id, card])),
  };
}
