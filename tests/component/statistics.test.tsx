import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Statistics } from '#features/insight/statistics.tsx';
import type { Plot } from '#session/statistics/plots.ts';
import { screenOf } from '../fixtures/screen.tsx';

const PLOT: Plot = {
  id: 'confidence',
  title: 'How often you are right',
  text: 'When you were sure, you were right in 75 % of 20 answers.',
  unit: 'share',
  bars: [
    { label: 'a guess', answers: 3, value: undefined },
    { label: 'sure', answers: 20, value: 0.75, range: [0.53, 0.89], expected: 0.9 },
  ],
};

describe('the statistics on screen', () => {
  const show = (answers = 23) =>
    screenOf(<Statistics />, {
      statistics: { view: { plots: [PLOT], answers }, decks: [{ id: 'd', title: 'Deck' }] },
    });

  it('are counted when the screen opens', () => {
    expect(show().statisticsActions.load).toHaveBeenCalledOnce();
  });

  it('give each plot as a sentence, a labelled drawing, and a table', () => {
    show();
    expect(screen.getByText(PLOT.text)).toBeDefined();
    expect(screen.getByRole('img', { name: `${PLOT.title}. ${PLOT.text}` })).toBeDefined();
    const rows = within(screen.getByRole('table', { name: PLOT.title, hidden: true }))
      .getAllByRole('row', { hidden: true })
      .map(({ textContent }) => textContent);
    expect(rows).toEqual([
      'GroupAnswersCorrect95 % intervalPredicted',
      'a guess3too few',
      'sure2075 %53 % to 89 %90 %',
    ]);
  });

  it('mark groups of too few answers in the drawing, and none for groups without any', () => {
    const none = { label: 'think so', answers: 0, value: undefined };
    screenOf(<Statistics />, {
      statistics: { view: { plots: [{ ...PLOT, bars: [...PLOT.bars, none] }], answers: 23 } },
    });
    const drawing = within(screen.getByRole('img', { name: /How often/ }));
    expect(drawing.getAllByText('too few')).toHaveLength(1);
  });

  it('change with the period and the deck, and can be saved', async () => {
    const { user, statisticsActions } = show();
    await user.selectOptions(screen.getByRole('combobox', { name: /Period/ }), 'week');
    await user.selectOptions(screen.getByRole('combobox', { name: /Deck/ }), 'd');
    expect(statisticsActions.load.mock.calls.slice(1)).toEqual([
      [{ period: 'week' }],
      [{ deck: 'd' }],
    ]);
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    await user.click(screen.getByRole('button', { name: 'Save as JSON' }));
    expect(statisticsActions.save.mock.calls).toEqual([['csv'], ['json']]);
  });

  it('say so if there is nothing to count', () => {
    show(0);
    expect(screen.getByText(/No answers in this period/)).toBeDefined();
  });
});
