import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ReasonPane, ReasonSaid } from '#features/review/reason.tsx';
import type { Judged, Reasoning } from '#session/review/phase.ts';
import type { GivenReason, Reason } from '#session/review/reason.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { predict, prints } from '../fixtures/decks.ts';

const RIGHT: Reason = { text: 'The task waits in the ready queue.', model: undefined };
const WRONG: Reason = {
  text: '`create_task` runs the body at once',
  model: {
    id: 'eager-task',
    statement: '`create_task` runs the body at once',
    teaching: 'It only schedules it.',
  },
};

const PHASE: Reasoning = {
  kind: 'reasoning',
  asked: askedOf(predict(prints('a')), 'type'),
  draft: { form: 'type', text: 'a', ending: { kind: 'returned' } },
  shownAt: 0,
  confidence: 'think',
  committedAt: 1,
  reasons: [WRONG, RIGHT],
};

describe('asking for the reason', () => {
  it('offers the reasons by letter, and a way to give none', async () => {
    const { user, reviewActions } = screenOf(<ReasonPane phase={PHASE} />, {
      review: { phase: PHASE },
    });
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toEqual([
      'Acreate_task runs the body at once',
      'BThe task waits in the ready queue.',
      'CI can’t say',
    ]);
    for (const button of screen.getAllByRole('button')) await user.click(button);
    expect(reviewActions.giveReason.mock.calls).toEqual([[0], [1], [undefined]]);
  });

  it('accepts its letters, but not while they may be meant for the question', () => {
    const { commands, review, app, reviewActions } = screenOf(<ReasonPane phase={PHASE} />, {
      app: { screen: 'review' },
      review: { phase: PHASE, settled: false },
    });
    app.setState({ screen: 'review' });
    const letters = commands.filter(({ scope }) => scope === 'reason');
    expect(letters.filter(({ when }) => when())).toEqual([]);
    review.setState({ settled: true });
    const on = letters.filter(({ when }) => when());
    expect(on.map(({ keys }) => keys[0])).toEqual(['a', 'b', 'c']);
    for (const command of on) command.run();
    expect(reviewActions.giveReason.mock.calls).toEqual([[0], [1], [undefined]]);
  });
});

describe('the verdict on the reason', () => {
  const said = (correct: boolean, reason: GivenReason | undefined): string => {
    const phase = { verdict: { correct }, reason } as unknown as Judged;
    screenOf(<ReasonSaid phase={phase} />);
    return document.body.textContent;
  };

  it.each([
    [true, { correct: true, chosen: RIGHT }, /Your reason is right\.$/u],
    [false, { correct: true, chosen: RIGHT }, /but the output is not/u],
    [true, { correct: false, chosen: undefined }, /could not say why. It counts as Hard/u],
    [false, { correct: false, chosen: WRONG }, /Your reason is wrong as well/u],
  ])('is: output %s, reason %j', (correct, reason, text) => {
    expect(said(correct, reason)).toMatch(text);
  });

  it('names the chosen belief and the truth if the output was right', () => {
    const text = said(true, { correct: false, chosen: WRONG });
    expect(text).toContain('counts as Hard');
    expect(text).toContain('create_task runs the body at once');
    expect(text).toContain('It only schedules it.');
  });

  it('is absent if no reason was asked for', () => {
    expect(said(true, undefined)).toBe('');
  });
});
