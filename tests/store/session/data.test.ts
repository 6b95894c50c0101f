import { describe, expect, it } from 'vitest';
import { createBackup } from '#store/backup.ts';
import { checkBackup } from '../../fixtures/backups.ts';
import { openEmpty, openSession, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

/** Answers the question on screen and waits until the answer is stored. */
async function answer(session: Session): Promise<void> {
  const { review } = session;
  await until(review, ({ phase }) => phase.kind === 'asking');
  review.getState().submit('think', true);
  await until(review, ({ phase }) => phase.kind === 'judged' && phase.saving.kind === 'saved');
}

async function openLearner(answers = 1): Promise<Session> {
  const session = await openSession();
  await session.app.getState().startSession();
  for (let count = 0; count < answers; count += 1) {
    await answer(session);
    await session.review.getState().next();
  }
  return session;
}

async function reviewsKept(session: Session): Promise<readonly number[]> {
  const checks = session.platform.kept.map(async (bytes) => {
    const checked = await checkBackup(bytes);
    return checked.ok ? (checked.value.counts.reviews ?? 0) : -1;
  });
  return Promise.all(checks);
}

describe('an automatic backup', () => {
  it('is written when the summary appears', async () => {
    const session = await openSession();
    await session.app.getState().change('newPerDay', 1);
    await session.app.getState().startSession();
    await answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
    await until(session.review, ({ phase }) => phase.kind === 'over');
    // The first is the one from which the journal continues.
    await expect.poll(() => session.platform.keptFor).toEqual(['session', 'session']);
    const reviews = await session.db.reviews.count();
    await expect.poll(() => session.platform.marked?.reviews).toBe(reviews);
  });

  it('is written when the window closes half way, but not twice for the same answers', async () => {
    const session = await openLearner(2);
    await session.platform.close();
    await session.platform.close();
    expect(await reviewsKept(session)).toEqual([1, 2]);
  });

  it('is written during a long session', async () => {
    const session = await openLearner();
    session.clock.now += 11 * 60_000;
    await answer(session);
    await expect.poll(() => session.platform.kept.length).toBe(2);
  });

  it('is written before a deck is removed, and the deck stays if it cannot be', async () => {
    const session = await openLearner();
    await session.app.getState().removeDeck('test.deck');
    expect(session.platform.keptFor).toEqual(['session', 'removal']);
    const other = await openLearner();
    Object.assign(other.platform.backups ?? {}, {
      write: async () => {
        throw new Error('The disk is full.');
      },
    });
    await other.app.getState().removeDeck('test.deck');
    expect(other.app.getState().notice?.text).toBe('The deck was not removed. The disk is full.');
    expect(await other.db.decks.count()).toBe(1);
  });

  it('reports rows that are damaged', async () => {
    const session = await openLearner();
    await session.db.sessions.put({ id: 'bad', startedAt: NaN, seed: 1 });
    await session.platform.close();
    expect(session.app.getState().notice?.text).toContain('One row of your data is damaged');
  });
});

describe('a restore', () => {
  async function restore(session: Session, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { app } = session;
    await app.getState().receive({ kind: 'backup', name: 'b.loopwise-backup', bytes });
    await app.getState().accept();
  }

  it('keeps the previous data and offers it back', async () => {
    const session = await openLearner();
    const empty = await openEmpty();
    await restore(session, await createBackup(empty.db, 0));
    expect(await session.db.reviews.count()).toBe(0);
    expect(session.platform.marked?.reviews).toBe(0);
    await expect.poll(() => session.app.getState().backups?.[0]?.reason).toBe('restore');
    session.app.getState().notice?.action?.run();
    await until(session.app, ({ incoming }) => incoming?.kind === 'backup');
    await session.app.getState().accept();
    expect(await session.db.reviews.count()).toBe(1);
  });

  it('that cannot keep the previous data asks once more', async () => {
    const session = await openLearner();
    const empty = await openEmpty();
    Object.assign(session.platform.backups ?? {}, {
      write: async () => {
        throw new Error('The disk is full.');
      },
    });
    const { app } = session;
    await restore(session, await createBackup(empty.db, 0));
    expect(app.getState().incoming).toMatchObject({ kind: 'backup', unkept: 'The disk is full.' });
    expect(await session.db.reviews.count()).toBe(1);
    await app.getState().accept();
    expect(await session.db.reviews.count()).toBe(0);
  });

  it('leaves out bad rows on request, and lists them', async () => {
    const session = await openLearner(2);
    const [card] = await session.db.cards.toArray();
    await session.db.cards.put({ ...Object(card), memory: undefined });
    const bytes = await createBackup(session.db, 0);
    const { app } = session;
    await app.getState().receive({ kind: 'backup', name: 'b.loopwise-backup', bytes });
    expect(app.getState().incoming).toMatchObject({ kind: 'refused' });
    app.getState().showRest();
    expect(app.getState().incoming).toMatchObject({ kind: 'backup', checked: { bad: 1 } });
    await app.getState().accept();
    expect(app.getState().incoming).toBeUndefined();
    expect(await session.db.cards.get(card?.id ?? '')).toBeUndefined();
    expect(await session.db.reviews.count()).toBe(2);
  });
});

describe('a lost database', () => {
  it('is noticed, and the newest good backup restores it', async () => {
    const session = await openLearner(2);
    await session.platform.close();
    const reviews = await session.db.reviews.count();
    const fresh = await openEmpty(undefined, session.platform);
    session.platform.kept.push(new Uint8Array([1, 2, 3]));
    const { data, app } = fresh;
    await data.getState().lookForLoss();
    expect(data.getState().loss).toMatchObject({
      before: { reviews },
      now: 0,
      way: { kind: 'backup', backup: { reviews } },
    });
    await data.getState().bringBack();
    await app.getState().accept();
    expect(await fresh.db.reviews.count()).toBe(reviews);
    await until(data, ({ loss }) => loss === undefined);
  });

  it('is not mentioned again if the learner continues without it', async () => {
    const session = await openEmpty();
    session.platform.marked = { reviews: 7, at: 0 };
    await session.data.getState().lookForLoss();
    expect(session.data.getState().loss).toEqual({
      before: { reviews: 7, at: 0 },
      now: 0,
      way: undefined,
    });
    // Answers given meanwhile do not hide it.
    await session.platform.close();
    expect(session.platform.marked.reviews).toBe(7);
    await session.data.getState().acceptLoss();
    await session.data.getState().lookForLoss();
    expect(session.data.getState().loss).toBeUndefined();
  });

  it('is not suspected for a new learner', async () => {
    const session = await openEmpty();
    await session.data.getState().lookForLoss();
    expect(session.data.getState().loss).toBeUndefined();
  });
});

describe('the data check', () => {
  it('finds, backs up, repairs and reports it', async () => {
    const session = await openLearner();
    const { data, db } = session;
    await data.getState().check();
    expect(data.getState().checking).toMatchObject({ kind: 'found', repairable: 0 });
    const [deck] = await db.decks.toArray();
    await db.decks.put({ ...Object(deck), manifest: undefined });
    await data.getState().check();
    expect(data.getState().checking).toMatchObject({ kind: 'found', repairable: 1 });
    await data.getState().repair();
    expect(session.platform.keptFor).toContain('repair');
    expect(await db.decks.get(deck?.id ?? '')).toMatchObject({ manifest: deck?.manifest });
    expect(data.getState().checking).toMatchObject({
      kind: 'found',
      repairable: 0,
      repaired: [expect.any(String), expect.stringContaining('imported again')],
    });
  });

  it('changes nothing if there can be no backup', async () => {
    const session = await openLearner();
    const { data, db } = session;
    await db.sessions.put({ id: 'bad', startedAt: NaN, seed: 1 });
    await data.getState().check();
    Object.assign(session.platform.backups ?? {}, {
      write: async () => {
        throw new Error('The disk is full.');
      },
    });
    await data.getState().repair();
    expect(data.getState().checking).toEqual({
      kind: 'failed',
      message: 'Nothing was changed. The disk is full.',
    });
    expect(await db.sessions.get('bad')).toBeDefined();
  });
});

describe('damaged rows', () => {
  it('empty no screen and stop no session', async () => {
    const session = await openLearner(3);
    const { db, app, review, clock } = session;
    await review.getState().leave();
    clock.now += 30 * 86_400_000;
    const [one, two, three] = await db.cards.toArray();
    await db.cards.put({ ...Object(one), memory: { ...Object(one?.memory), stability: -1 } });
    await db.cards.put({ ...Object(two), memory: undefined });
    await app.getState().goTo('home');
    expect(app.getState().today).toMatchObject({ due: 1, damaged: 1 });
    expect(app.getState().overview?.decks).toHaveLength(1);
    await app.getState().startSession();
    const { phase } = await until(review, ({ phase }) => phase.kind === 'asking');
    expect(phase.kind === 'asking' && phase.asked.card.id).toBe(three?.id);
    await db.decks.put({ ...Object(await db.decks.get('test.deck')), manifest: undefined });
    await app.getState().goTo('home');
    expect(app.getState().notice).toBeUndefined();
    expect(app.getState().today?.damaged).toBe(2);
    await app.getState().startSession();
    await until(review, ({ phase }) => phase.kind === 'over');
  });
});
