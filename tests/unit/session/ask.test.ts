import { describe, expect, it } from 'vitest';
import { answerLines, formFor, seedOf } from '#session/ask.ts';
import { NEW, askedOf, card, memory } from '../../fixtures/asked.ts';
import { choose, keyOf, predict, prints } from '../../fixtures/decks.ts';

const PREDICT = predict(prints('a', 'b'));
const CHOOSE = choose('!one', 'two');
const TWO = keyOf('a\nb\n');

describe('the form of a question', () => {
  it('is lines to order while the card is young, and the exact output once it is known', () => {
    expect(formFor(PREDICT, card(NEW), TWO)).toBe('order');
    expect(formFor(PREDICT, card(memory('learning')), TWO)).toBe('order');
    expect(formFor(PREDICT, card(memory('review')), TWO)).toBe('type');
    expect(formFor(PREDICT, card(memory('relearning')), TWO)).toBe('type');
  });

  it('is the exact output where its lines have no order to be found', () => {
    expect(formFor(PREDICT, card(NEW), keyOf('a\n'))).toBe('type');
    expect(formFor(PREDICT, card(NEW), keyOf(''))).toBe('type');
    expect(formFor(PREDICT, card(NEW), undefined)).toBe('type');
  });

  it('is choosing wherever there are choices', () => {
    expect(formFor(CHOOSE, card(NEW), undefined)).toBe('choose');
    expect(formFor(CHOOSE, card(memory('review')), undefined)).toBe('choose');
  });
});

describe('the lines of an answer', () => {
  it('are those of the output, or the choices', () => {
    expect(answerLines(askedOf(PREDICT, 'type', { key: keyOf('a\nb\nc\n') }))).toBe(3);
    expect(answerLines(askedOf(PREDICT, 'type', { key: keyOf('') }))).toBe(0);
    expect(answerLines(askedOf(CHOOSE, 'choose'))).toBe(2);
  });
});

describe('a seed', () => {
  it('is the same 32 bits for the same text and others for another', () => {
    expect(seedOf('test.deck/a 1')).toBe(seedOf('test.deck/a 1'));
    const seeds = ['', 'a', 'b', 'ab', 'ba', 'a 1', 'a 11', '🐍', '🐎'].map(seedOf);
    expect(new Set(seeds).size).toBe(seeds.length);
    for (const seed of seeds) {
      expect(Number.isInteger(seed)).toBe(true);
      expect(seed).toBeGreaterThanOrEqual(0);
      expect(seed).toBeLessThan(2 ** 32);
    }
  });
});
