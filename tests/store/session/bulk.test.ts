/** Changes of many questions at once, over a database: each can be undone. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '#export/sqlite.ts';
import { readPackage } from '#format/package.ts';
import type { ExportWhat, ExportWish } from '#session/export.ts';
import { questionIn } from '#session/review/phase.ts';
import { checkData } from '#store/check.ts';
import {
  THREE_QUESTIONS,
  answerFile,
  choiceText,
  deckFiles,
  keyOf,
  manifestText,
  packageOf,
  predictText,
  prints,
  valueOf,
} from '../../fixtures/decks.ts';
import {
  DAY,
  NOW,
  UTC,
  answerStored,
  install,
  openEmpty,
  openSession,
  until,
} from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { withoutCaches } from '../fixtures.ts';

const OTHER = packageOf(
  deckFiles(
    [predictText('order', prints('other')), choiceText('pick', ['!yes', 'no'])],
    manifestText('other.deck', '3.0.0'),
  ),
);

/** A session on the decks screen, with these questions selected. */
async function picked(...ids: readonly string[]): Promise<Session> {
  const session = await openSession();
  const { app } = session;
  await app.getState().goTo('decks');
  await app.getState().searchFor('');
  app.getState().pick(ids, true);
  return session;
}

const said = ({ app }: Session): string | undefined => app.getState().notice?.text;

async function undo(session: Session): Promise<void> {
  const before = session.app.getState().notice;
  before?.action?.run();
  await until(session.app, ({ notice }) => notice !== undefined && notice !== before);
}

const inOrder = async ({ db }: Session): Promise<readonly unknown[]> =>
  (await checkData(db, { calendar: UTC, now: NOW })).findings;

