import { describe, expect, it } from 'vitest';
import type { ConceptDraft } from '#session/forms/concept/concept.ts';
import { toggleChoice } from '#session/forms/concept/concept.ts';
import { exceptionsFor } from '#session/forms/endings.ts';
import type { OrderDraft } from '#session/forms/order/order.ts';
import { movePiece, togglePiece } from '#session/forms/order/order.ts';
import type { Draft } from '#session/forms/registry.ts';
import {
  answerText,
  back,
  emptyDraft,
  isEmpty,
  judge,
  letters,
  press,
} from '#session/forms/registry.ts';
import { believes, exerciseOf } from '../../../fixtures/asked.ts';
import { choose, keyOf, predict, prints } from '../../../fixtures/decks.ts';

const PREDICT = predict(prints('a', 'b'));
const KEY = keyOf('a\nb\n');
const BELIEVED = [believes('lifo', 'b\na\n'), believes('eager-task', 'b\n')];
const TYPE = exerciseOf(PREDICT, 'type', { key: KEY });
const ORDER = exerciseOf(PREDICT, 'order', { key: KEY, pieces: ['a', 'b', 'b', ''] });
const CHOOSE = exerciseOf(PREDICT, 'choose', { key: KEY, believed: BELIEVED });
const CONCEPT = exerciseOf(choose('!one', 'two', '!three'), 'concept');

const typed = (text: string): Draft => ({ form: 'type', text, ending: { kind: 'returned' } });
const order = (...placed: readonly number[]): OrderDraft => ({ form: 'order', placed });
const taken = (...choices: readonly number[]): ConceptDraft => ({
  form: 'concept',
  taken: new Set(choices),
});
const option = (at: number | undefined): Draft => ({ form: 'choose', taken: at });

describe('a draft', () => {
  it.each([
    [TYPE, typed('')],
    [ORDER, order()],
    [CHOOSE, option(undefined)],
    [CONCEPT, taken()],
  ] as const)('begins empty: $0.form', (exercise, empty) => {
    expect(emptyDraft(exercise)).toEqual(empty);
    expect(isEmpty(empty, exercise)).toBe(true);
  });

  it('is empty until something is answered; white space is nothing', () => {
    expect(isEmpty(typed(' \n\t\n'), TYPE)).toBe(true);
    expect(isEmpty(typed('a'), TYPE)).toBe(false);
    expect(isEmpty({ form: 'type', text: '', ending: { kind: 'deadlock' } }, TYPE)).toBe(false);
    expect(isEmpty(order(0), ORDER)).toBe(false);
    expect(isEmpty(option(0), CHOOSE)).toBe(false);
    expect(isEmpty(taken(0), CONCEPT)).toBe(false);
  });
});

describe('a letter', () => {
  it('appends a piece, and takes it back from any place', () => {
    expect(letters(ORDER)).toBe(4);
    expect(press(order(), ORDER, 2)).toEqual(order(2));
    expect(press(order(2), ORDER, 0)).toEqual(order(2, 0));
    expect(press(order(2, 0, 1), ORDER, 0)).toEqual(order(2, 1));
  });

  it('replaces the chosen output', () => {
    expect(letters(CHOOSE)).toBe(3);
    expect(press(option(0), CHOOSE, 2)).toEqual(option(2));
  });

  it('toggles a sentence', () => {
    expect(letters(CONCEPT)).toBe(3);
    expect(press(taken(0), CONCEPT, 2)).toEqual(taken(0, 2));
  });

  it('is text if text is typed', () => {
    expect(letters(TYPE)).toBe(0);
    expect(press(typed('a'), TYPE, 0)).toEqual(typed('a'));
  });
});

describe('backspace', () => {
  it('takes the last piece back, if there is one', () => {
    expect(back(order(2, 0), ORDER)).toEqual(order(2));
    expect(back(order(), ORDER)).toEqual(order());
    expect(back(taken(1), CONCEPT)).toEqual(taken(1));
  });
});

describe('a piece', () => {
  it('moves by one line and stops at the edges', () => {
    expect(movePiece(order(5, 6, 7), 1, -1)).toEqual(order(6, 5, 7));
    expect(movePiece(order(5, 6, 7), 1, 1)).toEqual(order(5, 7, 6));
    expect(movePiece(order(5, 6), 0, -1)).toEqual(order(5, 6));
    expect(movePiece(order(5, 6), 1, 1)).toEqual(order(5, 6));
    expect(movePiece(order(5, 6), 9, -1)).toEqual(order(5, 6));
  });
});

describe('a choice', () => {
  it('is toggled if several may be right', () => {
    expect(toggleChoice(taken(0), 2, false)).toEqual(taken(0, 2));
    expect(toggleChoice(taken(0, 2), 0, false)).toEqual(taken(2));
  });

  it('replaces the other if only one is right', () => {
    expect(toggleChoice(taken(0), 2, true)).toEqual(taken(2));
    expect(toggleChoice(taken(2), 2, true)).toEqual(taken(2));
  });
});

