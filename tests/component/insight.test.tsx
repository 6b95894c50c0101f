import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BeliefStatus } from '#beliefs/map.ts';
import { Insight } from '#features/insight/insight.tsx';
import type { BeliefView, BeliefsView } from '#session/insight/beliefs-view.ts';
import type { CheckPhase, InsightState } from '#session/insight/store.ts';
import { questionOf, predictText, prints } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { NOW } from '../fixtures/session.ts';

function belief(id: string, status: BeliefStatus, probability: number): BeliefView {
  const since = status === 'gone' ? NOW : undefined;
  return {
    id,
    status,
    probability,
    since,
    pro: [1],
    contra: [],
    statement: `\`${id}\` is so`,
    teaching: 'It is not.',
  };
}

const VIEW: BeliefsView = {
  answers: 12,
  beliefs: [
    belief('eager', 'held', 0.97),
    belief('lazy', 'suspected', 0.34),
    belief('lifo', 'gone', 0.02),
    belief('parallel', 'shaken', 0.2),
    belief('preemptive', 'clear', 0.01),
    belief('sequential', 'untried', 0.05),
  ],
};

const show = (insight: Partial<InsightState>) =>
  screenOf(<Insight />, { app: { screen: 'insight' }, insight });

const listed = (name: string): readonly string[] =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('what the learner believes', () => {
  it('is reloaded when the screen opens', () => {
    expect(show({}).insightActions.refresh).toHaveBeenCalledOnce();
  });

  it('is sorted by likelihood, with a number and a date if there is one', () => {
    show({ beliefs: VIEW });
    expect(screen.getByText(/tested 5 of 6 wrong beliefs. You probably hold one./)).toBeDefined();
    expect(listed('What you seem to believe')).toEqual(['eager is so97 % likely']);
    expect(listed('Possible')).toEqual(['lazy is so34 % likely']);
    expect(listed('Fading')).toEqual(['parallel is so20 % likely']);
    expect(listed('Gone')).toEqual([`lifo is sogone since ${new Date(NOW).toLocaleDateString()}`]);
    expect(screen.getByText('1 belief not tested yet')).toBeDefined();
    expect(screen.getByText('1 belief tested, never yours')).toBeDefined();
  });

  it('offers the check first if nothing is known', async () => {
    const none = { answers: 0, beliefs: [belief('eager', 'untried', 0.05)] };
    const { user, insightActions } = show({ beliefs: none });
    expect(screen.getByText(/Nothing is known yet/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Check what I believe/ }));
    expect(insightActions.chooseCheck).toHaveBeenCalledOnce();
  });

  it('offers to resume a paused check', async () => {
    const left = { sessionId: 's', deckId: 'd', units: ['u'] };
    const { user, insightActions } = show({ beliefs: VIEW, left });
    await user.click(screen.getByRole('button', { name: /Resume the check/ }));
    expect(insightActions.resumeCheck).toHaveBeenCalledOnce();
  });

  it('opens the answers behind a belief, and replays one beside the truth', async () => {
    const answers = [
      {
        reviewId: 3,
        at: NOW,
        concept: 'tasks',
        agrees: true,
        answer: 'one\n',
        deckId: 'd',
        program: 'print("one")\n',
      },
    ];
    const { user, insightActions, appActions } = show({
      beliefs: VIEW,
      opened: { id: 'eager', answers },
    });
    expect(screen.getByText('It is not.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Compare the runs: tasks/ }));
    expect(appActions.openReplay).toHaveBeenCalledWith({
      program: 'print("one")\n',
      title: 'tasks',
      prediction: 'one\n',
      model: { id: 'eager', statement: '`eager` is so' },
    });
    await user.click(screen.getByRole('button', { name: /eager is so/ }));
    expect(insightActions.openBelief).toHaveBeenCalledWith(undefined);
  });
});

/** A check that asks the fourth question, with these outputs. */
function askingOf(
  outputs: readonly string[],
  given: Pick<Extract<CheckPhase, { readonly kind: 'asking' }>, 'taken' | 'path'>,
): CheckPhase {
  const program = `${prints('one').join('\n')}\n`;
  const ended = { kind: 'returned' } as const;
  const options = outputs.map((stdout) => ({ stdout, ending: ended }));
  const row = {
    id: 'deck/one',
    deckId: 'deck',
    unit: 'basics',
    concept: 'order',
    position: 0,
    hash: '0',
    question: questionOf(predictText('one', prints('one'))),
  };
  const probe = { outputs: [['eager']], runs: [{ stdout: 'two\n', ended }] };
  const question = {
    asked: { id: row.id, row, variant: 0, program, probe },
    card: { id: row.id, deckId: 'deck', unit: 'basics', active: 1, memory: { state: 'new' } },
    key: { stdout: 'one\n', ended, seconds: 0 },
    options,
    answered: 3,
  } as const;
  return { kind: 'asking', question, ...given, shownAt: NOW };
}

describe('the check on screen', () => {
  it('starts with the selected beliefs', async () => {
    const units = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
      id,
      title: `Unit ${id}`,
      tests: [['eager', id]],
    }));
    const { user, insightActions } = show({
      check: { kind: 'choosing', choices: [{ deckId: 'deck', deckTitle: 'Deck', units }] },
    });
    await user.click(screen.getByRole('checkbox', { name: /Unit a/ }));
    await user.click(screen.getByRole('button', { name: /Start the check/ }));
    expect(insightActions.beginCheck).toHaveBeenCalledWith('deck', ['b', 'c', 'd']);
  });

  it('says how many of the selected beliefs it has questions for, if not for all', async () => {
    const of = (id: string, count: number) => ({
      id,
      title: `Unit ${id}`,
      tests: Array.from({ length: count }, (_, at) => [`${id}-${at}`, `${id}-${at}-too`]),
    });
    const choice = { deckId: 'deck', deckTitle: 'Deck', units: [of('a', 10), of('b', 10)] };
    const { user } = show({ check: { kind: 'choosing', choices: [choice] } });
    expect(screen.getByRole('status').textContent).toContain('test 30 of these 40 beliefs');
    expect(screen.getAllByText('20 beliefs')).toHaveLength(2);
    await user.click(screen.getByRole('checkbox', { name: /Unit a/ }));
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('says so if there is nothing to check', () => {
    show({ check: { kind: 'choosing', choices: [] } });
    expect(screen.getByText(/Nothing to check yet/)).toBeDefined();
  });

  it('accepts an output, none of them, or "I don’t know", and commits by button or key', async () => {
    const check = askingOf(['one\n', 'two\n'], { taken: 1, path: [] });
    const { user, insightActions, commands } = show({ check });
    expect(screen.getByRole('heading', { name: 'Question 4 of at most 15' })).toBeDefined();
    expect(screen.getByRole('radio', { name: /two/ }).getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('radio', { name: /A one/ }));
    await user.click(screen.getByRole('radio', { name: /None of these/ }));
    await user.click(screen.getByRole('radio', { name: /I don’t know/ }));
    expect(insightActions.take.mock.calls).toEqual([[0], ['none'], ['unknown']]);
    await user.click(screen.getByRole('button', { name: /Submit/ }));
    expect(insightActions.commit).toHaveBeenCalledOnce();
    const on = commands.filter(({ scope, when }) => scope === 'check' && when());
    expect(on.map(({ keys }) => keys[0])).toEqual(['Enter', 'Escape', 'a', 'b', 'c', 'd', 'u']);
    on.at(-2)?.run();
    expect(insightActions.take).toHaveBeenLastCalledWith('unknown');
  });

  it('asks line by line if there are many outputs', async () => {
    const outputs = ['a\n1\n', 'a\n2\n', 'a\n', 'b\n1\n', 'b\n2\n', 'c\n', ''];
    const { user, insightActions, commands } = show({
      check: askingOf(outputs, { taken: undefined, path: [0] }),
    });
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByRole('listitem').textContent).toBe('a');
    expect(screen.getByRole('heading', { name: 'What comes next?' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'B 2' }));
    await user.click(screen.getByRole('button', { name: 'C nothing more; it ends' }));
    expect(insightActions.takeLine.mock.calls).toEqual([[1], [2]]);
    await user.click(screen.getByRole('button', { name: /Take the last line back/ }));
    expect(insightActions.takeLineBack).toHaveBeenCalledOnce();
    const on = commands.filter(({ scope, when }) => scope === 'check' && when());
    const keys = ['Escape', 'a', 'b', 'c', 'n', 'o', 'Backspace', 'u'];
    expect(on.map((one) => one.keys[0])).toEqual(keys);
    on[3]?.run();
    expect(insightActions.takeLine).toHaveBeenLastCalledWith(2);
    on[4]?.run();
    expect(insightActions.take).toHaveBeenLastCalledWith('none');
  });

  it('shows the whole output once only one is left', () => {
    const outputs = ['a\n1\n', 'a\n2\n', 'a\n', 'b\n1\n', 'b\n2\n', 'c\n3\n', ''];
    show({ check: askingOf(outputs, { taken: 5, path: [2] }) });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'c',
      '3',
    ]);
    expect(screen.getByText('Then it ends.')).toBeDefined();
    expect(screen.queryByRole('heading', { name: /What/ })).toBeNull();
  });

  it('reports an error', () => {
    show({ beliefs: VIEW, trouble: 'The disk is full.' });
    expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
  });
});
