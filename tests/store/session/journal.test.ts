import { describe, expect, it, vi } from 'vitest';
import { createJournal } from '#session/data/journal.ts';
import { createBackup } from '#store/backup.ts';
import { endOfJournal } from '#store/journal-lines.ts';
import {
  answer,
  answerStored,
  openEmpty,
  openSession,
  phaseOf,
  stored,
  until,
} from '../../fixtures/session.ts';
import { fakePlatform } from '../../fixtures/fake-platform.ts';
import type { FakePlatform } from '../../fixtures/fake-platform.ts';
import type { Session } from '../../fixtures/session.ts';

/** A learner who has given this many answers, in a session that continues. */
async function openLearner(answers: number): Promise<Session> {
  const session = await openSession();
  await session.app.getState().startSession();
  for (let count = 0; count < answers; count += 1) await answerNext(session);
  return session;
}

async function answerNext(session: Session): Promise<void> {
  await until(session.review, ({ phase }) => phase.kind === 'asking');
  await answerStored(session);
  await session.review.getState().next();
}

/** The ids of the journalled rows, in the order of writing. */
function noted({ noted: generations }: FakePlatform): number[] {
  return generations.flatMap((text) =>
    text.split('\n').flatMap((line) => {
      const { row } = (line.endsWith('}') ? JSON.parse(line) : {}) as { row?: { id: number } };
      return row === undefined ? [] : [row.id];
    }),
  );
}

/** Removes the log behind the app's back, like damage, except its first rows. */
async function cutLog({ db }: Session, left: number): Promise<void> {
  const gone = (await db.reviews.toArray()).slice(left);
  for (const row of gone) {
    await db.reviews.delete(row.id);
    if (row.kind !== 'answer') continue;
    const card = await db.cards.get(row.cardId);
    const { due: _, ...rest } = Object(card);
    await db.cards.put({ ...rest, memory: row.before, newPosition: row.newPositionBefore });
  }
}

/** A window on an empty database that shares the places outside it with another one. */
async function openAfterLoss({ platform }: Session): Promise<Session> {
  return openEmpty(undefined, platform);
}