describe('a change', () => {
  it('leaves the previous draft unchanged', () => {
    const choices = taken(1);
    toggleChoice(choices, 1, false);
    expect(choices).toEqual(taken(1));
    const pieces = order(1, 2);
    togglePiece(pieces, 1);
    movePiece(pieces, 0, 1);
    back(pieces, ORDER);
    expect(pieces).toEqual(order(1, 2));
  });
});

describe('an answer as text', () => {
  it('is the typed text, to the last character', () => {
    expect(answerText(typed('a \n\nb'), TYPE)).toBe('a \n\nb');
  });

  it('is the lines in the chosen order', () => {
    expect(answerText(order(2, 0, 3), ORDER)).toBe('b\na\n\n');
    expect(answerText(order(), ORDER)).toBe('');
  });

  it('is the chosen output', () => {
    CHOOSE.options.forEach(({ stdout }, at) => expect(answerText(option(at), CHOOSE)).toBe(stdout));
    expect(answerText(option(undefined), CHOOSE)).toBe('');
  });

  it('is the texts of the sentences, in the order of the question', () => {
    const texts = CONCEPT.choices.map(({ text }) => text);
    expect(answerText(taken(2, 0), CONCEPT)).toBe(`${texts[0]}\n${texts[2]}`);
    expect(answerText(taken(), CONCEPT)).toBe('');
  });
});

describe('a verdict', () => {
  it('on lines in order does not ask how the program ends', () => {
    const key = { ...KEY, ended: { kind: 'deadlock' } as const };
    const exercise = exerciseOf(PREDICT, 'order', { key, pieces: ['a', 'b'] });
    expect(judge(order(0, 1), exercise).correct).toBe(true);
    expect(judge(order(1, 0), exercise).correct).toBe(false);
  });

  it('on a typed output does', () => {
    const key = { ...KEY, ended: { kind: 'deadlock' } as const };
    const exercise = exerciseOf(PREDICT, 'type', { key });
    expect(judge(typed('a\nb'), exercise)).toMatchObject({
      correct: false,
      firstDifference: undefined,
      ending: { same: false, actual: { kind: 'deadlock' } },
    });
    const draft: Draft = { form: 'type', text: 'a\nb', ending: { kind: 'deadlock' } };
    expect(judge(draft, exercise).correct).toBe(true);
  });

  it('on a chosen output says where it differs', () => {
    CHOOSE.options.forEach(({ stdout }, at) =>
      expect(judge(option(at), CHOOSE).correct).toBe(stdout === KEY.stdout),
    );
    expect(judge(option(undefined), CHOOSE).correct).toBe(false);
  });

  it('on sentences is right if exactly the right ones were chosen', () => {
    const right = CONCEPT.choices.flatMap(({ correct }, at) => (correct ? [at] : []));
    expect(judge(taken(...right), CONCEPT).correct).toBe(true);
    expect(judge(taken(right[0] ?? 0), CONCEPT).correct).toBe(false);
  });
});

describe('the outputs to choose from', () => {
  it('are the right one and those of models, each once, four at most', () => {
    const believed = ['b\n', 'c\n', 'b\n ', 'd\n', 'e\n'].map((stdout) => believes('lifo', stdout));
    const { options } = exerciseOf(PREDICT, 'choose', { key: keyOf('a\n'), believed });
    expect(options.map(({ stdout }) => stdout).toSorted()).toEqual(['a\n', 'b\n', 'c\n', 'd\n']);
  });

  it('differ in their ending if they print the same', () => {
    const believed = [
      { ...believes('lifo', 'a\n'), ended: { kind: 'deadlock' } as const },
      believes('sequential', 'b\n'),
    ];
    const { options } = exerciseOf(PREDICT, 'choose', { key: keyOf('a\n'), believed });
    expect(options.map(({ ending }) => ending.kind).toSorted()).toEqual([
      'deadlock',
      'returned',
      'returned',
    ]);
  });

  it('are none if every model prints the truth, or an output is too long to compare', () => {
    expect(() => exerciseOf(PREDICT, 'choose', { key: KEY, believed: [] })).toThrow('choose');
    const long = keyOf('line\n'.repeat(15));
    expect(() => exerciseOf(PREDICT, 'choose', { key: long, believed: BELIEVED })).toThrow(
      'choose',
    );
  });
});

describe('the exceptions to choose from', () => {
  const PROGRAM = 'raise ValueError\nexcept (OSError, KeyError):\nclass Stop(Exception): pass';

  it('contain the one that is raised, and those that the program names', () => {
    const offered = exceptionsFor(PROGRAM, { kind: 'raised', type: 'Stop', message: '' }, 1);
    expect(offered).toContain('Stop');
    expect(offered).toHaveLength(5);
    expect(offered).toEqual(offered.toSorted());
    expect(offered.filter((name) => PROGRAM.includes(name)).length).toBeGreaterThan(3);
  });

  it('are as many if none is raised', () => {
    expect(exceptionsFor('print(1)', { kind: 'returned' }, 1)).toHaveLength(5);
  });
});
