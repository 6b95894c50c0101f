import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ClassDialog } from '#features/class/class-dialog.tsx';
import { GiveDialog } from '#features/class/give-dialog.tsx';
import { PrintView } from '#features/print/print-view.tsx';
import { exportItem } from '#export/source.ts';
import type { Class } from '#session/class/class.ts';
import { deckFiles, deckFrom, THREE_QUESTIONS, keyOf } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';

const deck = { id: 'test.deck', title: 'A deck', version: '1.0.0' };
const CLASS: Class = {
  deck,
  files: [
    {
      from: 'a.loopwise-answers',
      given: {
        deck,
        name: 'Ada',
        answers: [{ question: 'tasks', correct: false, beliefs: ['lazy-task'] }],
      },
    },
    {
      from: 'b.loopwise-answers',
      given: {
        deck,
        name: undefined,
        answers: [{ question: 'tasks', correct: false, beliefs: [] }],
      },
    },
  ],
  refused: [{ from: 'c.loopwise-answers', why: 'It is about another deck.' }],
  statements: { 'lazy-task': 'A task starts when it is awaited' },
};

describe('a class', () => {
  it('is shown by belief and by question, with the rejected files', async () => {
    const { user, appActions } = screenOf(<ClassDialog />, { app: { class: CLASS } });
    expect(screen.getByRole('status').textContent).toContain('2 learners.');
    const beliefs = within(screen.getByRole('table', { name: 'By belief' }));
    expect(
      beliefs.getByRole('row', { name: 'A task starts when it is awaited 1 tasks' }),
    ).toBeDefined();
    const questions = within(screen.getByRole('table', { name: 'By question' }));
    const cells = questions.getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells).toEqual([
      '0',
      '2',
      '1 × A task starts when it is awaited1 × not explained by a belief',
    ]);
    expect(screen.getByText('c.loopwise-answers: It is about another deck.')).toBeDefined();
    await user.click(screen.getByText('Files'));
    expect(screen.getByText('Ada')).toBeDefined();
    expect(screen.getByText('b.loopwise-answers')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(appActions.closeClass).toHaveBeenCalledOnce();
  });

  it('is no dialog where there is none', () => {
    screenOf(<ClassDialog />);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('answers for a teacher', () => {
  it('are exported with the typed name, or without one', async () => {
    const { user, appActions } = screenOf(<GiveDialog deckId="test.deck" title="A deck" />);
    expect(screen.getByText(/Loopwise sends nothing/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Save the file' }));
    expect(appActions.giveAnswers).toHaveBeenLastCalledWith('test.deck', '');
    await user.type(screen.getByRole('textbox'), 'Ada');
    await user.click(screen.getByRole('button', { name: 'Save the file' }));
    expect(appActions.giveAnswers).toHaveBeenLastCalledWith('test.deck', 'Ada');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('give-answers');
  });
});

describe('sheets', () => {
  it('have the questions first and the answers after them, on separate pages', async () => {
    const { manifest, questions } = await deckFrom(deckFiles(THREE_QUESTIONS));
    const items = questions.map((placed) =>
      exportItem(placed, placed.question.kind === 'choice' ? undefined : keyOf('out\n'), []),
    );
    const { user, appActions } = screenOf(<PrintView source={{ manifest, items }} />);
    const sheets = within(screen.getByRole('region', { name: 'The basics' }));
    expect(sheets.getAllByRole('heading', { level: 3 })).toHaveLength(3);
    expect(sheets.queryByText('out')).toBeNull();
    const answers = within(screen.getByRole('region', { name: 'Answers' }));
    expect(answers.getAllByText('out')).toHaveLength(2);
    expect(answers.getByText('A coroutine object.')).toBeDefined();
    expect(answers.queryByText(/The value behind return/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Print or save as PDF' }));
    expect(appActions.printSheets).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(appActions.closeSheets).toHaveBeenCalledOnce();
  });
});