describe('selected questions', () => {
  it('that are suspended twice in a row can still be put back', async () => {
    const session = await picked('test.deck/order', 'test.deck/choose');
    const { app, db } = session;
    const cards = await db.cards.toArray();
    const { changePicked } = app.getState();
    await Promise.all([changePicked({ do: 'suspend' }), changePicked({ do: 'suspend' })]);
    expect(said(session)).toMatch(/^2 questions are suspended/u);
    await undo(session);
    expect(await db.cards.toArray()).toEqual(cards);
    await changePicked({ do: 'suspend' });
    app.getState().say(undefined);
    await changePicked({ do: 'suspend' });
    expect(said(session)).toBe('Nothing was changed: that was done already.');
  });

  it.each([
    ['suspend', 'is:suspended', /^2 questions are suspended/u],
    ['flag', 'is:flagged', /^2 questions are flagged/u],
    ['bury', 'is:buried', /^2 questions are put off until/u],
  ] as const)('are changed by %s, found as such, and put back', async (change, query, words) => {
    const session = await picked('test.deck/order', 'test.deck/choose');
    const { app, db } = session;
    const cards = await db.cards.toArray();
    await app.getState().changePicked({ do: change });
    expect(said(session)).toMatch(words);
    await app.getState().searchFor(query);
    expect(app.getState().search?.found.map(({ id }) => id)).toEqual([
      'test.deck/order',
      'test.deck/choose',
    ]);
    await undo(session);
    expect(await db.cards.toArray()).toEqual(cards);
    expect(app.getState().search?.found.map(({ card }) => card?.active)).toEqual([1, 1]);
    await app.getState().searchFor(query);
    expect(app.getState().search?.found).toEqual([]);
    expect(await inOrder(session)).toEqual([]);
  });

  it('are tagged, and found by the tag', async () => {
    const session = await picked('test.deck/type');
    await session.app.getState().changePicked({ do: 'tag', tag: 'hard' });
    await session.app.getState().searchFor('tag:hard');
    expect(session.app.getState().search?.found.map(({ id }) => id)).toEqual(['test.deck/type']);
    await session.app.getState().changePicked({ do: 'tag', tag: 'two words' });
    expect(session.app.getState().notice).toMatchObject({
      tone: 'wrong',
      text: expect.stringContaining('A tag is one word'),
    });
  });

  it('are forgotten and given a due day only if they were answered', async () => {
    const session = await picked('test.deck/order');
    const { app, db, clock } = session;
    await app.getState().changePicked({ do: 'due', due: NOW + 9 * DAY });
    expect(said(session)).toMatch(/^Nothing was changed: a question that was never answered/u);
    await app.getState().startSession();
    await answerStored(session);
    await app.getState().goTo('decks');
    clock.now += DAY;
    await app.getState().searchFor('');
    app.getState().pick(['test.deck/order'], true);
    const card = await db.cards.get('test.deck/order');
    await app.getState().changePicked({ do: 'due', due: NOW + 9 * DAY });
    expect(await db.cards.get('test.deck/order')).toMatchObject({ due: NOW + 9 * DAY });
    await undo(session);
    expect(await db.cards.get('test.deck/order')).toEqual(card);
    await app.getState().changePicked({ do: 'forget' });
    expect(await db.cards.get('test.deck/order')).toMatchObject({ memory: { state: 'new' } });
    await undo(session);
    expect(await db.cards.get('test.deck/order')).toEqual(card);
    expect(await inOrder(session)).toEqual([]);
  });

  it('stay selected only while they are found', async () => {
    const { app } = await picked('test.deck/order', 'test.deck/choose');
    await app.getState().searchFor('id:choose');
    expect([...app.getState().picked]).toEqual(['test.deck/choose']);
  });

  it('are copied into a new own deck, with credit, and removed again', async () => {
    const session = await picked('test.deck/order', 'test.deck/choose');
    const { app, db } = session;
    const before = await withoutCaches(db);
    await app.getState().copyPicked(undefined);
    expect(said(session)).toBe('2 questions were copied to Copied questions.');
    const copy = (await db.decks.toArray()).find(({ own }) => own === 1);
    expect(copy).toMatchObject({
      questionCount: 2,
      manifest: {
        about: 'Copied questions With questions of “Deck test.deck” by Ada (CC0-1.0).',
        units: [{ id: 'basics', title: 'The basics' }],
      },
    });
    const rows = await db.questions.where('id').startsWith(`${copy?.id}/`).toArray();
    const source = await db.questions.get('test.deck/order');
    expect(rows.find(({ question }) => question.id === 'order')?.question).toEqual(
      source?.question,
    );
    await undo(session);
    const { decks, questions, packages } = await withoutCaches(db);
    expect({ decks, questions, packages }).toEqual({
      decks: before['decks'],
      questions: before['questions'],
      packages: before['packages'],
    });
  });

  it('are added to an existing deck, under another id if theirs is taken', async () => {
    const session = await picked('test.deck/order');
    const { app, db } = session;
    await app.getState().copyPicked(undefined);
    const copy = (await db.decks.toArray()).find(({ own }) => own === 1);
    await app.getState().copyPicked(copy?.id);
    const rows = await db.questions.where('id').startsWith(`${copy?.id}/`).toArray();
    expect(rows.map(({ question }) => question.id)).toEqual(['order', 'order-2']);
    await undo(session);
    expect(await db.questions.where('id').startsWith(`${copy?.id}/`).count()).toBe(1);
  });
});