describe('an answer', () => {
  it('counts as stored once it is in the journal as well', async () => {
    const session = await openLearner(1);
    const gate = Promise.withResolvers<void>();
    const { journal } = session.platform;
    const append = vi.fn<(lines: string) => Promise<void>>(async () => gate.promise);
    Object.assign(journal ?? {}, { append });
    await until(session.review, ({ phase }) => phase.kind === 'asking');
    answer(session);
    await expect.poll(() => append.mock.calls.length).toBe(1);
    // The verdict is shown all the same.
    expect(phaseOf(session.review, 'judged').saving).toEqual({ kind: 'pending' });
    expect(await session.db.reviews.count()).toBe(2);
    gate.resolve();
    await stored(session);
    expect(phaseOf(session.review, 'judged').saving).toEqual({ kind: 'saved' });
  });

  it('that is the first gets a backup to continue from, and later ones are journalled', async () => {
    const session = await openLearner(3);
    expect(session.platform.keptFor).toEqual(['session']);
    expect(noted(session.platform)).toEqual([2, 3]);
    expect(session.platform.noted.join('')).toMatch(/^\{"base":\[1,\d+\]\}\n/u);
  });

  it('that is taken back or re-rated is journalled as such', async () => {
    const session = await openLearner(2);
    const { review } = session;
    await until(review, ({ phase }) => phase.kind === 'asking');
    await review.getState().undo();
    await expect.poll(() => noted(session.platform)).toEqual([2, 3]);
  });

  it('is stored if the journal cannot be written, which is reported once; the missing lines follow', async () => {
    const session = await openLearner(1);
    const said = vi.spyOn(session.app.getState(), 'say');
    const { journal } = session.platform;
    const append = journal?.append;
    Object.assign(journal ?? {}, {
      append: async () => {
        throw new Error('The disk is full.');
      },
    });
    await answerNext(session);
    expect(said).toHaveBeenCalledWith({
      tone: 'wrong',
      text: 'Your answers are stored, but could not be noted outside the database as well: The disk is full. The next backup holds them.',
    });
    await answerNext(session);
    expect(said).toHaveBeenCalledOnce();
    expect(await session.db.reviews.count()).toBe(3);
    expect(noted(session.platform)).toEqual([]);
    Object.assign(journal ?? {}, { append });
    await session.services.journal.catchUp();
    expect(noted(session.platform)).toEqual([2, 3]);
  });

  it('does not wait for an unresponsive disk, and later answers do not wait at all', async () => {
    const { db, platform } = await openSession();
    const failures: string[] = [];
    const gate = Promise.withResolvers<string>();
    const place = { ...fakePlatform().journal, read: async () => gate.promise };
    const journal = createJournal({
      db,
      platform: { ...platform, journal: place as typeof platform.journal },
      now: Date.now,
    });
    journal.onFailed((message) => void failures.push(message));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const caughtUp = journal.catchUp();
      vi.advanceTimersByTime(20_000);
      await caughtUp;
      await journal.catchUp();
    } finally {
      vi.useRealTimers();
    }
    expect(failures).toEqual([expect.stringContaining('The disk does not answer.')]);
    // When it responds again, answers wait for it again.
    gate.resolve('');
    await expect.poll(async () => (await platform.backups?.list())?.length).toBe(2);
    await journal.catchUp();
    expect(failures).toHaveLength(1);
  });

  it('does not retry a failing backup after every answer', async () => {
    const session = await openSession();
    const { platform, services, clock } = session;
    const write = vi.fn<() => Promise<void>>(async () => {
      throw new Error('The disk is full.');
    });
    const usual = platform.backups?.write;
    Object.assign(platform.backups ?? {}, { write });
    const { journal } = services;
    await journal.catchUp();
    await journal.catchUp();
    expect(write).toHaveBeenCalledOnce();
    expect(platform.noted).toEqual(['', '']);
    Object.assign(platform.backups ?? {}, { write: usual });
    clock.now += 300_000;
    await journal.catchUp();
    expect(platform.keptFor).toEqual(['session']);
    expect(platform.noted[1]).toBe('{"base":[0,0]}\n');
  });
});

it('changes of questions are journalled, and so is taking them back', async () => {
  const session = await openLearner(1);
  const { app, platform } = session;
  await app.getState().changeCards(['test.deck/order', 'test.deck/type'], { do: 'flag' });
  expect(noted(platform)).toEqual([2, 3]);
  app.getState().notice?.action?.run();
  await expect.poll(() => noted(platform)).toEqual([2, 3, 4, 5]);
});

