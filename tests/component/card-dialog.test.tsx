import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CardDialog } from '#features/card/card-dialog.tsx';
import type { CardDetails } from '#session/card/details.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { DAY, NOW } from '../fixtures/session.ts';

const NEW: CardDetails = {
  id: 'test.deck/one',
  deckTitle: 'Deck',
  unitTitle: 'Tasks',
  concept: 'create task',
  memory: { state: 'new' },
  due: undefined,
  recall: undefined,
  marks: {},
  leech: false,
  history: [],
  at: NOW,
  nextDay: NOW + DAY,
};

const KNOWN: CardDetails = {
  ...NEW,
  memory: {
    state: 'review',
    stability: 12.34,
    difficulty: 5.26,
    step: 0,
    lastReview: NOW - DAY,
    reps: 7,
    lapses: 4,
  },
  due: { at: NOW + 3 * DAY, days: 3 },
  recall: 0.913,
  leech: true,
  history: [
    { kind: 'change', id: 3, at: NOW, change: { do: 'flag' } },
    { kind: 'cram', id: 2, at: NOW - DAY / 2, correct: false, form: 'type' },
    { kind: 'answer', id: 1, at: NOW - DAY, correct: true, form: 'order', rating: 'good', days: 4 },
  ],
};

function show(details: CardDetails) {
  return screenOf(<CardDialog details={details} />, {
    app: { layers: [{ kind: 'card', details }] },
  });
}

const has = (text: string | RegExp): boolean => screen.queryAllByText(text).length > 0;

describe('the details of a question', () => {
  it('are few if it was never answered, and offer only what can be done then', () => {
    show(NEW);
    expect(has('Never answered.')).toBe(true);
    expect(has('Nothing yet.')).toBe(true);
    expect(screen.queryByRole('button', { name: /Forget/u })).toBeNull();
    expect(screen.queryByLabelText('Due on')).toBeNull();
  });

  it('are its state and its whole history', () => {
    show(KNOWN);
    expect(has(/knowing it now is about 91/u)).toBe(true);
    expect(has('12')).toBe(true);
    expect(has('5.3')).toBe(true);
    expect(has('forgotten 4 times')).toBe(true);
    expect(has(/Repeating it will hardly help/u)).toBe(true);
    const events = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(events[0]).toContain('Flagged');
    expect(events[1]).toContain('Wrong, typed output; not scheduled');
    expect(events[2]).toContain('Right, lines in order; good, again in 4 days');
  });

  it('say that it is suspended, and offer to resume it', () => {
    show({ ...KNOWN, marks: { suspended: 1, buriedUntil: NOW + DAY, flagged: 1 } });
    expect(has(/Suspended: it is not asked/u)).toBe(true);
    expect(has(/Put off until/u)).toBe(true);
    for (const name of [/^Resume/u, /^Stop putting it off/u, /^Remove the flag/u]) {
      expect(screen.getByRole('button', { name })).toBeDefined();
    }
  });

  it.each([
    [/^Suspend/u, { do: 'suspend' }],
    [/^Put off/u, { do: 'bury', until: NOW + DAY }],
    [/^Flag/u, { do: 'flag' }],
    [/^Forget/u, { do: 'forget' }],
  ])('runs the action of %s', async (name, change) => {
    const { user, appActions } = show(KNOWN);
    await user.click(screen.getByRole('button', { name }));
    expect(appActions.changeCards).toHaveBeenCalledExactlyOnceWith(['test.deck/one'], change);
  });

  it.each([
    [0.02, '< 0.1'],
    [9.96, '10.0'],
    [12.34, '12'],
  ])('shows a stability of %d days as %s', (stability, text) => {
    if (KNOWN.memory.state === 'new') throw new Error('It was never answered.');
    show({ ...KNOWN, memory: { ...KNOWN.memory, stability } });
    expect(screen.getByText('Stability').nextElementSibling?.textContent).toContain(text);
  });

  it('sets the day on which it is due, at noon of that day', async () => {
    const { user, appActions } = show(KNOWN);
    const input = screen.getByLabelText('Due on');
    await user.clear(input);
    expect(screen.getByRole('button', { name: 'Set' })).toHaveProperty('disabled', true);
    await user.type(input, '2020-12-24{Enter}');
    expect(screen.getByRole('button', { name: 'Set' })).toHaveProperty('disabled', true);
    await user.clear(input);
    await user.type(input, '2026-12-24');
    await user.click(screen.getByRole('button', { name: 'Set' }));
    const due = new Date(2026, 11, 24, 12).getTime();
    expect(appActions.changeCards).toHaveBeenCalledExactlyOnceWith(['test.deck/one'], {
      do: 'due',
      due,
    });
  });

  it.each([
    ['s', { do: 'suspend' }],
    ['b', { do: 'bury', until: NOW + DAY }],
    ['f', { do: 'flag' }],
    ['x', { do: 'forget' }],
  ])('can also be done with the key %s', (key, change) => {
    const { commands, appActions } = show(KNOWN);
    const command = commands.find(({ keys, scope }) => scope === 'card' && keys.includes(key));
    expect(command?.when()).toBe(true);
    command?.run();
    expect(appActions.changeCards).toHaveBeenCalledExactlyOnceWith(['test.deck/one'], change);
  });
});