describe('a whole deck', () => {
  it('stays suspended through an update, and can be resumed', async () => {
    const session = await openSession();
    const { app, db } = session;
    await app.getState().goTo('decks');
    await app.getState().changeDeck('test.deck', { do: 'suspend' });
    await until(app, ({ today }) => today?.fresh === 0);
    const files = deckFiles(
      [...THREE_QUESTIONS, predictText('new', prints('new'))],
      manifestText('test.deck', '2.0.0'),
    );
    await install(session, packageOf(files));
    expect(await db.cards.get('test.deck/new')).toMatchObject({ active: 0, suspended: 1 });
    await app.getState().changeDeck('test.deck', { do: 'resume' });
    await until(app, ({ today }) => today?.fresh === 4);
    expect(await inOrder(session)).toEqual([]);
  });

  it('keeps the learner’s name and place for it, also after an update', async () => {
    const session = await openSession();
    const { app, db } = session;
    await install(session, OTHER);
    const listed = async (...titles: readonly string[]): Promise<unknown> =>
      until(app, ({ overview }) => {
        const shown = overview?.decks.map(({ manifest }) => manifest.title);
        return shown?.join() === titles.join();
      });
    await app.getState().goTo('decks');
    await listed('Deck other.deck', 'Deck test.deck');
    await app.getState().moveDeck('test.deck', -1);
    await app.getState().nameDeck('test.deck', '  My   deck ');
    await listed('My deck', 'Deck other.deck');
    await install(session, packageOf(deckFiles(THREE_QUESTIONS)));
    await listed('My deck', 'Deck other.deck');
    expect(await inOrder(session)).toEqual([]);
    await app.getState().moveDeck('other.deck', -Infinity);
    await listed('Deck other.deck', 'My deck');
    await app.getState().moveDeck('test.deck', -1);
    await app.getState().removeDeck('test.deck');
    await undo(session);
    expect(await db.decks.get('test.deck')).toMatchObject({ name: 'My deck', place: 0 });
    await app.getState().startSession();
    const { phase } = session.review.getState();
    expect(questionIn(phase)?.card.deckId).toBe('test.deck');
    await app.getState().goTo('decks');
    await app.getState().nameDeck('test.deck', '');
    await listed('Deck test.deck', 'Deck other.deck');
  });
});