describe('two windows', () => {
  it('journal what each of them stores, whichever comes first', async () => {
    const session = await openLearner(2);
    const { db, platform } = session;
    const another = createJournal({ db, platform, now: Date.now });
    await session.db.reviews.add({ ...Object(await db.reviews.get(2)), id: 3 });
    await Promise.all([another.catchUp(), session.services.journal.catchUp()]);
    expect(new Set(noted(platform))).toEqual(new Set([2, 3]));
    expect(endOfJournal(platform.noted.join(''))?.[0]).toBe(3);
    // An incomplete line of one window does not spoil the next.
    platform.noted[1] += '{"schema":2,"aft';
    await session.db.reviews.add({ ...Object(await db.reviews.get(2)), id: 4 });
    await another.catchUp();
    expect(platform.noted[1]).toMatch(/\n\{"schema":2,"aft\n.*"id":4[^\n]*\n$/su);
  });
});

describe('a backup', () => {
  it('starts a new journal, and removes what is in two backups', async () => {
    const session = await openLearner(2);
    await session.platform.close();
    expect(noted(session.platform)).toEqual([2]);
    expect(session.platform.noted[1]).toMatch(/^\{"base":\[2,\d+\]\}\n$/u);
    await answerNext(session);
    await session.platform.close();
    expect(noted(session.platform)).toEqual([3]);
  });

  it('starts none if there was more data before than there is now', async () => {
    const session = await openLearner(3);
    session.platform.marked = { reviews: 7, at: 0 };
    await session.platform.close();
    await answerNext(session);
    await session.platform.close();
    expect(noted(session.platform)).toEqual([2, 3, 4]);
  });
});

describe('a lost database', () => {
  it('is restored with the answers after the newest backup', async () => {
    const session = await openLearner(2);
    await session.platform.close();
    await answerNext(session);
    const before = await session.db.reviews.toArray();
    const cards = await session.db.cards.toArray();
    const fresh = await openAfterLoss(session);
    await fresh.data.getState().lookForLoss();
    expect(fresh.data.getState().loss).toMatchObject({
      before: { reviews: 3 },
      now: 0,
      way: { kind: 'backup', backup: { reviews: 2, addition: { answers: 1 } } },
    });
    await fresh.data.getState().bringBack();
    expect(fresh.app.getState().incoming).toMatchObject({ addition: { answers: 1 } });
    await fresh.app.getState().accept();
    expect(await fresh.db.reviews.toArray()).toEqual(before);
    expect(await fresh.db.cards.toArray()).toEqual(cards);
    await until(fresh.data, ({ loss }) => loss === undefined);
    expect(session.platform.marked?.reviews).toBe(3);
    expect(session.platform.noted).toEqual(['', '']);
  });

  it('is noticed without a mark, also after a few answers, which do not hide the loss', async () => {
    const session = await openLearner(3);
    session.platform.marked = undefined;
    const fresh = await openAfterLoss(session);
    const { data, db } = fresh;
    await data.getState().lookForLoss();
    expect(data.getState().loss?.before?.reviews).toBe(3);
    // A backup of the new answers is the newest one, and is not the one that is offered.
    const [row] = await session.db.reviews.toArray();
    await db.reviews.add({ ...Object(row), at: 5 });
    await fresh.services.journal.catchUp();
    await fresh.platform.close();
    await fresh.platform.close();
    await data.getState().lookForLoss();
    expect(data.getState().loss).toMatchObject({
      before: { reviews: 3 },
      now: 1,
      way: { kind: 'backup', backup: { addition: { answers: 2 } } },
    });
  });

  it('that lost only its last answers gets them back from the journal', async () => {
    const session = await openLearner(3);
    const { db, data, app } = session;
    const before = [await db.reviews.toArray(), await db.cards.toArray()];
    await cutLog(session, 1);
    await data.getState().lookForLoss();
    expect(data.getState().loss).toMatchObject({
      before: { reviews: 3 },
      now: 1,
      way: { kind: 'journal', addition: { answers: 2 } },
    });
    await data.getState().bringBack();
    expect([await db.reviews.toArray(), await db.cards.toArray()]).toEqual(before);
    expect(data.getState().loss).toBeUndefined();
    expect(app.getState().notice?.text).toBe('Your answers are back.');
  });

  it('that is accepted leaves nothing of it in the journal', async () => {
    const session = await openLearner(3);
    await cutLog(session, 1);
    const { data } = session;
    await data.getState().lookForLoss();
    await data.getState().acceptLoss();
    expect(session.platform.noted).toEqual(['', '']);
    await data.getState().lookForLoss();
    expect(data.getState().loss).toBeUndefined();
    // Later answers have a backup to continue from.
    const kept = session.platform.kept.length;
    await answerNext(session);
    expect(session.platform.kept).toHaveLength(kept + 1);
  });
});

it('a restore that a learner chooses goes back in time, and the journal does not restore what came after', async () => {
  const session = await openLearner(1);
  const bytes = await createBackup(session.db, 0);
  await answerNext(session);
  expect(noted(session.platform)).toEqual([2]);
  await session.app.getState().receive({ kind: 'backup', name: 'b.loopwise-backup', bytes });
  await session.app.getState().accept();
  expect(await session.db.reviews.count()).toBe(1);
  expect(session.platform.noted).toEqual(['', '']);
  await session.data.getState().lookForLoss();
  expect(session.data.getState().loss).toBeUndefined();
});
