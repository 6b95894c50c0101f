import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { DetailsForm } from '#features/write/details-form.tsx';
import { ProblemStrip } from '#features/write/problem-strip.tsx';
import { RunsPane } from '#features/write/runs-pane.tsx';
import { RUNS } from '#features/write/texts.ts';
import { TryPane } from '#features/write/try-pane.tsx';
import { WriteContext } from '#features/write/use-write.ts';
import type { WriteState } from '#session/write/state.ts';
import { createWriteStore } from '#session/write/store.ts';
import { readInDeck } from '#format/question-in-deck.ts';
import { parseManifest } from '#format/manifest.ts';
import type { ModelOutput } from '#format/types.ts';
import type { Found } from '#session/write/check.ts';
import { keyOf, manifestText, predictText, prints, valueOf } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { openEmpty } from '../fixtures/session.ts';

const TEXT = predictText('greeting', prints('hello', 'bye'));

const PLACE = {
  manifest: valueOf(parseManifest(manifestText())),
  unit: 'basics',
  file: 'basics/010-greeting.md',
  others: [],
};

const FOUND: Found = {
  text: TEXT,
  read: readInDeck(TEXT, PLACE),
  run: { ...keyOf('hello\nbye\n'), stderr: '' },
  judged: undefined,
  problems: [],
  notes: [],
  variants: [{ values: [], key: keyOf('hello\nbye\n') }],
  outputs: [],
  applying: 0,
};

/** A store with these values; actions that are not given are only recorded. */
async function storeWith(state: Partial<WriteState>): Promise<StoreApi<WriteState>> {
  const { services } = await openEmpty();
  const real = createWriteStore(services).getState();
  return createStore<WriteState>(() => ({
    ...real,
    shown: 'text',
    page: { draft: 'one', unit: 'basics', file: undefined, text: TEXT, stored: undefined },
    found: FOUND,
    ran: FOUND,
    card: FOUND.read.placed,
    ...state,
  }));
}

describe('the problems of a question', () => {
  it('are listed with their lines, and a button if a remedy can be applied', async () => {
    const text = TEXT.replace('level: 1', 'level: 9');
    const read = readInDeck(text, PLACE);
    const mend = vi.fn<WriteState['mend']>();
    const goTo = vi.fn<(line: number) => void>();
    const store = await storeWith({
      found: { ...FOUND, text, read, problems: read.problems },
      page: { draft: 'one', unit: 'basics', file: undefined, text, stored: undefined },
      mend,
    });
    const { user } = screenOf(
      <WriteContext value={store}>
        <ProblemStrip goTo={goTo} />
      </WriteContext>,
    );
    expect(screen.getByRole('status').textContent).toContain('1 problem.');
    await user.click(screen.getByRole('button', { name: 'Line 4' }));
    expect(goTo).toHaveBeenCalledExactlyOnceWith(4);
    await user.click(screen.getByRole('button', { name: /^Write level: 1/ }));
    expect(mend).toHaveBeenCalledExactlyOnceWith(0);
  });

  it('are not shown once the text has changed', async () => {
    const store = await storeWith({
      page: { draft: 'one', unit: 'basics', file: undefined, text: 'other', stored: undefined },
    });
    screenOf(
      <WriteContext value={store}>
        <ProblemStrip goTo={() => undefined} />
      </WriteContext>,
    );
    expect(screen.getByRole('status').textContent).toContain('as soon as you stop typing');
  });
});

describe('the output of a question', () => {
  it('is shown with its variants, also if two have the same values', async () => {
    const warned = vi.spyOn(console, 'error');
    const variants = ['hello', 'hi', 'hello'].map((word) => ({
      values: [{ name: 'WORD', value: word }],
      key: keyOf(`${word}\n`),
    }));
    const store = await storeWith({ ran: { ...FOUND, variants } });
    screenOf(
      <WriteContext value={store}>
        <RunsPane goTo={() => undefined} />
      </WriteContext>,
    );
    expect(screen.getByRole('region', { name: 'Output' }).textContent).toContain('hello\nbye');
    const list = within(screen.getByRole('region', { name: '3 variants' })).getByRole('list');
    expect(list.textContent).toContain('prints the same as variant 1');
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

describe('what the models print', () => {
  const output = (id: string): ModelOutput => ({
    ids: [id],
    stdout: `as under ${id}\n`,
    ended: { kind: 'returned' },
    seconds: 0,
  });

  it('is listed with a note to write, unless the question has one', async () => {
    const edit = vi.fn<WriteState['edit']>();
    const text = `${TEXT}\n## Models\nlifo: Not so.\n`;
    const read = readInDeck(text, PLACE);
    const found: Found = {
      ...FOUND,
      text,
      read,
      judged: {
        answers: { answers: {}, faults: [], notes: [], variants: 1 },
        modelled: [],
        problems: [],
        notes: [],
        doubts: 0,
      },
      outputs: [output('eager-task'), output('lifo')],
      applying: 5,
    };
    const store = await storeWith({
      edit,
      found,
      ran: found,
      card: read.placed,
      page: { draft: 'one', unit: 'basics', file: undefined, text, stored: undefined },
    });
    const { user } = screenOf(
      <WriteContext value={store}>
        <RunsPane goTo={() => undefined} />
      </WriteContext>,
    );
    const rows = within(screen.getByRole('region', { name: RUNS.models })).getAllByRole('listitem');
    expect(rows.map((row) => within(row).queryAllByRole('button').length)).toEqual([1, 0]);
    expect(rows[1]?.textContent).toContain('as under lifo');
    await user.click(screen.getByRole('button', { name: RUNS.note('eager-task') }));
    expect(edit.mock.calls[0]?.[0]).toContain('eager-task:');
  });
});

describe('an answer to try', () => {
  it('is submitted, and its verdict is shown', async () => {
    const tryOut = vi.fn<WriteState['tryOut']>(async () => undefined);
    const edit = vi.fn<WriteState['edit']>();
    const store = await storeWith({ tryOut, edit });
    const { user } = screenOf(
      <WriteContext value={store}>
        <TryPane />
      </WriteContext>,
    );
    await user.type(screen.getByRole('textbox'), 'bye');
    await user.click(screen.getByRole('button', { name: /^Show the verdict/ }));
    expect(tryOut).toHaveBeenCalledExactlyOnceWith('bye');
    store.setState({
      tried: { answer: 'bye', kind: 'wrong', said: undefined, explained: undefined },
    });
    expect((await screen.findByRole('status')).textContent).toContain(
      'No wrong belief prints this.',
    );
    await user.click(screen.getByRole('button', { name: 'Reply to this answer' }));
    expect(edit.mock.calls[0]?.[0]).toContain('## Wrong\n\n```text\nbye\n```');
  });
});

describe('a new deck', () => {
  it('is described before it is written', async () => {
    const describeDeck = vi.fn<WriteState['describe']>(async () => undefined);
    const store = await storeWith({ describe: describeDeck });
    const { user } = screenOf(
      <WriteContext value={store}>
        <DetailsForm />
      </WriteContext>,
    );
    const begin = screen.getByRole('button', { name: /^Write the first question/ });
    expect(begin.hasAttribute('disabled')).toBe(true);
    await user.type(screen.getByLabelText('Title of the deck'), 'Waits');
    await user.type(screen.getByLabelText('Author'), 'Ada{Enter}');
    expect(describeDeck.mock.calls[0]?.[0]).toMatchObject({ title: 'Waits', author: 'Ada' });
  });
});
