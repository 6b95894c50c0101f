import { describe, expect, it } from 'vitest';
import type { Draft } from '#session/draft.ts';
import {
  answerText,
  emptyDraft,
  isEmpty,
  movePiece,
  takeBack,
  toggleChoice,
  togglePiece,
} from '#session/draft.ts';
import { askedOf } from '../../fixtures/asked.ts';
import { choose, predict, prints } from '../../fixtures/decks.ts';

const PREDICT = predict(prints('a'));
const CHOOSE = choose('!one', 'two', '!three');
const typed = (text: string): Draft => ({ form: 'type', text });
const order = (...placed: readonly number[]): Draft => ({ form: 'order', placed });
const taken = (...choices: readonly number[]): Draft => ({
  form: 'choose',
  taken: new Set(choices),
});

describe('a draft', () => {
  it('begins empty in every form', () => {
    expect(emptyDraft(askedOf(PREDICT, 'type'))).toEqual(typed(''));
    expect(emptyDraft(askedOf(PREDICT, 'order'))).toEqual(order());
    expect(emptyDraft(askedOf(CHOOSE, 'choose'))).toEqual(taken());
  });

  it('is empty until something is answered; white space is nothing', () => {
    for (const draft of [typed(''), typed(' \n\t\n'), order(), taken()]) {
      expect(isEmpty(draft)).toBe(true);
    }
    for (const draft of [typed('a'), order(0), taken(0)]) expect(isEmpty(draft)).toBe(false);
  });
});

describe('a piece', () => {
  it('is put down at the end, and taken back from where it is', () => {
    expect(togglePiece(order(), 2)).toEqual(order(2));
    expect(togglePiece(order(2), 0)).toEqual(order(2, 0));
    expect(togglePiece(order(2, 0, 1), 0)).toEqual(order(2, 1));
  });

  it('is taken back where it was the last; nothing happens where there is none', () => {
    expect(takeBack(order(2, 0))).toEqual(order(2));
    expect(takeBack(order())).toEqual(order());
  });

  it('moves by one line and stays at the edges', () => {
    expect(movePiece(order(5, 6, 7), 1, -1)).toEqual(order(6, 5, 7));
    expect(movePiece(order(5, 6, 7), 1, 1)).toEqual(order(5, 7, 6));
    expect(movePiece(order(5, 6), 0, -1)).toEqual(order(5, 6));
    expect(movePiece(order(5, 6), 1, 1)).toEqual(order(5, 6));
    expect(movePiece(order(5, 6), 9, -1)).toEqual(order(5, 6));
  });
});

describe('a choice', () => {
  it('is taken and left where several may be right', () => {
    expect(toggleChoice(taken(0), 2, false)).toEqual(taken(0, 2));
    expect(toggleChoice(taken(0, 2), 0, false)).toEqual(taken(2));
  });

  it('replaces the other where one alone is right', () => {
    expect(toggleChoice(taken(0), 2, true)).toEqual(taken(2));
    expect(toggleChoice(taken(2), 2, true)).toEqual(taken(2));
  });
});

describe('a change', () => {
  it('leaves the draft before it as it was', () => {
    const choices = taken(1);
    toggleChoice(choices, 1, false);
    expect(choices).toEqual(taken(1));
    const pieces = order(1, 2);
    togglePiece(pieces, 1);
    movePiece(pieces, 0, 1);
    takeBack(pieces);
    expect(pieces).toEqual(order(1, 2));
  });

  it('of another form changes nothing', () => {
    expect(togglePiece(typed('a'), 0)).toEqual(typed('a'));
    expect(takeBack(typed('a'))).toEqual(typed('a'));
    expect(movePiece(taken(0), 0, 1)).toEqual(taken(0));
    expect(toggleChoice(order(1), 0, true)).toEqual(order(1));
  });
});

describe('an answer as text', () => {
  it('is what was typed, to the last character', () => {
    expect(answerText(typed('a \n\nb'), askedOf(PREDICT, 'type'))).toBe('a \n\nb');
  });

  it('is the lines in the order in which they were put down', () => {
    const asked = askedOf(PREDICT, 'order', { pieces: ['a', 'b', 'b', ''] });
    expect(answerText(order(2, 0, 3), asked)).toBe('b\na\n\n');
    expect(answerText(order(), asked)).toBe('');
  });

  it('is the texts of the choices, in the order in which they stand', () => {
    const asked = askedOf(CHOOSE, 'choose');
    expect(answerText(taken(2, 0), asked)).toBe('one\nthree');
    expect(answerText(taken(), asked)).toBe('');
  });
});
