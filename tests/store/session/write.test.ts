import { describe, expect, it } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { createWriteStore } from '#session/write/store.ts';
import type { WriteState } from '#session/write/state.ts';
import { readPackage } from '#format/package.ts';
import { getDeck, getPackage, questionsOfDeck } from '#store/decks.ts';
import { loadDrafts } from '#store/drafts.ts';
import { keyOf, predictText, prints, valueOf } from '../../fixtures/decks.ts';
import { openEmpty, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const DETAILS = {
  title: 'Waits',
  author: 'Ada',
  about: '',
  license: 'CC-BY-4.0',
  version: '1.0.0',
  unit: 'Basics',
};

const TEXT = predictText('greeting', prints('hello', 'bye'));

async function idle(store: StoreApi<WriteState>): Promise<WriteState> {
  return until(store, ({ status, found, page }) => status === 'idle' && found?.text === page?.text);
}

/** A deck that is described, with a new question. */
async function begun(): Promise<{
  readonly session: Session;
  readonly store: StoreApi<WriteState>;
}> {
  const session = await openEmpty();
  const store = createWriteStore(session.services);
  await store.getState().open({});
  await store.getState().describe(DETAILS);
  return { session, store };
}

/** With the question in the deck. */
async function written() {
  const { session, store } = await begun();
  store.getState().edit(TEXT);
  await store.getState().save();
  const { deck } = store.getState();
  if (deck === undefined) throw new Error('There is no deck.');
  return { session, store, id: deck.manifest.id };
}

describe('a learner’s own deck', () => {
  it('is described first, and added to the library with its first question', async () => {
    const session = await openEmpty();
    const store = createWriteStore(session.services);
    await store.getState().open({});
    expect(store.getState().shown).toBe('details');
    await store.getState().describe(DETAILS);
    expect(store.getState()).toMatchObject({ shown: 'text', page: { unit: 'basics' } });
    expect(await session.db.decks.count()).toBe(0);

    store.getState().edit(TEXT);
    await store.getState().save();
    const { deck, notice, page } = store.getState();
    expect(notice).toMatchObject({ tone: 'done', text: 'greeting is saved in Waits.' });
    expect(page).toMatchObject({ stored: TEXT, file: 'basics/010-greeting.md' });
    const id = deck?.manifest.id ?? '';
    expect(await getDeck(session.db, id)).toMatchObject({
      own: 1,
      manifest: { title: 'Waits', authors: ['Ada'], about: 'Waits' },
    });
    expect(await questionsOfDeck(session.db, id)).toMatchObject([{ question: { id: 'greeting' } }]);
    expect(await loadDrafts(session.db)).toEqual([]);
  });

  it('is exported with the answers of its programs', async () => {
    const { session, id } = await written();
    const bytes = await getPackage(session.db, id);
    const { answers } = valueOf(readPackage(bytes ?? new Uint8Array()));
    expect(Object.values(answers?.answers ?? {})).toMatchObject([{ stdout: 'hello\nbye\n' }]);
  });

  it('keeps what is typed across a restart, even before the deck exists', async () => {
    const { session, store } = await begun();
    store.getState().edit('half a');
    await store.getState().close();
    const again = createWriteStore(session.services);
    await again.getState().open({});
    expect(again.getState()).toMatchObject({ shown: 'text', page: { text: 'half a' } });
    expect(again.getState().deck?.manifest.title).toBe('Waits');
  });

  it('can be started from a program', async () => {
    const { session, store } = await written();
    await store.getState().close();
    const again = createWriteStore(session.services);
    await again.getState().open({ program: 'print("mine")\n' });
    const state = await idle(again);
    expect(state.page?.text).toContain('print("mine")');
    expect(state.found?.run?.stdout).toBe('mine\n');
    expect(state.entries.map(({ title, draft }) => [title, draft])).toEqual([
      ['greeting', false],
      ['basics-2', true],
    ]);
  });
});

describe('the findings after a pause', () => {
  it('are the output, the models and that it is valid', async () => {
    const { session, store } = await begun();
    const program = `${prints('hello', 'bye').join('\n')}\n`;
    session.engine.underModels.set('sequential', new Map([[program, keyOf('bye\nhello\n')]]));
    store.getState().edit(TEXT);
    store.getState().check();
    const { found } = await idle(store);
    expect(found).toMatchObject({
      problems: [],
      run: { stdout: 'hello\nbye\n' },
      outputs: [{ ids: ['sequential'], stdout: 'bye\nhello\n' }],
      variants: [{ values: [], key: { stdout: 'hello\nbye\n' } }],
    });
    expect(found?.judged?.answers.faults).toEqual([]);
  });

  it('are those of `check`, and an invalid question stays out of the deck', async () => {
    const { session, store } = await begun();
    store.getState().edit(predictText('silent', ['pass']));
    await store.getState().save();
    expect(store.getState().found?.problems).toMatchObject([
      { message: 'The program prints nothing, so there is nothing to predict.' },
    ]);
    expect(store.getState().notice).toMatchObject({ tone: 'wrong' });
    expect(await session.db.decks.count()).toBe(0);
  });

  it('can be fixed with a key', async () => {
    const { store } = await begun();
    store.getState().edit(TEXT.replace('level: 1', 'level: 9'));
    store.getState().check();
    await idle(store);
    expect(store.getState().found?.problems).toHaveLength(1);
    store.getState().mend();
    const { page, found } = await idle(store);
    expect(page?.text).toBe(TEXT);
    expect(found?.problems).toEqual([]);
  });

  it('are not for outdated text', async () => {
    const { session, store } = await begun();
    await idle(store);
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    store.getState().edit(TEXT);
    store.getState().check();
    store.getState().edit(predictText('greeting', prints('other')));
    gate.resolve();
    await store.getState().save();
    expect(store.getState().found?.run?.stdout).toBe('other\n');
  });

  it('say so if Python does not start', async () => {
    const { session, store } = await begun();
    await idle(store);
    session.engine.fault = 'Python does not start.';
    store.getState().edit(TEXT);
    await store.getState().save();
    expect(store.getState().notice).toMatchObject({ tone: 'wrong' });
    expect(await session.db.decks.count()).toBe(0);
  });
});

describe('an answer to try', () => {
  it('is right, explained by a belief, or unexplained', async () => {
    const { session, store } = await begun();
    const program = `${prints('hello', 'bye').join('\n')}\n`;
    session.engine.underModels.set('sequential', new Map([[program, keyOf('bye\nhello\n')]]));
    store.getState().edit(`${TEXT}\n## Wrong\n\n\`\`\`text\nnothing\n\`\`\`\n\nIt is not.\n`);
    await store.getState().tryOut('hello\nbye');
    expect(store.getState().tried?.kind).toBe('right');
    await store.getState().tryOut('bye\nhello');
    expect(store.getState().tried).toMatchObject({
      kind: 'wrong',
      said: undefined,
      explained: { kind: 'exact', beliefs: [{ id: 'sequential', statement: 'Nothing overlaps' }] },
    });
    await store.getState().tryOut('nothing');
    expect(store.getState().tried).toMatchObject({
      kind: 'wrong',
      said: { text: 'It is not.' },
      explained: undefined,
    });
  });
});

describe('the questions of the deck', () => {
  it('are reordered, and removed with an undo', async () => {
    const { session, store, id } = await written();
    await store.getState().begin();
    store.getState().edit(predictText('second', prints('two')));
    await store.getState().save();
    const ids = async (): Promise<readonly string[]> =>
      (await questionsOfDeck(session.db, id)).map(({ question }) => question.id);
    expect(await ids()).toEqual(['greeting', 'second']);

    const file = store.getState().page?.file ?? '';
    await store.getState().change({ kind: 'move', file, by: -1 });
    expect(await ids()).toEqual(['second', 'greeting']);
    expect(store.getState().page?.file).toBe('basics/010-second.md');

    await store.getState().change({ kind: 'remove', file: 'basics/010-second.md' });
    expect(await ids()).toEqual(['greeting']);
    expect(store.getState().page?.text).toBe(TEXT);
    store.getState().notice?.action?.run();
    await until(store, ({ page }) => page?.file === 'basics/010-second.md');
    expect(await ids()).toEqual(['second', 'greeting']);
  });

  it('do not lose the last of them silently', async () => {
    const { session, store, id } = await written();
    await store.getState().change({ kind: 'remove', file: 'basics/010-greeting.md' });
    expect(store.getState().notice).toMatchObject({ tone: 'wrong' });
    expect(await questionsOfDeck(session.db, id)).toHaveLength(1);
  });

  it('are unchanged if an edit is discarded', async () => {
    const { session, store } = await written();
    store.getState().edit('nonsense');
    await store.getState().discard();
    expect(store.getState().page?.text).toBe(TEXT);
    expect(await loadDrafts(session.db)).toEqual([]);
    store.getState().notice?.action?.run();
    await until(store, ({ page }) => page?.text === 'nonsense');
  });

  it('keep their progress if the deck is renamed', async () => {
    const { session, store, id } = await written();
    store.getState().showDetails();
    await store
      .getState()
      .describe({ ...store.getState().details, title: 'Other', version: '1.1.0' });
    expect(await getDeck(session.db, id)).toMatchObject({
      own: 1,
      manifest: { id, title: 'Other', version: '1.1.0' },
    });
    expect(store.getState().shown).toBe('text');
  });
});
