/**
 * The order of a session: which card comes next. Queues are immutable; each step returns a new one.
 */
import { seededRandom, shuffled } from '#format/random.ts';

/** A card, reduced to what decides its place in the queue. */
export interface QueuedCard {
  readonly id: string;
  readonly unit: string;
  /** The card that differs from this one in one thing, and is asked near it. */
  readonly pair?: string;
}

/** A card in a learning step. */
export interface LearningCard extends QueuedCard {
  /** Milliseconds since the epoch. */
  readonly due: number;
}

/** A card that is shown once in the session. */
export interface MainCard extends QueuedCard {
  readonly kind: 'review' | 'new';
}

export interface Queue {
  /** By due time. */
  readonly learning: readonly LearningCard[];
  /** In the order in which they are shown. */
  readonly main: readonly MainCard[];
}

/** The limits of a learning day. */
export interface Limits {
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
}

/** What was answered on the learning day so far, without what was undone. */
export interface DoneToday {
  /** Cards met for the first time. */
  readonly introduced: number;
  /** Answers to cards with an interval of days; learning steps do not count. */
  readonly reviewed: number;
}

export interface QueueInput {
  readonly learning: readonly LearningCard[];
  /** Due cards, the most urgent first: beyond the limit they wait. */
  readonly reviews: readonly QueuedCard[];
  /** New cards in the order of the deck. */
  readonly fresh: readonly QueuedCard[];
  readonly limits: Limits;
  readonly done: DoneToday;
  readonly seed: number;
}

/** How early (ms) a learning card may be shown when nothing else is left: twenty minutes, as Anki. */
export const LEARN_AHEAD = 20 * 60_000;

/** How many more cards of each kind the day has room for; never negative. */
export function roomToday(limits: Limits, done: DoneToday): { fresh: number; reviews: number } {
  return {
    fresh: Math.max(0, limits.newPerDay - done.introduced),
    reviews: Math.max(0, limits.reviewsPerDay - done.reviewed),
  };
}

/** Shuffles within a unit, then alternates units while there are two. */
function mixUnits(cards: readonly QueuedCard[], random: () => number): readonly QueuedCard[] {
  const units = [...Map.groupBy(shuffled(cards, random), ({ unit }) => unit).values()];
  const mixed: QueuedCard[] = [];
  let previous: QueuedCard[] | undefined;
  while (mixed.length < cards.length) {
    // The fullest unit first, or its cards would be left in a row at the end.
    let next: QueuedCard[] | undefined;
    for (const unit of units) {
      if (unit !== previous && unit.length > (next?.length ?? 0)) next = unit;
    }
    next ??= previous;
    const card = next?.pop();
    if (card === undefined) break;
    mixed.push(card);
    previous = next;
  }
  return mixed;
}

/** This many cards are shuffled with each other; larger differences in urgency are preserved. */
const BLOCK = 40;

/** Mixes units but keeps the order of urgency, which matters if a session ends before its queue. */
function mixBlocks(cards: readonly QueuedCard[], random: () => number): readonly QueuedCard[] {
  const mixed: QueuedCard[] = [];
  for (let from = 0; from < cards.length; from += BLOCK) {
    mixed.push(...mixUnits(cards.slice(from, from + BLOCK), random));
  }
  return mixed;
}

/** Spreads new cards evenly among reviews; begins with a review if there are at least as many. */
function spread(reviews: readonly QueuedCard[], fresh: readonly QueuedCard[]): readonly MainCard[] {
  const placed = [
    ...reviews.map((card, index) => ({
      card: { ...placeOf(card), kind: 'review' as const },
      place: (index + 0.5) / reviews.length,
    })),
    ...fresh.map((card, index) => ({
      card: { ...placeOf(card), kind: 'new' as const },
      place: (index + 1) / (fresh.length + 1),
    })),
  ];
  return placed.sort((a, b) => a.place - b.place).map(({ card }) => card);
}

/** Keeps only what the queue needs of a card. */
function placeOf({ id, unit, pair }: QueuedCard): QueuedCard {
  return { id, unit, ...(pair === undefined ? {} : { pair }) };
}

