import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { OrderInput } from '#features/review/forms/order/order-input.tsx';
import { askedOf, exerciseOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const KEY = keyOf('one\ntwo\n');
const PIECES = ['two', 'one', 'one', ''];

function open(pieces = PIECES): Screen {
  const question = predict(prints('one', 'two'));
  const phase = asking(askedOf(question, 'order', { pieces, key: KEY }));
  const exercise = exerciseOf(question, 'order', { pieces, key: KEY });
  return screenOf(<OrderInput exercise={exercise} />, { review: { phase } });
}

const lists = (): readonly HTMLElement[] => screen.getAllByRole('list');
const output = () => within(lists()[0] ?? document.body);
const rest = () => within(lists()[1] ?? document.body);
const predicted = (): (string | null)[] =>
  output()
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'));

describe('putting lines in order', () => {
  it('adds a line with a click, and removes it with another', async () => {
    const { user, draft } = open();
    await user.click(rest().getByRole('button', { name: /two/ }));
    await user.click(rest().getAllByRole('button', { name: /one/ })[0] ?? document.body);
    expect(draft()).toEqual({ form: 'order', placed: [0, 1] });
    expect(predicted()).toEqual(['Line 1: two. Take back', 'Line 2: one. Take back']);
    expect(rest().queryByRole('button', { name: /two/ })).toBeNull();
    await user.click(output().getByRole('button', { name: /two/ }));
    expect(draft()).toEqual({ form: 'order', placed: [1] });
    expect(rest().getByRole('button', { name: /two/ })).toBeDefined();
  });

  it('distinguishes two lines with the same text', async () => {
    const { user, draft } = open();
    await user.click(rest().getAllByRole('button', { name: /one/ })[1] ?? document.body);
    expect(draft()).toEqual({ form: 'order', placed: [2] });
    expect(rest().getAllByRole('button', { name: /one/ })).toHaveLength(1);
  });

  it('names each line by its letter, whatever is added', async () => {
    const { user } = open();
    const letters = (): (string | null | undefined)[] =>
      rest()
        .getAllByRole('button')
        .map((button) => button.querySelector('kbd')?.textContent);
    expect(letters()).toEqual(['A', 'B', 'C', 'D']);
    await user.click(rest().getByRole('button', { name: /two/ }));
    expect(letters()).toEqual(['B', 'C', 'D']);
  });

  it('removes a focused line with Delete and moves it with Alt and an arrow', async () => {
    const { user, draft } = open();
    for (const at of [0, 0, 0]) {
      await user.click(rest().getAllByRole('button')[at] ?? document.body);
    }
    expect(draft()).toEqual({ form: 'order', placed: [0, 1, 2] });
    output().getAllByRole('button')[2]?.focus();
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}');
    expect(draft()).toEqual({ form: 'order', placed: [2, 0, 1] });
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(draft()).toEqual({ form: 'order', placed: [0, 2, 1] });
    await user.keyboard('{ArrowDown}');
    expect(draft()).toEqual({ form: 'order', placed: [0, 2, 1] });
    await user.keyboard('{Delete}');
    expect(draft()).toEqual({ form: 'order', placed: [0, 1] });
  });

  it('commits with the button, once a line is added', async () => {
    const { user, reviewActions } = open();
    expect(screen.queryByRole('button', { name: /I think so/ })).toBeNull();
    await user.click(rest().getByRole('button', { name: /two/ }));
    await user.click(screen.getByRole('button', { name: /I think so/ }));
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith('think', true);
  });

  it.each([
    ['A guess', 'guess'],
    ['Sure', 'sure'],
  ] as const)('says how sure the learner is: %s', async (name, confidence) => {
    const { user, reviewActions } = open();
    await user.click(rest().getByRole('button', { name: /two/ }));
    await user.click(screen.getByRole('button', { name: new RegExp(name) }));
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith(confidence, true);
  });

  it('predicts empty output with a button of its own, only while no line is added', async () => {
    const { user, reviewActions } = open();
    await user.click(screen.getByRole('button', { name: /It prints nothing/ }));
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith('think', true);
    await user.click(rest().getByRole('button', { name: /two/ }));
    expect(screen.queryByRole('button', { name: /It prints nothing/ })).toBeNull();
  });
});
