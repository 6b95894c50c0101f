import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ProgressAnswer } from '#format/progress.ts';
import { compareReleases } from '#format/release.ts';
import type { Manifest } from '#format/types.ts';
import { IncomingDialog } from '#features/library/incoming-dialog.tsx';
import type { Incoming } from '#session/app/incoming.ts';
import type { CheckedBackup } from '#store/backup-check.ts';
import type { TableHead } from '#import/csv-questions.ts';
import type { Trial } from '#session/trial.ts';
import { THREE_QUESTIONS, deckFiles, deckFrom, keyOf } from '../fixtures/decks.ts';
import { read } from '../fixtures/read-deck.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const open = (incoming: Incoming, trial?: Trial): Screen =>
  screenOf(<IncomingDialog />, { app: { incoming, trial } });

const manifest = async (version: string): Promise<Manifest> => ({
  ...(await deckFrom(deckFiles(THREE_QUESTIONS))).manifest,
  version,
});

const text = (): string => screen.getByRole('dialog').textContent;

describe('a file from outside', () => {
  it('opens no dialog if there is none', () => {
    screenOf(<IncomingDialog />);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows the progress of reading, and can be cancelled', () => {
    const { appActions } = open({
      kind: 'reading',
      name: 'a.loopwise',
      unit: 'questions',
      progress: { done: 3, total: 40 },
    });
    expect(screen.getByRole('status').textContent).toBe('3 of 40 questions read.');
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(appActions.dismiss).toHaveBeenCalledOnce();
  });

  it('can be cancelled while a backup is read', async () => {
    const { user, appActions } = open({
      kind: 'reading',
      name: 'a.loopwise-backup',
      unit: 'rows',
      progress: { done: 3000, total: 400_000 },
    });
    const [done, total] = [3000, 400_000].map((count) => count.toLocaleString());
    expect(screen.getByRole('status').textContent).toBe(`${done} of ${total} rows read.`);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(appActions.dismiss).toHaveBeenCalledOnce();
  });

  it('shows its name until its length is known', () => {
    open({ kind: 'reading', name: 'a.loopwise', unit: 'questions', progress: undefined });
    expect(screen.getByRole('status').textContent).toBe('a.loopwise');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('cannot be cancelled while it is being imported', () => {
    open({ kind: 'working', what: 'a.loopwise' });
    expect(screen.getByRole('dialog', { name: 'Importing a.loopwise' })).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a new deck', () => {
  it('shows its contents and is added on request', async () => {
    const { user, appActions } = open({
      kind: 'deck',
      name: 'a.loopwise',
      read: await read({ notes: ['`a.png` is no part of a deck and was left out.'] }),
    });
    expect(screen.getByRole('dialog', { name: 'Deck test.deck' })).toBeDefined();
    expect(text()).toContain('3 questions in 1 unit · version 1.0.0 · Ada · CC0-1.0');
    expect(screen.getByRole('listitem').textContent).toBe('The basics 3');
    expect(text()).toContain('`a.png` is no part of a deck');
    await user.click(screen.getByRole('button', { name: 'Add this deck' }));
    expect(appActions.accept).toHaveBeenCalledOnce();
    expect(appActions.dismiss).not.toHaveBeenCalled();
  });

  it('with answers is added with them on request', async () => {
    const answer: ProgressAnswer = {
      question: 'order',
      at: 0,
      took: 1,
      form: 'order',
      variant: 0,
      answer: '1',
      correct: 1,
      suggested: 'good',
      rating: 'good',
    };
    const { user, appActions } = open({
      kind: 'deck',
      name: 'a.loopwise',
      read: await read({ progress: [answer, answer] }),
    });
    expect(text()).toContain('2 answers to its questions come with it.');
    await user.click(screen.getByRole('button', { name: 'Import with its 2 answers' }));
    expect(appActions.accept).toHaveBeenCalledExactlyOnceWith(true);
    await user.click(screen.getByRole('button', { name: 'Add this deck' }));
    expect(appActions.accept).toHaveBeenLastCalledWith();
  });

  it('is closed by Cancel and by Escape', async () => {
    const { user, appActions } = open({ kind: 'deck', name: 'a.loopwise', read: await read() });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(appActions.dismiss).toHaveBeenCalledTimes(2);
    expect(appActions.accept).not.toHaveBeenCalled();
  });
});

describe('the programs of a previewed deck', () => {
  const NOTHING: Trial = { done: 3, total: 3, compared: 0, differing: [], stopped: [] };
  const preview = async (trial: Trial): Promise<Screen> =>
    open({ kind: 'deck', name: 'a.loopwise', read: await read() }, trial);

  it('are counted while they run, without blocking', async () => {
    await preview({ ...NOTHING, done: 1 });
    expect(screen.getByRole('status').textContent).toBe(
      '1 of 3 programs run. There is no need to wait: the rest run in the background.',
    );
    expect(screen.getByRole('progressbar', { name: 'Programs run' })).toBeDefined();
    expect(text()).toContain('without access to files, the network or your data');
    expect(screen.getByRole('button', { name: 'Add this deck' })).toBeDefined();
  });

  it('print what the package says, which is claimed only if all were compared', async () => {
    const { app } = await preview({ ...NOTHING, compared: 3 });
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('All 3 programs were run. They print what the package says.');
    act(() => app.setState({ trial: { ...NOTHING, compared: 2 } }));
    expect(status.textContent).toBe('All 3 programs were run.');
  });

  it('that print something else are shown beside the package’s output', async () => {
    const one = {
      questionId: 'type',
      program: 'print(1)\n',
      packed: keyOf('a lie\n'),
      here: keyOf('1\n'),
    };
    const { user } = await preview({ ...NOTHING, compared: 3, differing: [one] });
    expect(text()).toContain('1 program prints something other than the package says.');
    await user.click(screen.getByText('type'));
    const outputs = [...screen.getByRole('dialog').querySelectorAll('dd pre')];
    expect(outputs.map(({ textContent }) => textContent)).toEqual(['a lie\n', '1\n']);
  });

  it('that were stopped are listed, with the reason why they are not asked', async () => {
    await preview({ ...NOTHING, stopped: [{ questionId: 'order', limit: 'memory' }] });
    expect(text()).toContain(
      '1 question is left out, because its program was stopped: order (it takes too much memory).',
    );
  });

  it('that could not be run are reported', async () => {
    await preview({ ...NOTHING, done: 0, fault: 'The engine is missing.' });
    expect(screen.getByRole('status').textContent).toContain(
      'could not be run: The engine is missing.',
    );
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});

describe('a table', () => {
  const head: TableHead = {
    names: ['Front', 'Colour', 'Back'],
    samples: [['What is 2 * 2?', 'What is 3 * 3?'], ['red'], []],
    mapping: { named: true, columns: ['prompt', null, 'answer'] },
  };
  const table = {
    file: { kind: 'deck', name: 'sums.csv', bytes: new Uint8Array() },
    head,
  } as const;
  const again = () => screen.findByRole('button', { name: 'Read the table like this' });

  it('shows the assignment of its columns, and is read again with another', async () => {
    const { user, appActions } = open({
      kind: 'deck',
      name: 'sums.csv',
      read: await read(),
      table,
    });
    expect(await again()).toHaveProperty('disabled', true);
    expect(screen.getByText('2 of 3 columns are read')).toBeDefined();
    expect(screen.getByRole('row', { name: /Front/ }).textContent).toContain(
      'What is 2 * 2? · What is 3 * 3?',
    );
    const colour = screen.getByRole('combobox', { name: 'Colour is read as' });
    await user.selectOptions(colour, 'Correct answer');
    expect(text()).toContain('Two columns are read as `answer`.');
    expect(await again()).toHaveProperty('disabled', true);
    await user.selectOptions(colour, 'Wrong answer 1');
    await user.click(
      screen.getByRole('checkbox', { name: 'The first row holds the names of the columns' }),
    );
    await user.click(await again());
    expect(appActions.mapColumns).toHaveBeenCalledExactlyOnceWith({
      named: false,
      columns: ['prompt', 'wrong1', 'answer'],
    });
  });

  it('that cannot be read as it is can be corrected there', async () => {
    const { user, appActions } = open({
      kind: 'refused',
      name: 'sums.csv',
      message: 'Nothing was changed.',
      problems: [],
      table: { ...table, head: { ...head, mapping: { named: true, columns: [null, null, null] } } },
    });
    await again();
    await user.selectOptions(screen.getByRole('combobox', { name: /^Front/ }), 'Question');
    await user.click(await again());
    expect(appActions.mapColumns).toHaveBeenCalledExactlyOnceWith({
      named: true,
      columns: ['prompt', null, null],
    });
  });
});

describe('a deck that is already installed', () => {
  it('lists what an update changes, and says that progress is kept', async () => {
    const difference = {
      added: ['order'],
      changed: ['type', 'choose'],
      removed: [],
      same: ['a', 'b', 'c'],
      moved: [],
    };
    open({
      kind: 'deck',
      name: 'a.loopwise',
      read: await read({ installed: await manifest('0.9.0'), replaces: 'same', difference }),
    });
    expect(text()).toContain(
      'You have version 0.9.0. 1 question new, 2 changed, 0 removed, 3 unchanged.',
    );
    expect(text()).toContain('Your progress stays');
    expect(screen.getByRole('button', { name: 'Update the deck' })).toBeDefined();
  });
});

describe('a deck with the id of another author’s', () => {
  it('of an older version asks first, and lists what it changes', async () => {
    const files = deckFiles(THREE_QUESTIONS);
    const [, first = ''] = Object.keys(files);
    const edited = { ...files, [first]: (files[first] ?? '').replace('line by line', 'in order') };
    const before = await deckFrom(edited);
    const deck = await deckFrom(files);
    const id = deck.questions[0]?.question.id ?? '';
    const comparison = compareReleases(
      { ...before, manifest: { ...before.manifest, version: '2.0.0' } },
      deck,
    );
    open({
      kind: 'deck',
      name: 'a.loopwise',
      read: await read({
        installed: await manifest('2.0.0'),
        replaces: 'same',
        difference: comparison.difference,
        comparison,
        before: new Map(before.questions.map(({ question }) => [question.id, question])),
      }),
    });
    expect(text()).toContain('This is an older version: 1.0.0. You have 2.0.0.');
    expect(screen.getByRole('button', { name: 'Go back to 1.0.0' })).toBeDefined();
    expect(await screen.findByText(`Changed: ${id}`)).toBeDefined();
    expect(screen.getByRole('dialog').querySelector('del')?.textContent).toContain('in order');
    expect(screen.getByRole('dialog').querySelector('ins')?.textContent).toContain('line by line');
  });

  it('is not an update: it names both authors and makes no promise about progress', async () => {
    const installed = { ...(await manifest('0.9.0')), title: 'My deck', authors: ['Ann', 'Bob'] };
    open({
      kind: 'deck',
      name: 'a.loopwise',
      read: await read({ installed, replaces: 'other' }),
    });
    expect(screen.getByRole('note').textContent).toMatch(
      /not an update.*yours, “My deck”, is by Ann, Bob/,
    );
    expect(text()).not.toContain('Your progress stays');
    expect(screen.queryByRole('button', { name: 'Update the deck' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Replace the deck' })).toBeDefined();
  });
});

const CHECKED: CheckedBackup = {
  bytes: new Uint8Array(),
  manifest: {
    format: 1,
    app: 'loopwise',
    schema: 1,
    createdAt: 0,
    counts: {},
    parts: [],
  },
  summary: { createdAt: 0, counts: { decks: 1, cards: 30, reviews: 1234 } },
  bad: 0,
  badLines: new Map(),
  badParts: new Set(),
  impure: new Set(),
};

describe('a backup', () => {
  it('lists what will be lost, and warns if that is final', () => {
    const problem = { file: 'cards/00001.jsonl', line: 3, message: 'No card.', remedy: 'None.' };
    open({
      kind: 'backup',
      name: 'b.loopwise-backup',
      checked: { ...CHECKED, bad: 1 },
      problems: [problem],
      unkept: 'The disk is full.',
    });
    expect(text()).toContain('1 row cannot be restored and will be missing');
    expect(text()).toContain('No card.');
    expect(text()).toContain('The disk is full. If you continue, this cannot be undone.');
    expect(screen.getByRole('button', { name: 'Replace everything anyway' })).toBeDefined();
  });

  it('says what it contains and that it replaces everything', async () => {
    const { user, appActions } = open({
      kind: 'backup',
      name: 'b.loopwise-backup',
      checked: CHECKED,
      problems: [],
    });
    expect(text()).toContain('holds 1 deck, 30 cards and 1234 answers');
    expect(text()).toContain('It replaces everything that is here now');
    expect(text()).not.toContain('noted outside');
    await user.click(screen.getByRole('button', { name: 'Replace everything' }));
    expect(appActions.accept).toHaveBeenCalledOnce();
  });
});

describe('a refused file', () => {
  const problem = (line: number) => ({
    file: 'basics/00.md',
    line,
    message: `Something is wrong on line ${line}.`,
    remedy: 'Mend it.',
  });

  it('lists every problem with file, line and remedy', async () => {
    const { user, appActions } = open({
      kind: 'refused',
      name: 'a.loopwise',
      message: 'Nothing was changed.',
      problems: [problem(3), problem(7)],
    });
    expect(screen.getByRole('dialog', { name: 'a.loopwise can’t be imported' })).toBeDefined();
    expect(text()).toContain('Nothing was changed.');
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items).toEqual([
      'basics/00.md:3 Something is wrong on line 3.Mend it.',
      'basics/00.md:7 Something is wrong on line 7.Mend it.',
    ]);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(appActions.dismiss).toHaveBeenCalledOnce();
  });

  it('with hundreds of problems shows the first hundred and counts the others', () => {
    const problems = Array.from({ length: 130 }, (_, at) => problem(at + 1));
    open({ kind: 'refused', name: 'a.loopwise', message: 'Nothing was changed.', problems });
    expect(screen.getAllByRole('listitem')).toHaveLength(101);
    expect(text()).toContain('And 30 more.');
  });
});
