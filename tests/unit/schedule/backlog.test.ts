import { describe, expect, it } from 'vitest';
import { byUrgency } from '#schedule/backlog.ts';
import { DAY } from '#schedule/day.ts';
import { DEFAULT_WEIGHTS, predictorOf } from '#schedule/fsrs.ts';
import { seededRandom } from '#format/random.ts';
import type { Memory } from '#schedule/types.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

type Known = Extract<Memory, { readonly stability: number }>;

interface Card {
  readonly id: string;
  readonly due: number;
  readonly memory: Known;
}

function card(id: string, stability: number, overdue: number): Card {
  const lastReview = NOW - (stability + overdue) * DAY;
  return {
    id,
    due: NOW - overdue * DAY,
    memory: { state: 'review', stability, difficulty: 5, step: 0, lastReview, reps: 3, lapses: 0 },
  };
}

const ids = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id).join(' ');

describe('the order of a backlog', () => {
  it('is by the gain of a repetition, not by how long a card is overdue', () => {
    // A week overdue matters little for a card known for months.
    expect(ids(byUrgency([card('old', 200, 7), card('young', 3, 6)], NOW))).toBe('young old');
  });

  it('puts a card of a few days before one that was hardly known at all', () => {
    // Relearning a card that comes back tomorrow anyway gains little for the time spent.
    const order = byUrgency([card('hopeless', 0.05, 30), card('saved', 8, 25)], NOW);
    expect(ids(order)).toBe('saved hopeless');
  });

  it('leaves the cards unchanged', () => {
    const cards = [card('a', 3, 1), card('b', 30, 1)];
    expect(byUrgency(cards, NOW)).toHaveLength(2);
    expect(new Set(byUrgency(cards, NOW))).toEqual(new Set(cards));
  });
});

/** Minutes for a right answer, and for a wrong one with the steps after it. */
const RIGHT = 0.5;
const WRONG = 1.25;
const BUDGET = 15;

/**
 * Minutes until the expected number of known cards reaches `goal` again, after 30 days away from
 * 300 cards; and the longest day.
 */
function comeBack(
  order: (cards: readonly Card[], now: number) => readonly Card[],
  seed: number,
  goal: number,
) {
  const predictor = predictorOf(DEFAULT_WEIGHTS);
  const random = seededRandom(seed);
  let cards = Array.from({ length: 300 }, (_, at) => {
    const stability = Math.exp(random() * 4.5);
    return card(`${at}`, stability, 30 * random());
  });
  const known = (now: number): number =>
    cards.reduce(
      (sum, { memory }) =>
        sum + predictor.recall((now - memory.lastReview) / DAY, memory.stability),
      0,
    ) / cards.length;
  let [minutes, longest] = [0, 0];
  for (let day = 0; day < 60 && known(NOW + day * DAY) < goal; day += 1) {
    const now = NOW + day * DAY;
    let spent = 0;
    for (const one of order(
      cards.filter(({ due }) => due <= now),
      now,
    )) {
      if (spent + WRONG > BUDGET) break;
      const elapsed = Math.max(1, Math.round((now - one.memory.lastReview) / DAY));
      const right = random() < predictor.recall(elapsed, one.memory.stability);
      spent += right ? RIGHT : WRONG;
      const { stability, difficulty } = predictor.next(
        one.memory,
        elapsed,
        right ? 'good' : 'again',
      );
      const memory = { ...one.memory, stability, difficulty, lastReview: now };
      const due = now + Math.max(1, Math.round(stability)) * DAY;
      cards = cards.map((other) => (other.id === one.id ? { ...one, memory, due } : other));
    }
    minutes += spent;
    longest = Math.max(longest, spent);
  }
  return { minutes, longest };
}

describe('300 cards after 30 days away, at 15 minutes a day', () => {
  it('are relearnt in fewer minutes than in order of their due times', () => {
    const sum = { due: 0, urgency: 0 };
    for (let seed = 1; seed <= 6; seed += 1) {
      const byDue = comeBack((cards) => cards.toSorted((a, b) => a.due - b.due), seed, 0.88);
      const urgent = comeBack((cards, now) => byUrgency(cards, now), seed, 0.88);
      expect(Math.max(byDue.longest, urgent.longest)).toBeLessThanOrEqual(BUDGET);
      sum.due += byDue.minutes;
      sum.urgency += urgent.minutes;
    }
    console.log(
      `to 88 % known: ${Math.round(sum.urgency / 6)} minutes by urgency, ${Math.round(sum.due / 6)} as due`,
    );
    expect(sum.urgency).toBeLessThan(0.95 * sum.due);
  });
});
