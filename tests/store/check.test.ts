import { describe, expect, it } from 'vitest';
import { checkData } from '#store/check.ts';
import type { Finding } from '#store/check.ts';
import { repairData } from '#store/repair.ts';
import type { Database } from '#store/database.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import { DAY, NOW, THREE, UTC, answerTo, cardOf, contents, openWith } from './fixtures.ts';

async function openLearner(): Promise<Database> {
  const db = await openWith(THREE);
  await recordAnswer(db, await answerTo(db, 'one', 'good'));
  await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + DAY));
  await recordAnswer(db, await answerTo(db, 'two', 'again'));
  await recordAnswer(db, await answerTo(db, 'three', 'easy'));
  await undoAnswer(db, { sessionId: 'session', at: NOW });
  return db;
}

async function found(db: Database, now = NOW + 2 * DAY): Promise<readonly Finding[]> {
  return (await checkData(db, { calendar: UTC, now })).findings;
}

/** Checks, repairs, and checks that the result is valid; returns what was done. */
async function repaired(db: Database, now = NOW + 2 * DAY): Promise<string> {
  const { done } = await repairData(db, await checkData(db, { calendar: UTC, now }), now);
  expect(await found(db, now)).toEqual([]);
  return done.join('\n');
}

/** Changes a row of a table by hand, like a failing disk. */
async function damage(db: Database, table: string, key: unknown, fields: object): Promise<void> {
  const row: unknown = await db.table<unknown, unknown>(table).get(key);
  await db.table<unknown, unknown>(table).put({ ...Object(row), ...fields });
}

describe('valid data', () => {
  it('is reported as such, with the number of rows', async () => {
    const db = await openLearner();
    const before = await contents(db);
    const { findings, rows, answers } = await checkData(db, { calendar: UTC, now: NOW });
    expect({ findings, answers, rows }).toEqual({
      findings: [],
      answers: 3,
      rows: { decks: 1, packages: 1, questions: 3, cards: 3, reviews: 5, sessions: 0, settings: 0 },
    });
    expect(await contents(db)).toEqual(before);
  });

  it('is also valid in another time zone', async () => {
    const db = await openLearner();
    const away = { rolloverHour: 4, offsetMinutes: () => 9 * 60 };
    expect((await checkData(db, { calendar: away, now: NOW })).findings).toEqual([]);
  });

  it('stops on request', async () => {
    const db = await openLearner();
    const stop = AbortSignal.abort(new Error('stopped'));
    const rows = Array.from({ length: 600 }, (_, at) => ({ name: `setting ${at}`, value: at }));
    await db.settings.bulkPut(rows);
    await expect(checkData(db, { calendar: UTC, now: NOW, signal: stop })).rejects.toThrow(
      'stopped',
    );
  });
});

describe('a card', () => {
  it.each([
    ['without a memory', { memory: undefined }],
    ['with an impossible memory', { memory: { state: 'review', stability: -1 } }],
    ['that is due at another time', { due: NOW + 9999 * DAY }],
    ['that was set back', { memory: { state: 'new' }, due: undefined, newPosition: 4 }],
  ])('with %s is reset to what the log says', async (_what, fields) => {
    const db = await openLearner();
    const before = await cardOf(db, 'one');
    await damage(db, 'cards', 'test.deck/one', fields);
    expect(await found(db)).toHaveLength(1);
    expect(await repaired(db)).toContain('as your last answer left it');
    expect(await cardOf(db, 'one')).toEqual(before);
  });

  it('that is missing is restored, with or without answers', async () => {
    const db = await openLearner();
    const before = await db.cards.toArray();
    await db.cards.clear();
    expect(await found(db)).toHaveLength(3);
    await repaired(db);
    expect(await db.cards.toArray()).toEqual(before);
  });

  it('keeps answers whose rows cannot be read', async () => {
    const db = await openLearner();
    const before = await cardOf(db, 'one');
    await damage(db, 'reviews', 2, { rating: 'great' });
    expect(await repaired(db).catch(() => 'told')).toBeDefined();
    expect(await cardOf(db, 'one')).toEqual(before);
  });

  it('without its question is no longer asked', async () => {
    const db = await openLearner();
    await db.questions.delete('test.deck/two');
    expect(await repaired(db)).toContain('no longer comes up');
    expect((await cardOf(db, 'two')).active).toBe(0);
  });

  it('that was answered by a clock a year ahead waits its interval from now', async () => {
    const db = await openWith(THREE);
    await recordAnswer(db, await answerTo(db, 'one', 'easy', NOW + 400 * DAY));
    const { due = 0 } = await cardOf(db, 'one');
    expect((await found(db, NOW))[0]?.message).toContain('clock was ahead');
    await repaired(db, NOW);
    const after = await cardOf(db, 'one');
    expect(after.due).toBe(due - 400 * DAY);
    expect(await found(db, NOW + DAY)).toEqual([]);
  });
});

describe('the log', () => {
  it('drops a field that cannot be read, and keeps the answer', async () => {
    const db = await openLearner();
    await damage(db, 'reviews', 1, { explainedBy: 'nobody' });
    expect(await repaired(db)).toContain('without the field');
    expect(await db.reviews.get(1)).not.toHaveProperty('explainedBy');
    expect(await db.reviews.count()).toBe(5);
  });

  it('with a number beyond all others continues in its order', async () => {
    const db = await openLearner();
    const row = await db.reviews.get(5);
    await db.reviews.delete(5);
    await db.reviews.add({ ...Object(row), id: Number.MAX_SAFE_INTEGER });
    expect(await repaired(db)).toContain('another number');
    expect(await db.reviews.get(5)).toEqual(row);
  });

  it('that lacks an answer is reported, and the card keeps its memory', async () => {
    const db = await openLearner();
    const before = await contents(db);
    await db.reviews.delete(2);
    expect(await found(db)).toMatchObject([{ kind: 'gap' }]);
    const examined = await checkData(db, { calendar: UTC, now: NOW + 2 * DAY });
    await repairData(db, examined, NOW);
    expect(await db.cards.toArray()).toEqual(before['cards']);
  });
});

describe('orphaned rows', () => {
  it('are removed, and a deck without its manifest is named for reimport', async () => {
    const db = await openLearner();
    await damage(db, 'decks', 'test.deck', { manifest: undefined });
    await damage(db, 'questions', 'test.deck/two', { question: 'none' });
    await db.settings.bulkPut([{ name: 'theme', value: 'dark' }]);
    await db.sessions.put({ id: 'session', startedAt: NOW, seed: 1 });
    await damage(db, 'sessions', 'session', { seed: 'x' });
    const examined = await checkData(db, { calendar: UTC, now: NOW + 2 * DAY });
    expect(examined.findings.map(({ table }) => table)).toEqual(['decks', 'questions', 'sessions']);
    expect((await repairData(db, examined, NOW)).decks).toEqual(['test.deck']);
    expect(await db.settings.count()).toBe(1);
    expect(await db.sessions.count()).toBe(0);
  });
});
