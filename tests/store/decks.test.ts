import { describe, expect, it } from 'vitest';
import type { PredictQuestion, Question } from '#format/types.ts';
import {
  deleteDeck,
  getDeck,
  getPackage,
  getQuestion,
  listDecks,
  putDeck,
  questionsOfDeck,
} from '#store/decks.ts';
import { cardsDue, newCards } from '#store/cards.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import {
  BYTES,
  DAY,
  NOW,
  THREE,
  answerTo,
  cardOf,
  contents,
  deckOf,
  openFresh,
  openWith,
  placed,
} from './fixtures.ts';

const put = { bytes: BYTES, at: NOW };
const dueOf = { until: NOW + 1000 * DAY, limit: 10 };

describe('putting a deck', () => {
  it('stores it with its package and a new card for every question', async () => {
    const db = await openFresh();
    expect(await putDeck(db, { deck: THREE, ...put })).toEqual({
      added: ['one', 'two', 'three'],
      changed: [],
      removed: [],
      same: [],
      moved: [],
    });
    expect(await getPackage(db, 'test.deck')).toEqual(BYTES);
    expect((await listDecks(db)).map(({ id, questionCount }) => [id, questionCount])).toEqual([
      ['test.deck', 3],
    ]);
    expect((await newCards(db, 9)).map(({ id }) => id)).toEqual([
      'test.deck/one',
      'test.deck/two',
      'test.deck/three',
    ]);
    expect((await getQuestion(db, 'test.deck/two'))?.question).toEqual(
      THREE.questions[1]?.question,
    );
  });

  it('changes only the time if it is the same deck again', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one'));
    const before = await contents(db);
    const difference = await putDeck(db, { deck: THREE, bytes: BYTES, at: NOW + DAY });
    expect(difference).toMatchObject({ added: [], changed: [], removed: [] });
    const after = await contents(db);
    expect({ ...after, decks: [] }).toEqual({ ...before, decks: [] });
    expect((await getDeck(db, 'test.deck'))?.importedAt).toBe(NOW + DAY);
  });

  it('keeps the memory of a question whose text or unit changed', async () => {
    const db = await openWith(THREE);
    const { card } = await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    const deck = deckOf([
      placed('two', 0),
      placed('one', 1, 'later', 'another'),
      placed('three', 2),
    ]);
    expect(await putDeck(db, { deck, ...put })).toMatchObject({
      changed: ['one'],
      same: ['two', 'three'],
    });
    expect(await cardOf(db, 'one')).toEqual({ ...card, unit: 'later' });
    expect((await cardOf(db, 'two')).newPosition).toBe(0);
    expect((await questionsOfDeck(db, 'test.deck')).map(({ question }) => question.id)).toEqual([
      'two',
      'one',
      'three',
    ]);
  });

  it('records each card’s partner, and removes it if an update does', async () => {
    const [one, two] = [placed('one', 0), placed('two', 1)];
    const withPair = (of: typeof one, pair: string) => ({
      ...of,
      question: { ...of.question, pair },
    });
    const db = await openWith(deckOf([withPair(one, 'two'), withPair(two, 'one')]));
    expect(await cardOf(db, 'one')).toMatchObject({ pair: 'test.deck/two' });
    const { review } = await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    const answered = await cardOf(db, 'one');
    expect(answered).toMatchObject({ pair: 'test.deck/two' });
    await undoAnswer(db, { sessionId: review.sessionId, at: NOW });
    expect(await cardOf(db, 'one')).toMatchObject({ pair: 'test.deck/two', newPosition: 0 });
    await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    await putDeck(db, { deck: deckOf([one, two]), ...put });
    const { pair: _, ...alone } = answered;
    expect(await cardOf(db, 'one')).toEqual(alone);
    expect(await cardOf(db, 'two')).not.toHaveProperty('pair');
  });

  it('takes a removed question out of the queues and restores it with its memory', async () => {
    const db = await openWith(THREE);
    const { card } = await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    const smaller = deckOf([placed('three', 0)]);
    expect((await putDeck(db, { deck: smaller, ...put })).removed).toEqual(['one', 'two']);
    expect(await getQuestion(db, 'test.deck/one')).toBeUndefined();
    expect(await cardsDue(db, 'review', dueOf)).toEqual([]);
    expect((await newCards(db, 9)).map(({ id }) => id)).toEqual(['test.deck/three']);
    expect(await cardOf(db, 'one')).toEqual({ ...card, active: 0 });

    expect((await putDeck(db, { deck: THREE, ...put })).added).toEqual(['one', 'two']);
    expect(await cardOf(db, 'one')).toEqual(card);
    expect(await cardsDue(db, 'review', dueOf)).toEqual([card]);
  });

  it('refuses two questions with one id and changes nothing', async () => {
    const db = await openWith(THREE);
    const before = await contents(db);
    const deck = deckOf([placed('one', 0, 'basics', 'x'), placed('one', 1, 'basics', 'y')]);
    await expect(putDeck(db, { deck, ...put })).rejects.toMatchObject({ code: 'invalid-deck' });
    expect(await contents(db)).toEqual(before);
  });

  it('is all or nothing', async () => {
    const db = await openWith(THREE);
    const before = await contents(db);
    const deck = deckOf([placed('one', 0, 'basics', 'changed'), placed('four', 1)]);
    db.cards.hook('creating', () => {
      throw new Error('The disk is full');
    });
    await expect(putDeck(db, { deck, ...put })).rejects.toThrow('The disk is full');
    expect(await contents(db)).toEqual(before);
  });

  it('leaves other decks alone', async () => {
    const db = await openWith(THREE);
    await putDeck(db, { deck: deckOf([placed('one', 0)], 'other'), ...put });
    await putDeck(db, { deck: deckOf([placed('one', 0)], 'test.deck'), ...put });
    expect(await cardOf(db, 'other/one')).toMatchObject({ active: 1 });
    expect(await questionsOfDeck(db, 'other')).toHaveLength(1);
  });

  it('puts a new deck first if that is requested, and leaves an update in its place', async () => {
    const db = await openWith(THREE);
    const add = async (id: string): Promise<unknown> =>
      putDeck(db, { deck: deckOf([placed('one', 0)], id), ...put, ahead: true });
    const order = async (): Promise<string[]> => (await listDecks(db)).map(({ id }) => id);
    await add('x');
    await add('y');
    expect(await order()).toEqual(['y', 'x', 'test.deck']);
    await add('x');
    await add('test.deck');
    expect(await order()).toEqual(['y', 'x', 'test.deck']);
  });
});

