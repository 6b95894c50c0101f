import { describe, expect, it } from 'vitest';
import {
  LEARN_AHEAD,
  type Queue,
  type QueueInput,
  type QueuedCard,
  buildQueue,
  nextCard,
  queueCounts,
  withLearning,
  withoutCard,
} from '#schedule/queue.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

function cards(unit: string, count: number): QueuedCard[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${unit}-${index}`, unit }));
}

const INPUT: QueueInput = {
  learning: [],
  reviews: [...cards('a', 6), ...cards('b', 6), ...cards('c', 6)],
  fresh: cards('n', 3),
  limits: { newPerDay: 10, reviewsPerDay: 100 },
  done: { introduced: 0, reviewed: 0 },
  seed: 7,
};

const ids = (queue: Queue): string[] => queue.main.map(({ id }) => id);

/** The ids in the order they are shown if every answer succeeds and takes no time. */
function played(queue: Queue, now = NOW): string[] {
  const shown: string[] = [];
  let rest = queue;
  for (let turn = nextCard(rest, now); turn; turn = nextCard(rest, now, shown.at(-1))) {
    shown.push(turn.card.id);
    rest = turn.queue;
  }
  return shown;
}

describe('the queue of a session', () => {
  it('is the same for the same seed and differs for another', () => {
    expect(buildQueue(INPUT)).toEqual(buildQueue(INPUT));
    expect(ids(buildQueue({ ...INPUT, seed: 8 }))).not.toEqual(ids(buildQueue(INPUT)));
  });

  it('shows every card once', () => {
    const expected = [...INPUT.reviews, ...INPUT.fresh].map(({ id }) => id);
    expect(played(buildQueue(INPUT)).toSorted()).toEqual(expected.toSorted());
  });

  it('never shows two reviews of a unit in a row while another unit is left', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const reviews = buildQueue({ ...INPUT, seed, fresh: [] }).main;
      for (const [index, { unit }] of reviews.entries()) {
        expect(reviews[index + 1]?.unit).not.toBe(unit);
      }
    }
  });

  it('copes with one unit that outweighs all others', () => {
    const reviews = [...cards('a', 5), ...cards('b', 2)];
    const units = buildQueue({ ...INPUT, reviews, fresh: [] }).main.map(({ unit }) => unit);
    expect(units.join('')).toBe('ababaaa');
  });

  it('spreads new cards evenly among the reviews and begins with a review', () => {
    const { main } = buildQueue(INPUT);
    const places = main.flatMap(({ kind }, index) => (kind === 'new' ? [index] : []));
    expect(main[0]?.kind).toBe('review');
    expect(places).toHaveLength(3);
    for (const [index, place] of places.entries()) {
      expect(Math.abs(place - ((index + 1) * main.length) / 4)).toBeLessThanOrEqual(1);
    }
  });

  it('keeps new cards in the order of their deck', () => {
    const fresh = buildQueue(INPUT).main.filter(({ kind }) => kind === 'new');
    expect(fresh.map(({ id }) => id)).toEqual(['n-0', 'n-1', 'n-2']);
    expect(ids(buildQueue({ ...INPUT, reviews: [] }))).toEqual(['n-0', 'n-1', 'n-2']);
  });

  it('stays within what is left of the day’s limits', () => {
    const limits = { newPerDay: 5, reviewsPerDay: 12 };
    const done = { introduced: 4, reviewed: 10 };
    expect(queueCounts(buildQueue({ ...INPUT, limits, done }))).toEqual({
      learning: 0,
      review: 2,
      fresh: 1,
    });
    const over = { introduced: 9, reviewed: 99 };
    expect(buildQueue({ ...INPUT, limits, done: over }).main).toEqual([]);
  });

  it('takes the longest overdue if the limit cuts', () => {
    const limits = { newPerDay: 0, reviewsPerDay: 3 };
    const kept = ids(buildQueue({ ...INPUT, limits }));
    expect(kept.toSorted()).toEqual(['a-0', 'a-1', 'a-2']);
  });

  it('never cuts learning cards', () => {
    const learning = cards('a', 4).map((card) => ({ ...card, due: NOW }));
    const limits = { newPerDay: 0, reviewsPerDay: 0 };
    expect(queueCounts(buildQueue({ ...INPUT, learning, limits })).learning).toBe(4);
  });

  it('asks two cards of a pair close together, and every card once', () => {
    const pairs = [
      ['a-0', 'c-3'],
      ['a-1', 'a-2'],
      ['b-5', 'c-0'],
      ['n-0', 'n-2'],
    ] as const;
    const of = new Map<string, string>(
      pairs.flatMap(([one, other]) => [[one, other] as const, [other, one]]),
    );
    const paired = (card: QueuedCard): QueuedCard => {
      const pair = of.get(card.id);
      return pair === undefined ? card : { ...card, pair };
    };
    const input = { ...INPUT, reviews: INPUT.reviews.map(paired), fresh: INPUT.fresh.map(paired) };
    for (let seed = 0; seed < 30; seed += 1) {
      const shown = ids(buildQueue({ ...input, seed }));
      expect(shown.toSorted()).toEqual(ids(buildQueue({ ...INPUT, seed })).toSorted());
      for (const [one, other] of pairs) {
        const distance = Math.abs(shown.indexOf(one) - shown.indexOf(other));
        expect([1, 2, 3], `${one} ${other}, seed ${seed}`).toContain(distance);
      }
    }
  });

  it('puts another card between the two if there is one', () => {
    const pair = [
      { id: 'x', unit: 'a', pair: 'y' },
      { id: 'y', unit: 'b', pair: 'x' },
    ];
    const fresh = [...pair.slice(0, 1), ...cards('n', 2), ...pair.slice(1)];
    expect(ids(buildQueue({ ...INPUT, reviews: [], fresh }))).toEqual(['x', 'n-0', 'y', 'n-1']);
    expect(ids(buildQueue({ ...INPUT, reviews: [], fresh: pair }))).toEqual(['x', 'y']);
  });

  it('lets a review wait for its new partner, which keeps its place among the new ones', () => {
    const reviews = [{ id: 'x', unit: 'a', pair: 'y' }, ...cards('b', 3)];
    const fresh = [...cards('n', 2), { id: 'y', unit: 'c', pair: 'x' }];
    const shown = ids(buildQueue({ ...INPUT, reviews, fresh }));
    expect(shown).toHaveLength(7);
    expect(shown.filter((id) => ['n-0', 'n-1', 'y'].includes(id))).toEqual(['n-0', 'n-1', 'y']);
    expect(shown.indexOf('x') - shown.indexOf('y')).toBeGreaterThan(0);
    expect(shown.indexOf('x') - shown.indexOf('y')).toBeLessThanOrEqual(2);
  });

  it('ignores a partner that is missing or has another partner', () => {
    const odd = INPUT.reviews.map((card, at) => ({ ...card, pair: at === 0 ? 'gone' : 'a-0' }));
    const plain = ids(buildQueue(INPUT));
    expect(ids(buildQueue({ ...INPUT, reviews: odd }))).toEqual(plain);
  });

  it('keeps only what it needs of the rows it was built from', () => {
    const rows = INPUT.reviews.map((card) => ({ ...card, memory: { state: 'review' } }));
    expect(Object.keys(buildQueue({ ...INPUT, reviews: rows }).main[0] ?? {})).toEqual([
      'id',
      'unit',
      'kind',
    ]);
  });
});

describe('the next card', () => {
  const [first, second] = [
    { id: 'x', unit: 'a' },
    { id: 'y', unit: 'b' },
  ] as const;
  const empty: Queue = { learning: [], main: [] };
  const main: Queue = { learning: [], main: [{ ...second, kind: 'review' }] };

  it('is a learning card as soon as it is due, the earliest first', () => {
    const queue = withLearning(withLearning(main, first, NOW - 1), { id: 'z', unit: 'c' }, NOW - 5);
    expect(nextCard(queue, NOW)?.card.id).toBe('z');
    expect(nextCard(withLearning(main, first, NOW), NOW)?.card.id).toBe('x');
    expect(nextCard(withLearning(main, first, NOW + 1), NOW)?.card.id).toBe('y');
  });

  it('is a learning card before its time only if nothing else is left', () => {
    const queue = withLearning(empty, first, NOW + 10 * MINUTE);
    expect(nextCard(queue, NOW)?.card.id).toBe('x');
    expect(nextCard(withLearning(empty, first, NOW + LEARN_AHEAD + 1), NOW)).toBeUndefined();
  });

  it('is never the one just shown, which waits for another session if it is alone', () => {
    expect(nextCard(withLearning(main, first, NOW - 1), NOW, 'x')?.card.id).toBe('y');
    const early = withLearning(withLearning(empty, first, NOW - 1), second, NOW + MINUTE);
    expect(nextCard(early, NOW, 'x')?.card.id).toBe('y');
    expect(nextCard(withLearning(empty, first, NOW - 1), NOW, 'x')).toBeUndefined();
    expect(nextCard(withLearning(empty, first, NOW + MINUTE), NOW)?.card.id).toBe('x');
  });

  it('leaves its queue unchanged', () => {
    const queue = withLearning(main, first, NOW);
    const copy = structuredClone(queue);
    nextCard(queue, NOW);
    withoutCard(queue, 'x');
    expect(queue).toEqual(copy);
  });

  it('is undefined for an empty queue', () => {
    expect(nextCard(empty, NOW)).toBeUndefined();
  });

  it('holds a returned card only once, at its new time', () => {
    const queue = withLearning(withLearning(empty, first, NOW), first, NOW + MINUTE);
    expect(queue.learning).toEqual([{ ...first, due: NOW + MINUTE }]);
  });
});
