/** A question of somebody else's deck, changed in the app by a learner. */
import { describe, expect, it } from 'vitest';
import { layerOf } from '#session/view.ts';
import type { WriteState } from '#session/write/state.ts';
import { getPackage, getQuestion } from '#store/decks.ts';
import { loadDrafts } from '#store/drafts.ts';
import { deckFiles, manifestText, packageOf, predictText, prints } from '../../fixtures/decks.ts';
import { answerStored, install, openEmpty, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const ID = 'test.deck/one';
const TEXT = predictText('one', prints('theirs'));
const MINE = predictText('one', prints('mine', 'and more'));
const FIRST = packageOf(deckFiles([TEXT, predictText('two', prints('second'))]));

/** The author's next version, with another question one. */
const NEXT = packageOf(
  deckFiles(
    [predictText('one', prints('new theirs')), predictText('two', prints('second'))],
    manifestText('test.deck', '2.0.0'),
  ),
);

interface Opened {
  readonly session: Session;
  readonly write: () => WriteState;
}

/** The deck in the library, with its first question open. */
async function opened(): Promise<Opened> {
  const session = await openEmpty();
  await install(session, FIRST);
  const { app } = session;
  await app.getState().goTo('decks');
  await app.getState().openWriting({ deckId: 'test.deck', questionId: 'one', theirs: true });
  const store = layerOf(app.getState(), 'write')?.store;
  if (store === undefined) throw new Error('Nothing is written.');
  return { session, write: store.getState };
}

async function changed(): Promise<Opened> {
  const { session, write } = await opened();
  write().edit(MINE);
  await write().save();
  return { session, write };
}

/** The program that is asked. */
async function asked({ db }: Session): Promise<string | undefined> {
  return (await getQuestion(db, ID))?.question.program;
}

describe('a question of somebody else’s deck', () => {
  it('is opened with its text, and changed for the learner only', async () => {
    const { session, write } = await opened();
    expect(write()).toMatchObject({ shown: 'text', page: { text: TEXT, stored: TEXT } });
    write().edit(MINE);
    await write().save();
    expect(write().notice).toMatchObject({ tone: 'done', text: /asked in your version/u });
    expect(await asked(session)).toContain('mine');
    expect(await loadDrafts(session.db)).toEqual([]);
    // The deck itself, and what is exported of it, is its author's.
    expect(await getPackage(session.db, 'test.deck')).toEqual(FIRST);
    expect(await session.db.decks.count()).toBe(1);
  });

  it('is found as changed once the writing is closed, beside the author’s version', async () => {
    const { session } = await opened();
    const { app } = session;
    await app.getState().searchFor('is:edited');
    expect(app.getState().search?.found).toEqual([]);
    const write = layerOf(app.getState(), 'write')?.store.getState();
    write?.edit(MINE);
    await write?.save();
    await app.getState().closeWriting();
    const { search } = await until(app, (state) => state.search?.found.length === 1);
    expect(search?.found[0]?.question.program).toContain('mine');
    expect(search?.found[0]?.theirs?.program).toContain('theirs');
  });

  it('can go back to the author’s text, and forth again', async () => {
    const { session, write } = await changed();
    await write().restore();
    expect(await asked(session)).toContain('theirs');
    expect(write().page).toMatchObject({ text: TEXT, stored: TEXT });
    write().notice?.action?.run();
    await write().save();
    expect(await asked(session)).toContain('mine');
  });

  it('keeps its id, and gets no question beside it', async () => {
    const { session, write } = await opened();
    write().edit(MINE.replace('id: one', 'id: three'));
    await write().save();
    expect(write().notice).toMatchObject({ tone: 'wrong', text: /The id .+ stays `one`/u });
    expect(await asked(session)).toContain('theirs');
    await write().begin();
    expect(write().page?.file).toBe('basics/00.md');
  });

  it('is not stored while it is not valid, and what was typed is kept', async () => {
    const { session, write } = await opened();
    write().edit(predictText('one', ['pass']));
    await write().save();
    expect(write().notice).toMatchObject({ tone: 'wrong' });
    expect(await asked(session)).toContain('theirs');
    await session.app.getState().closeWriting();
    expect(await loadDrafts(session.db)).toHaveLength(1);
  });
});

const receive = async ({ app }: Session): Promise<void> =>
  app.getState().receive({ kind: 'deck', name: 'next.loopwise', bytes: NEXT });

describe('an update of that deck', () => {
  it('shows both versions, and keeps the learner’s', async () => {
    const { session } = await changed();
    const { app, db } = session;
    await receive(session);
    const { incoming } = app.getState();
    const read = incoming?.kind === 'deck' ? incoming.read : undefined;
    expect(read?.mine.get('one')?.program).toContain('mine');
    expect(read?.before.get('one')?.program).toContain('theirs');
    await app.getState().accept();
    expect(await asked(session)).toContain('mine');
    expect((await getQuestion(db, ID))?.theirs?.question.program).toContain('new theirs');
  });

  it('takes the author’s if that is chosen, and the choice can be changed', async () => {
    const { session } = await changed();
    const { app, db } = session;
    await receive(session);
    for (const on of [true, false, true]) app.getState().choose('theirs', 'one', on);
    await app.getState().accept();
    expect(await asked(session)).toContain('new theirs');
    expect(await getQuestion(db, ID)).not.toHaveProperty('theirs');
  });
});

describe('a question whose program became another', () => {
  it.each([
    [false, 'keeps its progress'],
    [true, 'starts from zero if that is chosen'],
  ])('(%s) %s', async (anew) => {
    const session = await openEmpty();
    await install(session, FIRST);
    const { app, db } = session;
    await app.getState().startSession();
    await answerStored(session);
    await app.getState().goTo('decks');
    await receive(session);
    const { incoming } = app.getState();
    expect(incoming?.kind === 'deck' && incoming.read.comparison?.replaced).toEqual(['one']);
    if (anew) app.getState().choose('anew', 'one', true);
    await app.getState().accept();
    expect((await db.cards.get(ID))?.memory.state === 'new').toBe(anew);
  });
});

describe('the removal of that deck', () => {
  it('that is taken back brings the learner’s version back', async () => {
    const { session } = await changed();
    const { app } = session;
    await app.getState().removeDeck('test.deck');
    app.getState().notice?.action?.run();
    await expect.poll(async () => asked(session)).toContain('mine');
  });
});