describe('the hash of a deck', () => {
  const hashOf = async (deck: typeof THREE): Promise<string | undefined> =>
    (await getDeck(await openWith(deck), 'test.deck'))?.hash;

  it('differs for every edit, but not for a version number', async () => {
    const hash = await hashOf(THREE);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const renamed = { ...THREE, manifest: { ...THREE.manifest, version: '2.0.0' } };
    expect(await hashOf(renamed)).toBe(hash);
    const two = placed('two', 1, 'basics', 'new');
    expect(await hashOf(deckOf([placed('one', 0), two, placed('three', 2)]))).not.toBe(hash);
  });
});

describe('deleting a deck', () => {
  it('keeps reviews and progress, which return with the deck', async () => {
    const db = await openWith(THREE);
    const { card, review } = await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    await deleteDeck(db, 'test.deck');
    expect(await listDecks(db)).toEqual([]);
    expect(await getPackage(db, 'test.deck')).toBeUndefined();
    expect(await questionsOfDeck(db, 'test.deck')).toEqual([]);
    expect(await newCards(db, 9)).toEqual([]);
    expect(await cardsDue(db, 'review', dueOf)).toEqual([]);
    expect(await db.reviews.toArray()).toEqual([review]);

    await putDeck(db, { deck: THREE, ...put });
    expect(await cardOf(db, 'one')).toEqual(card);
    expect(await newCards(db, 9)).toHaveLength(2);
  });

  it('still allows taking back an answer of the session', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one', 'easy'));
    await deleteDeck(db, 'test.deck');
    const { card } = await undoAnswer(db, { sessionId: 'session', at: NOW });
    expect(card).toMatchObject({ active: 0, newPosition: 0, memory: { state: 'new' } });
  });
});

describe('a question read from the database', () => {
  const repaired = placed('mend', 0);
  const { models: _, ...asked } = repaired.question as PredictQuestion;
  const kinds: readonly Question[] = [
    repaired.question,
    { ...asked, kind: 'repair', broken: 'print("helo")\n' },
    { ...asked, kind: 'choice', choices: [{ correct: true, text: 'Yes.', why: 'It is.' }] },
  ];

  it.each(kinds)('is valid if it has what its kind requires: $kind', async (question) => {
    const db = await openWith(deckOf([{ ...repaired, question }]));
    expect((await getQuestion(db, 'test.deck/mend'))?.question).toEqual(question);
  });

  it.each(['models', 'broken', 'choices'])('is not valid without its %s', async (part) => {
    const question = kinds.find((one) => Object.hasOwn(one, part));
    const db = await openWith(deckOf([{ ...repaired, question: question ?? repaired.question }]));
    await db.questions.toCollection().modify((row) => {
      Reflect.deleteProperty(row.question, part);
    });
    expect(await getQuestion(db, 'test.deck/mend')).toBeUndefined();
  });
});
