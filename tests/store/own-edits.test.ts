/** A learner's own changes to questions of somebody else's deck, through updates of the deck. */
import { describe, expect, it } from 'vitest';
import type { Database } from '#store/database.ts';
import { checkData } from '#store/check.ts';
import { getQuestion, putDeck } from '#store/decks.ts';
import { editQuestion } from '#store/own-edits.ts';
import { recordAnswer } from '#store/reviews.ts';
import type { QuestionRow } from '#store/rows.ts';
import {
  BYTES,
  DAY,
  NOW,
  THREE,
  UTC,
  answerTo,
  cardOf,
  contents,
  deckOf,
  openWith,
  placed,
} from './fixtures.ts';

const ID = 'test.deck/two';
const MINE = { question: { ...placed('two', 1).question, why: 'Mine.' }, hash: 'mine' };
const put = { bytes: BYTES, at: NOW + DAY };

/** The next version of the deck, with question two changed by its author. */
function next(hash = 'new hash') {
  const two = placed('two', 1, 'basics', hash);
  return deckOf([placed('one', 0), { ...two, question: { ...two.question, why: 'New.' } }]);
}

async function edited(): Promise<Database> {
  const db = await openWith(THREE);
  await recordAnswer(db, await answerTo(db, 'two'));
  await editQuestion(db, ID, MINE);
  return db;
}

const whys = (row: QuestionRow | undefined): readonly (string | undefined)[] => [
  row?.question.why,
  row?.theirs?.question.why,
];

describe('a question of somebody else’s deck', () => {
  it('is asked as the learner has changed it, with its progress, and can be as it was again', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'two'));
    const before = await contents(db);
    await editQuestion(db, ID, MINE);
    expect(whys(await getQuestion(db, ID))).toEqual(['Mine.', 'Because.']);
    expect((await cardOf(db, 'two')).memory.state).not.toBe('new');
    await editQuestion(db, ID, { ...MINE, hash: 'mine again' });
    expect(whys(await getQuestion(db, ID))).toEqual(['Mine.', 'Because.']);
    expect((await checkData(db, { now: NOW + DAY, calendar: UTC })).findings).toEqual([]);
    await editQuestion(db, ID, undefined);
    expect(await contents(db)).toEqual(before);
  });

  it('keeps its id, which its progress is stored under', async () => {
    const db = await edited();
    const before = await contents(db);
    const renamed = { ...MINE, question: { ...MINE.question, id: 'else' } };
    await expect(editQuestion(db, ID, renamed)).rejects.toMatchObject({ code: 'invalid-change' });
    await expect(editQuestion(db, 'test.deck/no', MINE)).rejects.toThrow('The question is gone.');
    expect(await contents(db)).toEqual(before);
  });

  it('has the pair that the learner gives it', async () => {
    const db = await openWith(THREE);
    await editQuestion(db, ID, { ...MINE, question: { ...MINE.question, pair: 'one' } });
    expect(await cardOf(db, 'two')).toMatchObject({ pair: 'test.deck/one' });
    await editQuestion(db, ID, undefined);
    expect(await cardOf(db, 'two')).not.toHaveProperty('pair');
  });
});

describe('an update of the deck', () => {
  it('leaves the learner’s version, and keeps the author’s new one beside it', async () => {
    const db = await edited();
    const difference = await putDeck(db, { deck: next(), ...put });
    expect(difference).toMatchObject({ changed: ['two'], same: ['one'], removed: ['three'] });
    expect(whys(await getQuestion(db, ID))).toEqual(['Mine.', 'New.']);
    expect((await cardOf(db, 'two')).memory.state).not.toBe('new');
  });

  it('that does not touch the question compares it as its author wrote it', async () => {
    const db = await edited();
    expect(await putDeck(db, { deck: THREE, ...put })).toMatchObject({
      changed: [],
      same: ['one', 'two', 'three'],
    });
    expect(whys(await getQuestion(db, ID))).toEqual(['Mine.', 'Because.']);
  });

  it('takes the author’s version if the learner wants that, or if both are the same by now', async () => {
    const db = await edited();
    await putDeck(db, { deck: next(), ...put, theirs: new Set(['two']) });
    expect(whys(await getQuestion(db, ID))).toEqual(['New.', undefined]);
    await editQuestion(db, ID, MINE);
    await putDeck(db, { deck: next('mine'), ...put });
    expect(whys(await getQuestion(db, ID))).toEqual(['New.', undefined]);
  });

  it('lets a question that became another start from zero if the learner wants that', async () => {
    const db = await edited();
    await recordAnswer(db, await answerTo(db, 'one'));
    await putDeck(db, { deck: next(), ...put, anew: new Set(['two']) });
    expect((await cardOf(db, 'two')).memory.state).toBe('new');
    expect((await cardOf(db, 'one')).memory.state).not.toBe('new');
    expect((await checkData(db, { now: NOW + DAY, calendar: UTC })).findings).toEqual([]);
  });
});
