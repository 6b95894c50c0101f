/** Practice outside the schedule: what is asked, what is stored, and that no card changes. */
import { describe, expect, it } from 'vitest';
import { checkData } from '#store/check.ts';
import { loadHistories } from '#store/refit.ts';
import { createBackup } from '#store/backup.ts';
import { deckFiles, packageOf, predictText, prints } from '../../fixtures/decks.ts';
import { restoreBackup } from '../../fixtures/backups.ts';
import {
  DAY,
  MINUTE,
  UTC,
  answer,
  openEmpty,
  openSession,
  phaseOf,
  shown,
  stored,
} from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { withoutCaches } from '../fixtures.ts';

const IDS = ['a', 'b', 'c'];
const DECK = packageOf(deckFiles(IDS.map((id) => predictText(id, prints(`line of ${id}`)))));
const SCOPE = { deckId: 'test.deck', unit: 'basics' };

/** Three questions that were answered yesterday and are not due. */
async function ahead(): Promise<Session> {
  const session = await openSession(DECK);
  await session.review.getState().start();
  for (const _ of IDS) {
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
  }
  session.clock.now += DAY;
  return session;
}

async function started(): Promise<Session> {
  const session = await ahead();
  await session.app.getState().startSession(SCOPE, { cram: true });
  return session;
}

const cards = async ({ db }: Session) => db.cards.toArray();

describe('practice outside the schedule', () => {
  it('asks known cards although they are not due, and changes none', async () => {
    const session = await started();
    const before = await cards(session);
    const asked: string[] = [];
    while (session.review.getState().phase.kind === 'asking' && asked.length < 9) {
      asked.push(shown(session));
      answer(session);
      await session.review.getState().next();
    }
    expect(asked.toSorted()).toEqual(IDS);
    expect(shown(session)).toBe('over');
    expect(await cards(session)).toEqual(before);
    const kinds = (await session.db.reviews.toArray()).map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['cram', 'cram', 'cram']);
    expect(session.review.getState().phase).toMatchObject({
      summary: { results: { answers: 3, right: 3, learnt: [], kept: [{}], again: [] } },
    });
  });

  it('repeats wrong answers after minutes, and promises no interval', async () => {
    const session = await started();
    const first = shown(session);
    answer(session, false);
    expect(phaseOf(session.review, 'judged')).toMatchObject({ cram: true, rating: 'again' });
    session.review.getState().toggleRatings();
    expect(session.review.getState().rerating).toBe(false);
    session.review.getState().rate('easy');
    expect(phaseOf(session.review, 'judged').rating).toBe('again');
    await session.review.getState().next();
    expect(shown(session)).not.toBe(first);
    expect(session.review.getState().left).toMatchObject({ learning: 1, review: 2 });
    session.clock.now += 6 * MINUTE;
    answer(session);
    await session.review.getState().next();
    expect(shown(session)).toBe(first);
  });

  it('takes an answer back, and resumes after a restart', async () => {
    const session = await started();
    const first = shown(session);
    answer(session);
    await stored(session);
    await session.review.getState().undo();
    expect(shown(session)).toBe(first);
    expect(session.review.getState().answered).toBe(0);
    answer(session);
    await session.review.getState().next();
    const again = await openEmpty(session.db);
    again.clock.now = session.clock.now;
    await again.app.getState().refresh();
    expect(again.app.getState().today?.paused).toMatchObject({ answered: 1, left: { count: 2 } });
    await again.app.getState().resume();
    expect(shown(again)).not.toBe(first);
    expect(await again.review.getState().givenAnswers()).toMatchObject([{ correct: true }]);
  });

  it('does not affect the day, the memory or the parameters', async () => {
    const session = await started();
    const histories = await loadHistories(session.db, UTC);
    answer(session, false);
    await stored(session);
    expect(await loadHistories(session.db, UTC)).toEqual(histories);
    await session.app.getState().goTo('home');
    expect(session.app.getState().today?.done).toBe(0);
    const now = session.clock.now;
    expect((await checkData(session.db, { calendar: UTC, now })).findings).toEqual([]);
  });

  it('is in a backup', async () => {
    const session = await started();
    answer(session);
    await stored(session);
    const other = await openEmpty();
    const backup = await createBackup(session.db, session.clock.now);
    expect(await restoreBackup(other.db, backup)).toMatchObject({ ok: true });
    expect((await withoutCaches(other.db))['reviews']).toEqual(
      (await withoutCaches(session.db))['reviews'],
    );
    expect((await withoutCaches(other.db))['sessions']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ cram: true, scope: SCOPE })]),
    );
  });

  it('shows the variant of the last review, not that of the next', async () => {
    const vary = '[one, two, three]';
    const session = await openSession(
      packageOf(deckFiles([predictText('a', ['print("one")'], { vary })])),
    );
    await session.review.getState().start();
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
    session.clock.now += DAY;
    await session.app.getState().startSession(SCOPE, { cram: true });
    expect(phaseOf(session.review, 'asking').asked.variant).toBe(0);
  });
});
