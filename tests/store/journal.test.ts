import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import { examineBackup } from '#store/backup-check.ts';
import { createBackup } from '#store/backup.ts';
import { changeCards } from '#store/changes.ts';
import { checkData } from '#store/check.ts';
import type { Database } from '#store/database.ts';
import { additionTo, endOfBackup, putAddition } from '#store/journal.ts';
import type { Place } from '#store/journal-lines.ts';
import { baseLine, endOfJournal, endOfLog, isInLog, linesAfter } from '#store/journal-lines.ts';
import { loadParameters } from '#store/parameters.ts';
import { adoptParameters } from '#store/refit.ts';
import { restoreChecked } from '#store/restore.ts';
import { changeRating, recordAnswer, undoAnswer } from '#store/reviews.ts';
import { startSession } from '#store/sessions.ts';
import { DAY, MINUTE, NOW, THREE, UTC, answerTo, cardOf, openFresh, openWith } from './fixtures.ts';

let minutes = 0;

/** Answers a card, a minute after the previous answer. */
async function answer(db: Database, id: string, rating: 'good' | 'easy' | 'again' = 'good') {
  minutes += 1;
  const given = await answerTo(db, id, rating, NOW + minutes * MINUTE);
  return { given, ...(await recordAnswer(db, given)) };
}

async function journalOf(db: Database, from: Place): Promise<string> {
  let text = '';
  for await (const lines of linesAfter(db, from)) text += lines;
  return text;
}

async function open(): Promise<Database> {
  const db = await openWith(THREE);
  await startSession(db, { id: 'session', startedAt: NOW, seed: 1 });
  return db;
}

/** What the learner would miss. */
async function learned(db: Database): Promise<unknown> {
  return Promise.all([db.reviews.toArray(), db.cards.toArray(), db.sessions.toArray()]);
}

async function checkedBackup(db: Database) {
  const check = await examineBackup(await createBackup(db, NOW));
  if (!check.ok) throw new Error(JSON.stringify(check.problems));
  return check.checked;
}

describe('a backup with the journal’s rows after it', () => {
  it('restores everything: answers, undos, changes of cards, parameters', async () => {
    const db = await open();
    await answer(db, 'one');
    const checked = await checkedBackup(db);
    const base = await endOfLog(db);
    const { review } = await answer(db, 'one', 'easy');
    await undoAnswer(db, { sessionId: 'session', at: NOW + DAY, reviewId: review.id });
    const two = await answer(db, 'two', 'again');
    const { cardId, before, at } = two.given;
    const outcome = outcomes(cardId, before, at, UTC, DEFAULT_OPTIONS).easy;
    await changeRating(db, {
      sessionId: 'session',
      at: NOW + DAY,
      reviewId: two.review.id,
      outcome,
    });
    await changeCards(db, {
      cards: ['test.deck/three', 'test.deck/one'],
      change: { do: 'tag', tag: 'hard' },
      at: NOW + DAY,
    });
    await changeCards(db, {
      cards: ['test.deck/three'],
      change: { do: 'suspend' },
      at: NOW + DAY,
    });
    await answer(db, 'one', 'again');
    const { weights } = await loadParameters(db);
    await adoptParameters(db, {
      weights: weights.map((weight, at) => (at === 2 ? weight * 1.5 : weight)),
      at: NOW + DAY,
      calendar: UTC,
    });
    await answer(db, 'one');

    const addition = additionTo(base, await journalOf(db, base));
    const again = await openFresh();
    const restored = await restoreChecked(again, checked, { after: { addition, calendar: UTC } });
    expect(restored.ok).toBe(true);
    expect(await learned(again)).toEqual(await learned(db));
    expect(addition).toMatchObject({ answers: 3, fault: undefined });
    const { findings } = await checkData(again, { calendar: UTC, now: NOW + 2 * DAY });
    expect(findings).toEqual([]);
  });

  it('keeps answers to a deck that the backup does not have, until it is imported again', async () => {
    const db = await open();
    const checked = await checkedBackup(await openFresh());
    await answer(db, 'one');
    const addition = additionTo(endOfBackup(checked), await journalOf(db, [0, 0]));
    const again = await openFresh();
    await restoreChecked(again, checked, { after: { addition, calendar: UTC } });
    const { memory, due } = await cardOf(db, 'one');
    expect(await cardOf(again, 'one')).toMatchObject({
      active: 0,
      deckId: 'test.deck',
      memory,
      due,
    });
  });

  it('restores nothing if the rows cannot be written', async () => {
    const db = await open();
    await answer(db, 'one');
    const checked = await checkedBackup(db);
    const addition = additionTo([0, 0], await journalOf(db, [0, 0]));
    const again = await openFresh();
    const restored = await restoreChecked(again, checked, { after: { addition, calendar: UTC } });
    expect(restored.ok).toBe(false);
    expect(await again.reviews.count()).toBe(0);
    await expect(putAddition(db, addition, UTC)).rejects.toThrow(/./u);
  });

  it('starts at the last row of the backup', async () => {
    const db = await open();
    expect(endOfBackup(await checkedBackup(db))).toEqual([0, 0]);
    await answer(db, 'one');
    await answer(db, 'two');
    expect(endOfBackup(await checkedBackup(db))).toEqual(await endOfLog(db));
  });
});

