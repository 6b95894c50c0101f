import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ContrastDialog } from '#features/card/contrast-dialog.tsx';
import { Leech } from '#features/review/leech.tsx';
import type { Contrast } from '#session/card/contrast.ts';
import type { Judged } from '#session/review/phase.ts';
import { askedOf, card, memory } from '../fixtures/asked.ts';
import { predict, prints } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { DAY, NOW } from '../fixtures/session.ts';

const CONTRAST: Contrast = {
  cardId: 'test.deck/one',
  own: {
    concept: 'tasks',
    program: 'print("a")\nprint("b")\n',
    differing: [2],
    printed: ['a', 'b'],
    why: 'It waits.',
  },
  other: {
    concept: 'gather',
    program: 'print("a")\nprint("c")\n',
    differing: [2],
    printed: [],
    why: 'It does not.',
  },
  today: true,
  nextDay: NOW + DAY,
};

describe('two programs to compare', () => {
  it('are side by side with their outputs, and the reason comes last', () => {
    screenOf(<ContrastDialog contrast={CONTRAST} />);
    const own = screen.getByRole('region', { name: 'This question' });
    expect(within(own).getByText(/It waits/u)).toBeDefined();
    expect(own.querySelectorAll('[class*="differing"]')).toHaveLength(1);
    const other = screen.getByRole('region', { name: 'Beside it: gather' });
    expect(within(other).getByText('nothing')).toBeDefined();
    const order = [...own.querySelectorAll('h3, h4, pre')].map(({ tagName }) => tagName);
    expect(order).toEqual(['H3', 'PRE', 'H4', 'PRE', 'H4']);
  });

  it('replace another repetition today', async () => {
    const { user, appActions } = screenOf(<ContrastDialog contrast={CONTRAST} />);
    await user.click(screen.getByRole('button', { name: 'Ask it tomorrow' }));
    expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('contrast');
    expect(appActions.changeCards).toHaveBeenCalledExactlyOnceWith(['test.deck/one'], {
      do: 'due',
      due: NOW + DAY,
    });
  });

  it('do not change a question that is due later anyway', () => {
    screenOf(<ContrastDialog contrast={{ ...CONTRAST, today: false }} />);
    expect(screen.queryByRole('button', { name: 'Ask it tomorrow' })).toBeNull();
  });
});

describe('a verdict on a leech', () => {
  const judged = (lapses: number): Judged => {
    const before = memory('review');
    const after = { ...memory('relearning'), lapses };
    const asked = { ...askedOf(predict(prints('a')), 'type'), card: card(before) };
    return {
      kind: 'judged',
      asked,
      rating: 'again',
      outcomes: { again: { memory: after } },
    } as unknown as Judged;
  };

  it('offers to compare, with a button and its key', async () => {
    const phase = judged(4);
    const { user, commands, appActions } = screenOf(<Leech phase={phase} />, {
      app: { screen: 'review' },
      review: { phase, settled: true },
    });
    expect(screen.getByText(/known and forgotten this 4 times/u)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Compare/ }));
    const command = commands.find(({ id }) => id === 'compare');
    expect(command?.when()).toBe(true);
    command?.run();
    expect(appActions.compare.mock.calls).toEqual([['test.deck/question'], ['test.deck/question']]);
  });

  it.each([1, 3, 5])('says nothing after %i times', (lapses) => {
    const { commands } = screenOf(<Leech phase={judged(lapses)} />, {
      app: { screen: 'review' },
      review: { phase: judged(lapses), settled: true },
    });
    expect(screen.queryByRole('note')).toBeNull();
    expect(commands.find(({ id }) => id === 'compare')?.when()).toBe(false);
  });
});