/**
 * How far apart two cards of a pair are asked: with another between them, to clear the memory of
 * the first.
 */
const PAIR_DISTANCE = 2;

/**
 * Brings the cards of each pair together if both are there; the others keep their order. The later
 * one moves up, except that a review waits for a new partner: new cards build on each other.
 */
function drawTogether(cards: readonly MainCard[]): readonly MainCard[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const partnerOf = ({ id, pair = '' }: MainCard): MainCard | undefined => {
    const partner = byId.get(pair);
    return partner?.pair === id ? partner : undefined;
  };
  const drawn: MainCard[] = [];
  const placed = new Set<MainCard>();
  /** Partners of placed cards, with the places they are meant for. */
  const called: { readonly card: MainCard; readonly at: number }[] = [];
  const drawCalled = (early = 0): void => {
    while (called[0] !== undefined && called[0].at <= drawn.length + early) {
      drawn.push(called[0].card);
      called.shift();
    }
  };
  for (const card of cards) {
    drawCalled();
    const partner = partnerOf(card);
    const waits = card.kind === 'review' && partner?.kind === 'new';
    if (placed.has(card) || waits) continue;
    drawn.push(card);
    if (partner !== undefined) {
      placed.add(partner);
      called.push({ card: partner, at: drawn.length - 1 + PAIR_DISTANCE });
    }
  }
  // No card is left to put between these and their partners.
  drawCalled(PAIR_DISTANCE);
  return drawn;
}

/**
 * The queue of a session, the same for the same input. New cards keep their deck's order, because
 * one prepares the next; due cards are mixed, because a unit in a row gives its own answers away.
 * Cards of a pair are close together, because only both show the difference.
 */
export function buildQueue(input: QueueInput): Queue {
  const room = roomToday(input.limits, input.done);
  const reviews = mixBlocks(input.reviews.slice(0, room.reviews), seededRandom(input.seed));
  return {
    learning: byDue(input.learning.map((card) => ({ ...placeOf(card), due: card.due }))),
    main: drawTogether(spread(reviews, input.fresh.slice(0, room.fresh))),
  };
}

function byDue(cards: readonly LearningCard[]): readonly LearningCard[] {
  return cards.toSorted((a, b) => a.due - b.due);
}

/**
 * The card to show at `now` and the queue without it; `undefined` if the session is over. A
 * learning card returns as soon as it is due, or up to `LEARN_AHEAD` early if nothing else is left.
 * A card never follows itself: if only the card `last` shown is left, it waits for the next
 * session, because repeating an answer just read teaches nothing.
 */
export function nextCard(
  queue: Queue,
  now: number,
  last?: string,
): { readonly card: QueuedCard; readonly queue: Queue } | undefined {
  const other = ({ id }: QueuedCard): boolean => id !== last;
  const soon = queue.learning.filter(({ due }) => due <= now + LEARN_AHEAD);
  const card =
    soon.find((card) => card.due <= now && other(card)) ??
    queue.main.find(other) ??
    soon.find(other);
  return card && { card, queue: withoutCard(queue, card.id) };
}

/** The queue without a card that was suspended or whose question left the deck. */
export function withoutCard(queue: Queue, id: string): Queue {
  const other = (card: QueuedCard): boolean => card.id !== id;
  return { learning: queue.learning.filter(other), main: queue.main.filter(other) };
}

/** The queue with an answered card that is due again (ms since the epoch) in this session. */
export function withLearning(queue: Queue, card: QueuedCard, due: number): Queue {
  const rest = withoutCard(queue, card.id);
  const learning = { id: card.id, unit: card.unit, due };
  return { ...rest, learning: byDue([...rest.learning, learning]) };
}

/** The queue without cards of a kind, when the time for them is used up. */
export function without(queue: Queue, unwanted: MainCard['kind']): Queue {
  return { ...queue, main: queue.main.filter(({ kind }) => kind !== unwanted) };
}

/** How many cards of each kind are left. */
export function queueCounts(queue: Queue): { learning: number; review: number; fresh: number } {
  const review = queue.main.filter(({ kind }) => kind === 'review').length;
  return { learning: queue.learning.length, review, fresh: queue.main.length - review };
}
