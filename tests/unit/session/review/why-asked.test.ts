import { describe, expect, it } from 'vitest';
import { DAY } from '#schedule/day.ts';
import type { Memory } from '#schedule/types.ts';
import { whyAsked } from '#session/review/why-asked.ts';
import type { CardRow } from '#store/rows.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

const known = (state: 'review' | 'relearning', lastReview = NOW - 10 * DAY): Memory => ({
  state,
  stability: 10,
  difficulty: 5,
  step: 0,
  lastReview,
  reps: 3,
  lapses: 0,
});

function why(memory: Memory, more: { due?: number; belief?: string } = {}): string {
  const { due = NOW, belief } = more;
  const card: CardRow = { id: 'd/one', deckId: 'd', unit: 'tasks', active: 1, memory, due };
  const wanted = belief === undefined ? [] : [{ cardId: card.id, belief }];
  return whyAsked(card, { now: NOW, wanted, unitTitle: 'Tasks' });
}

describe('why a question is asked', () => {
  it('names the belief that it tests before anything else', () => {
    expect(why(known('review'), { belief: 'gather waits for all' })).toBe(
      'Your answers are what you would give if you believed: “gather waits for all”. This question tests that.',
    );
  });

  it('gives the likelihood that a due card is still known: nine in ten after its stability', () => {
    expect(why(known('review'))).toBe(
      'It is due: you answered it 10 days ago, and your chance of still knowing it is about 90\u{A0}%.',
    );
    expect(why(known('review'), { due: NOW + 5 * DAY })).toMatch(/^You chose to practise it/u);
  });

  it('says that a card is new, or was just answered wrong', () => {
    expect(why({ state: 'new' })).toBe('It is the next new question of “Tasks”.');
    expect(why(known('relearning', NOW - DAY / 48))).toBe(
      'You answered it wrong a short while ago.',
    );
    expect(why(known('relearning', NOW - DAY))).toBe('You answered it wrong a day ago.');
    expect(why(known('relearning'))).toBe('You answered it wrong 10 days ago.');
  });
});