describe('the additions of a journal', () => {
  async function three(): Promise<{ db: Database; text: string; lines: string[]; ends: Place[] }> {
    const db = await open();
    const ends: Place[] = [];
    for (const id of ['one', 'two', 'three']) {
      const { review } = await answer(db, id);
      ends.push([review.id, review.at]);
    }
    const text = await journalOf(db, [0, 0]);
    // One line for the session, and one for each row.
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    return { db, text, lines, ends };
  }
  const ids = (from: Place, text: string): number[] =>
    additionTo(from, text).rows.map(({ id }) => id);

  it('are the rows after a place, and none if it does not know the place', async () => {
    const { text, ends } = await three();
    const [first = [0, 0], , last = [0, 0]] = ends;
    expect(ids([0, 0], text)).toEqual([1, 2, 3]);
    expect(ids(first, text)).toEqual([2, 3]);
    expect(ids(last, text)).toEqual([]);
    // The same id in another log.
    expect(ids([first[0], first[1] + 1], text)).toEqual([]);
    expect(additionTo([0, 0], text).sessions.map(({ id }) => id)).toEqual(['session']);
  });

  it('count rows once that two windows wrote', async () => {
    const { text, lines } = await three();
    expect(ids([0, 0], text + `${lines.slice(0, 3).join('\n')}\n` + text)).toEqual([1, 2, 3]);
  });

  it('exclude an incomplete last line', async () => {
    const { text } = await three();
    const torn = text.slice(0, -40);
    expect(additionTo([0, 0], torn)).toMatchObject({ answers: 2, fault: undefined });
    expect(endOfJournal(torn)?.[0]).toBe(2);
  });

  it('end before a gap, and name the incomplete line', async () => {
    const { lines } = await three();
    const torn = [...lines.slice(0, 2), lines[2]?.slice(0, 30), lines[3]].join('\n');
    expect(additionTo([0, 0], torn)).toMatchObject({
      answers: 1,
      fault: { line: 3, reason: 'it is not whole' },
    });
    // Another window wrote the same row completely.
    expect(ids([0, 0], `${torn}\n${lines[2] ?? ''}\n`)).toEqual([1, 2, 3]);
  });

  it('end before a row that is invalid or of an unknown schema, and name the line', async () => {
    const { lines } = await three();
    const changed = (change: (line: string) => string): string =>
      lines.map((line, at) => (at === 2 ? change(line) : line)).join('\n');
    const newer = changed((line) => line.replace(/"schema":\d+/u, '"schema":99'));
    expect(additionTo([0, 0], newer)).toMatchObject({
      answers: 1,
      fault: { line: 3, reason: expect.stringMatching(/schema 99, and this Loopwise knows \d/u) },
    });
    const bad = changed((line) => line.replace('"rating":"good"', '"rating":"great"'));
    expect(additionTo([0, 0], bad)).toMatchObject({
      answers: 1,
      fault: { line: 3, reason: expect.stringContaining('rating') },
    });
    const back = changed((line) =>
      line.replace('"row":{"kind"', '"row":{"id":1,"kind"').replace(/"id":2\b/u, '"id":1'),
    );
    expect(additionTo([0, 0], back)).toMatchObject({
      answers: 1,
      fault: { line: 3, reason: expect.stringContaining('does not come after') },
    });
  });

  it('are those of the later of two logs that diverge at the same row', async () => {
    const { db, text, ends } = await three();
    const [first = [0, 0]] = ends;
    await db.reviews.where(':id').above(first[0]).delete();
    const { review } = await answer(await open(), 'two', 'again');
    await db.reviews.add({ ...review, id: 2 });
    const addition = additionTo([0, 0], text + (await journalOf(db, first)));
    expect(addition.rows.map((row) => (row.kind === 'answer' ? row.rating : row.kind))).toEqual([
      'good',
      'again',
    ]);
  });
});

describe('the place up to which a journal reaches', () => {
  it('is that of its last row or backup', () => {
    expect(endOfJournal('')).toBeUndefined();
    expect(endOfJournal('nothing\n{"base":7}\n')).toBeUndefined();
    expect(endOfJournal(`{"row":{"id":3,"at":4}}\n${baseLine([9, 10])}{"sess`)).toEqual([9, 10]);
  });

  it('is found in the log by id and time', async () => {
    const db = await open();
    const { review } = await answer(db, 'one');
    expect(await isInLog(db, [0, 0])).toBe(true);
    expect(await isInLog(db, [review.id, review.at])).toBe(true);
    expect(await isInLog(db, [review.id, review.at + 1])).toBe(false);
    expect(await isInLog(db, [review.id + 1, review.at])).toBe(false);
  });

  it('is not that of a row whose number is beyond all others', async () => {
    const db = await open();
    const { review } = await answer(db, 'one');
    await db.reviews.add({ ...review, id: 2 ** 53 - 1 });
    expect(await endOfLog(db)).toEqual([review.id, review.at]);
    expect((await journalOf(db, [0, 0])).match(/"row"/gu)).toHaveLength(1);
  });
});