describe('an export', () => {
  const save = async (
    { app, platform }: Session,
    what: ExportWhat,
    more: Partial<ExportWish> = {},
  ): Promise<Session['platform']['saved'][number]> => {
    await app.getState().exportAs({ what, format: 'loopwise', withProgress: false, ...more });
    const file = platform.saved.at(-1);
    if (file === undefined) throw new Error(app.getState().notice?.text);
    return file;
  };

  it('of a unit is a deck of its own, which can be imported beside the whole', async () => {
    const claims = answerFile('engine one', { 'print("a")\n': keyOf('a\n') });
    const two = manifestText().concat('  - id: more\n    title: More\n    needs: [basics]\n');
    const files = { ...deckFiles([predictText('a', prints('a'))], two) };
    const session = await openSession(
      packageOf({ ...files, 'more/1.md': predictText('b', prints('b')) }, claims),
    );
    const file = await save(session, { deckId: 'test.deck', unit: 'more' });
    expect(file.name).toBe('test.deck.more-1.0.0.loopwise');
    const { files: inside } = valueOf(readPackage(file.bytes));
    expect([...inside.keys()]).toEqual(['deck.yaml', 'more/010-b.md']);
    expect(inside.get('deck.yaml')).toContain('title: "Deck test.deck: More"');
    expect(inside.get('deck.yaml')).not.toContain('needs');
    await install(session, file.bytes);
    expect(await session.db.questions.toCollection().primaryKeys()).toEqual([
      'test.deck.more/b',
      'test.deck/a',
      'test.deck/b',
    ]);
    const first = await save(session, { deckId: 'test.deck', unit: 'basics' });
    expect(valueOf(readPackage(first.bytes)).answers).toEqual(claims);
  });

  it('of questions of several decks keeps ids distinct, and is deterministic', async () => {
    const session = await openSession();
    await install(session, OTHER);
    const ids = ['test.deck/order', 'other.deck/order', 'other.deck/pick'];
    const file = await save(session, { ids });
    const again = await save(session, { ids: ids.toReversed() });
    expect(again).toEqual(file);
    await install(session, file.bytes);
    const deck = (await session.db.decks.toArray()).find(({ id }) => id.startsWith('selection.'));
    expect(deck?.manifest).toMatchObject({ title: '3 questions', authors: ['Ada'] });
    const rows = (await session.db.questions.toArray()).filter(({ deckId }) => deckId === deck?.id);
    expect(rows.map(({ question }) => question.id).toSorted()).toEqual([
      'order',
      'order-2',
      'pick',
    ]);
  });

  it('of questions that are gone says so', async () => {
    const session = await openSession();
    await session.app
      .getState()
      .exportAs({ what: { ids: ['no.deck/x'] }, format: 'loopwise', withProgress: false });
    expect(session.app.getState().notice).toMatchObject({
      tone: 'wrong',
      text: 'The questions are gone. Search for them again.',
    });
  });

  it('with answers lets another machine continue from here', async () => {
    const session = await openSession();
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('decks');
    const file = await save(session, { deckId: 'test.deck' }, { withProgress: true });
    const other = await openEmpty();
    other.clock.now += DAY;
    await other.app.getState().receive({ kind: 'deck', name: 'a.loopwise', bytes: file.bytes });
    await other.app.getState().accept(true);
    const [here, there] = await Promise.all([
      session.db.cards.get('test.deck/order'),
      other.db.cards.get('test.deck/order'),
    ]);
    expect(there).toEqual(here);
    expect((await other.db.reviews.toArray()).map(({ kind }) => kind)).toEqual(['answer']);
    expect(await inOrder(other)).toEqual([]);
    // A second import duplicates nothing.
    await other.app.getState().receive({ kind: 'deck', name: 'a.loopwise', bytes: file.bytes });
    await other.app.getState().accept(true);
    expect(await other.db.reviews.count()).toBe(1);
    // Unless requested, no answers are imported.
    const third = await openEmpty();
    await third.app.getState().receive({ kind: 'deck', name: 'a.loopwise', bytes: file.bytes });
    await third.app.getState().accept();
    expect(await third.db.reviews.count()).toBe(0);
  });

  it('for Anki with answers schedules its cards and has their reviews', async () => {
    const session = await openSession();
    const { app, db } = session;
    await app.getState().startSession();
    await answerStored(session);
    await app.getState().goTo('decks');
    const read = async (withProgress: boolean): Promise<readonly unknown[]> => {
      const file = await save(session, { deckId: 'test.deck' }, { format: 'apkg', withProgress });
      const sql = await openSqlite();
      const anki = new sql.Database(unzipSync(file.bytes)['collection.anki2']);
      const query = 'SELECT queue, reps, data FROM cards ORDER BY id; SELECT id, ease FROM revlog';
      return anki.exec(query).map(({ values }) => values);
    };
    const card = await db.cards.get('test.deck/order');
    const [answer] = await db.reviews.toArray();
    if (card?.memory.state === undefined || card.memory.state === 'new')
      throw new Error('It is new.');
    const { stability, difficulty, reps, lastReview } = card.memory;
    const [cards, log] = await read(true);
    const [[queue, count, data] = [], ...others] = cards as unknown[][];
    expect([queue, count]).toEqual([card.memory.state === 'review' ? 2 : 1, reps]);
    expect(JSON.parse(String(data))).toMatchObject({
      s: expect.closeTo(stability, 3) as unknown,
      d: expect.closeTo(difficulty, 2) as unknown,
      lrt: Math.floor(lastReview / 1000),
    });
    expect(others).toEqual([
      [0, 0, ''],
      [0, 0, ''],
    ]);
    expect(log).toEqual([[answer?.kind === 'answer' ? answer.at : 0, 3]]);
    // Without answers all of it is new.
    expect(await read(false)).toEqual([Array.from({ length: 3 }, () => [0, 0, ''])]);
  });

  it('as a table with answers has columns for them, which are not part of a question', async () => {
    const session = await picked('test.deck/order');
    await session.app.getState().changePicked({ do: 'tag', tag: 'hard' });
    const file = await save(
      session,
      { deckId: 'test.deck' },
      { format: 'csv', withProgress: true },
    );
    const text = new TextDecoder().decode(file.bytes);
    const [head = ''] = text.split('\r\n');
    expect(head.endsWith('output,my state,my due,my stability,my answers,my tags')).toBe(true);
    expect(text).toContain(',new,,,0,hard\r\n');
  });
});
