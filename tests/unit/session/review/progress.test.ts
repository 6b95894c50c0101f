import { describe, expect, it } from 'vitest';
import type { Queue } from '#schedule/queue.ts';
import type { Outcome } from '#schedule/types.ts';
import type { Progress } from '#session/review/progress.ts';
import {
  answered,
  countsOf,
  foreseen,
  minutesLeft,
  progressOf,
  remainingOf,
  upcoming,
  withAnswer,
  withCard,
  withRating,
  withoutQuestion,
} from '#session/review/progress.ts';
import { askedOf, card, memory } from '../../../fixtures/asked.ts';
import { predict, prints } from '../../../fixtures/decks.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;
const QUESTION = askedOf(predict(prints('a')), 'type');

const cards = ['a', 'b', 'c'].map((id) => card(undefined, id));
const queue: Queue = {
  learning: [],
  main: cards.map(({ id, unit }) => ({ id, unit, kind: 'new' as const })),
};
const LOADED = {
  queue,
  cards: new Map(cards.map((one) => [one.id, one])),
  freshTime: Infinity,
  reviewTime: Infinity,
};
const START = progressOf(LOADED, [], {});

function outcome(days: number, due = NOW + MINUTE): Outcome {
  return { rating: days === 0 ? 'again' : 'easy', memory: memory('review'), days, due };
}

/** The progress after the next card was answered, to return in minutes or not at all. */
function answer(progress: Progress, days: number, entry = progress.answers.length): Progress {
  const next = upcoming(progress, NOW, 0);
  if (next === undefined) throw new Error('Nothing is left.');
  const question = { ...QUESTION, card: next };
  return withAnswer(progress, { question, entry, outcome: outcome(days) });
}

const next = (progress: Progress, now = NOW): string | undefined => upcoming(progress, now, 0)?.id;

describe('the progress of a session', () => {
  it('goes from card to card, and drops those answered for days', () => {
    const one = answer(START, 3);
    const two = answer(one, 3);
    expect([next(START), next(one), next(two), next(answer(two, 3))]).toEqual([
      'a',
      'b',
      'c',
      undefined,
    ]);
    expect(answered(two)).toBe(2);
    expect(countsOf(two, 0)).toEqual({ learning: 0, review: 0, fresh: 1 });
  });

  it('brings learning cards back after minutes, but not twice in a row', () => {
    const one = answer(START, 0);
    expect(countsOf(one, 0)).toEqual({ learning: 1, review: 0, fresh: 2 });
    expect(next(one, NOW + 2 * MINUTE)).toBe('b');
    expect(next(answer(one, 3), NOW + 2 * MINUTE)).toBe('a');
  });

  it('never changes a value once returned: each answer holds the progress before it', () => {
    const before = structuredClone(countsOf(START, 0));
    const one = answer(START, 0);
    const two = answer(one, 3);
    expect(two.answers.map((given) => given.before)).toEqual([START, one]);
    expect(two.answers.at(-1)?.before).toBe(one);
    expect(countsOf(START, 0)).toEqual(before);
  });

  it('re-rates the last answer as if it had been rated so at first', () => {
    const again = answer(START, 0, 7);
    expect(withRating(again, outcome(3))).toEqual(answer(START, 3, 7));
    expect(withRating(START, outcome(3))).toBe(START);
  });

  it('counts the answers it was opened with, and does not begin with the last of their cards', () => {
    const opened = progressOf(LOADED, [{ cardId: 'c' }, { cardId: 'a' }], {});
    expect(answered(opened)).toBe(2);
    expect(next(opened)).toBe('b');
    expect(answered(answer(opened, 3))).toBe(3);
  });

  it('ends at its length in answers or in minutes, whatever is left', () => {
    const short = progressOf(LOADED, [], { limit: { unit: 'cards', count: 1 } });
    expect(remainingOf(short, 0)).toEqual({ unit: 'cards', count: 1 });
    expect(upcoming(answer(short, 0), NOW, 0)).toBeUndefined();
    const timed = progressOf(LOADED, [], { limit: { unit: 'minutes', count: 5 } });
    expect(remainingOf(timed, 90_000)).toEqual({ unit: 'minutes', count: 4 });
    expect(upcoming(timed, NOW, 5 * MINUTE)).toBeUndefined();
  });

  it('starts nothing new once the time for new cards is spent, and finishes learning cards', () => {
    const opened = progressOf({ ...LOADED, freshTime: MINUTE }, [], { elapsed: MINUTE });
    const one = answer(opened, 0);
    expect(upcoming(one, NOW, 2 * MINUTE - 1)?.id).toBe('b');
    expect(countsOf(one, 2 * MINUTE)).toEqual({ learning: 1, review: 0, fresh: 0 });
    expect(upcoming(opened, NOW, 2 * MINUTE)).toBeUndefined();
  });

  it('starts no review once the day has no time left, and finishes learning cards', () => {
    const main = queue.main.map((card) => ({ ...card, kind: 'review' as const }));
    const timed = { ...LOADED, queue: { ...queue, main }, reviewTime: MINUTE };
    const opened = progressOf(timed, [], { elapsed: MINUTE });
    const one = answer(opened, 0);
    expect(upcoming(one, NOW, 2 * MINUTE - 1)?.id).toBe('b');
    expect(countsOf(one, 2 * MINUTE)).toEqual({ learning: 1, review: 0, fresh: 0 });
  });

  it('lets the last card wait rather than ask it again at once', () => {
    const only = progressOf(
      { ...LOADED, queue: { learning: [], main: queue.main.slice(0, 1) } },
      [],
      {},
    );
    const one = answer(only, 0);
    expect(countsOf(one, 0).learning).toBe(1);
    expect(next(one, NOW + 10 * MINUTE)).toBeUndefined();
  });

  it('estimates the minutes left from a pace', () => {
    expect(minutesLeft(START, 0, MINUTE)).toBe(6);
    const short = progressOf(LOADED, [], { limit: { unit: 'cards', count: 2 } });
    expect(minutesLeft(short, 0, MINUTE)).toBe(2);
    const timed = progressOf(LOADED, [], { limit: { unit: 'minutes', count: 5 } });
    expect(minutesLeft(timed, 2 * MINUTE, MINUTE)).toBe(3);
  });

  it('skips a question that no longer exists', () => {
    expect(next(withoutQuestion(START, 'a'))).toBe('b');
  });

  it('takes a card as it was stored', () => {
    const stored = card(memory('learning'), 'a');
    expect(upcoming(withCard(START, stored), NOW, 0)).toBe(stored);
  });

  it('predicts the cards after the one on screen', () => {
    const ahead = foreseen(START, { onScreen: 'a', now: NOW, count: 2 });
    expect(ahead.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(foreseen(START, { onScreen: 'a', now: NOW, count: 5 })).toHaveLength(2);
  });
});
