import { describe, expect, it } from 'vitest';
import type { LengthName } from '#schedule/length.ts';
import { noteHabit } from '#session/habit.ts';
import { findPaused } from '#session/paused.ts';
import { effectiveAnswers } from '#store/reviews.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import { deckFiles, packageOf, predictText, prints } from '../../fixtures/decks.ts';
import {
  DAY,
  MINUTE,
  NOW,
  UTC,
  answer,
  answerStored,
  openEmpty,
  openSession,
  phaseOf,
  shown,
} from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const FIVE = packageOf(deckFiles(IDS.map((id) => predictText(id, prints(`line of ${id}`)))));

async function started(length: LengthName = 'all'): Promise<Session> {
  const session = await openSession(FIVE);
  await saveSetting(session.db, 'sessionLength', length);
  await session.review.getState().start();
  return session;
}

/**
 * Answers the question on screen so that it does not return today, `took` ms later, and continues.
 */
async function finish(session: Session, took = 0): Promise<void> {
  session.clock.now += took;
  answer(session);
  session.review.getState().rate('easy');
  await session.review.getState().next();
}

/** The app after it was closed half way without notice, and opened again. */
async function reopened({ db, clock }: Session): Promise<Session> {
  const session = await openEmpty(db);
  session.clock.now = clock.now;
  await session.app.getState().refresh();
  return session;
}

async function resume(session: Session): Promise<void> {
  await session.app.getState().resume();
}

const remaining = ({ review }: Session) => review.getState().remaining;
const paused = ({ app }: Session) => app.getState().today?.paused;

describe('a session of a number of cards', () => {
  it('counts them down and is over when they are answered, whatever else is due', async () => {
    const session = await openSession(
      packageOf(deckFiles('abcdefghijkl'.split('').map((id) => predictText(id, prints(id))))),
    );
    await saveSetting(session.db, 'newPerDay', 20);
    await saveSetting(session.db, 'sessionLength', 'cards-10');
    await session.review.getState().start();
    expect(remaining(session)).toEqual({ unit: 'cards', count: 10 });
    await finish(session);
    expect(remaining(session)).toEqual({ unit: 'cards', count: 9 });
    for (let turn = 0; turn < 9; turn += 1) await finish(session);
    expect(phaseOf(session.review, 'over').summary).toMatchObject({
      results: { answers: 10 },
      suggestion: { kind: 'more', count: 2 },
    });
    await session.review.getState().undo();
    expect(shown(session)).toBe('j');
    expect(remaining(session)).toEqual({ unit: 'cards', count: 1 });
    await finish(session);
    expect(shown(session)).toBe('over');
  });
});

describe('a session of minutes', () => {
  it('never cuts an answer off, and is over after its verdict', async () => {
    const session = await started('minutes-5');
    expect(remaining(session)).toEqual({ unit: 'minutes', count: 5 });
    await finish(session, 2 * MINUTE);
    expect(remaining(session)).toEqual({ unit: 'minutes', count: 3 });
    session.clock.now += 4 * MINUTE;
    answer(session, false);
    expect(shown(session)).toBe('b');
    await session.review.getState().next();
    expect(phaseOf(session.review, 'over').summary).toMatchObject({
      results: { answers: 2, right: 1 },
      suggestion: { kind: 'more', count: 3 },
    });
  });

  it('counts reading the verdict, but not the hour in which the learner was away', async () => {
    const session = await started('minutes-10');
    session.clock.now += MINUTE;
    answer(session);
    session.clock.now += 2 * MINUTE;
    await session.review.getState().next();
    expect(remaining(session)).toEqual({ unit: 'minutes', count: 7 });
    await finish(session, 60 * MINUTE);
    expect(remaining(session)).toEqual({ unit: 'minutes', count: 2 });
  });
});

describe('a session that was closed half way', () => {
  it('is resumed, and its end covers the whole of it', async () => {
    const before = await started();
    await finish(before);
    await finish(before);
    await answerStored(before, false);

    const session = await reopened(before);
    expect(paused(session)).toEqual({
      id: 'session 1',
      answered: 3,
      left: { unit: 'cards', count: 3 },
    });
    await resume(session);
    expect(session.app.getState().screen).toBe('review');
    expect(session.review.getState()).toMatchObject({ answered: 3, remaining: { count: 3 } });
    expect(shown(session)).toBe('d');
    for (let turn = 0; turn < 3; turn += 1) await finish(session);
    expect(phaseOf(session.review, 'over').summary.results).toMatchObject({ answers: 6, right: 5 });
    expect(await session.db.sessions.toArray()).toMatchObject([{ id: 'session 1', endedAt: NOW }]);
  });

  it('does not begin with the question it was left at, if there is another', async () => {
    const before = await started();
    await answerStored(before, false);
    before.clock.now += 2 * MINUTE;
    const session = await reopened(before);
    await resume(session);
    expect(shown(session)).toBe('b');
  });

  it('continues with the rest of its length', async () => {
    const before = await started('minutes-5');
    await finish(before, 2 * MINUTE);
    const session = await reopened(before);
    await saveSetting(session.db, 'sessionLength', 'all');
    expect(paused(session)?.left).toEqual({ unit: 'minutes', count: 3 });
    await resume(session);
    expect(remaining(session)).toEqual({ unit: 'minutes', count: 3 });
    await finish(session, 3 * MINUTE);
    expect(shown(session)).toBe('over');
  });

  it('continues with its unit, beyond the day’s limits if that was requested', async () => {
    const before = await openSession(FIVE);
    await saveSetting(before.db, 'newPerDay', 0);
    await before.review.getState().start({ deckId: 'test.deck', unit: 'basics', extra: true });
    await finish(before);
    const session = await reopened(before);
    expect(session.app.getState().today).toMatchObject({ fresh: 0, paused: { answered: 1 } });
    await resume(session);
    expect(shown(session)).toBe('b');
  });

  it('can take back earlier answers, question by question', async () => {
    const before = await started();
    const cards = await before.db.cards.toArray();
    await finish(before);
    await finish(before);
    const session = await reopened(before);
    await resume(session);
    await finish(session);
    const back: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await session.review.getState().undo();
      back.push(shown(session));
    }
    expect(back).toEqual(['c', 'b', 'a', 'a']);
    expect(session.review.getState()).toMatchObject({ answered: 0, complaint: undefined });
    expect(await session.db.cards.toArray()).toEqual(cards);
    expect(effectiveAnswers(await session.db.reviews.toArray())).toEqual([]);
    for (let turn = 0; turn < 5; turn += 1) await finish(session);
    expect(phaseOf(session.review, 'over').summary.results.answers).toBe(5);
  });

  it('is not offered if nothing was answered, or nothing is left', async () => {
    const nothing = await started();
    expect(await findPaused(nothing.services)).toBeUndefined();
    const all = await started();
    for (let turn = 0; turn < 4; turn += 1) await finish(all);
    answer(all);
    all.review.getState().rate('easy');
    await all.review.getState().leave();
    expect(paused(await reopened(all))).toBeUndefined();
  });

  it('is ended silently on another day, at the time of its last answer', async () => {
    const before = await started();
    await finish(before, MINUTE);
    before.clock.now += DAY;
    const session = await reopened(before);
    expect(paused(session)).toBeUndefined();
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: NOW + MINUTE }]);
  });

  it('is replaced by a new session', async () => {
    const before = await started();
    await finish(before);
    const session = await reopened(before);
    await session.app.getState().startSession();
    expect(session.review.getState().answered).toBe(0);
    await session.app.getState().goTo('home');
    expect(paused(session)).toBeUndefined();
  });

  it('stays paused if it is left again before it is open', async () => {
    const before = await started();
    await finish(before);
    const session = await reopened(before);
    const going = resume(session);
    await session.app.getState().goTo('home');
    await going;
    expect(paused(session)).toMatchObject({ id: 'session 1', answered: 1 });
  });

  it('says so if it is gone', async () => {
    const before = await started();
    await finish(before);
    const session = await reopened(before);
    await session.db.sessions.clear();
    await resume(session);
    expect(phaseOf(session.review, 'broken').message).toContain('gone');
  });
});

describe('the hints at the first question', () => {
  it('are shown for the first question ever, and never again', async () => {
    const session = await started();
    expect(session.review.getState().tour).toBe(true);
    await finish(session);
    expect(session.review.getState().tour).toBe(false);
    await session.review.getState().undo();
    await session.review.getState().start();
    expect(session.review.getState().tour).toBe(false);
  });

  it('can be dismissed for good, also before anything is answered', async () => {
    const session = await started();
    session.review.getState().endTour();
    expect(session.review.getState().tour).toBe(false);
    await session.review.getState().start();
    expect(session.review.getState().tour).toBe(false);
  });

  it('return on request, with the introductions of forms', async () => {
    const session = await started();
    await finish(session);
    expect(session.review.getState().formsMet).not.toEqual([]);
    await session.app.getState().showTipsAgain();
    await session.review.getState().start();
    expect(session.review.getState()).toMatchObject({ tour: true, formsMet: [] });
  });
});

describe('the suggestion at the end of a session', () => {
  it('runs with one key: another session if more is due', async () => {
    const session = await started('minutes-5');
    session.app.setState({ screen: 'review' });
    await finish(session, 5 * MINUTE);
    await session.app.getState().follow();
    expect(shown(session)).toBe('b');
    expect(session.review.getState().answered).toBe(0);
  });

  it('is the first screen if nothing is left', async () => {
    const session = await started();
    session.app.setState({ screen: 'review' });
    for (let turn = 0; turn < 5; turn += 1) await finish(session);
    await session.app.getState().follow();
    expect(session.app.getState().screen).toBe('home');
  });

  it('names the models that appeared with the catalogue’s sentence', async () => {
    const session = await started();
    await answerStored(session, false);
    const row = effectiveAnswers(await session.db.reviews.toArray())[0];
    if (row !== undefined) await session.db.reviews.put({ ...row, explainedBy: ['sequential'] });
    session.review.getState().rate('easy');
    await session.review.getState().next();
    for (let turn = 0; turn < 4; turn += 1) await finish(session);
    const { results, statements } = phaseOf(session.review, 'over').summary;
    expect(results.models).toMatchObject([
      { id: 'sequential', count: 1, concepts: ['order of output'] },
    ]);
    expect(statements.get('sequential')).toBe('Nothing overlaps');
  });
});

describe('the days of a learner', () => {
  /** Five questions that were answered and are due again. */
  async function due(): Promise<Session> {
    const session = await started();
    for (const _ of IDS) await finish(session, MINUTE);
    session.clock.now += 60 * DAY;
    return session;
  }

  it('ask what they have time for, and more on request', async () => {
    const session = await due();
    await session.app.getState().change('minutesPerDay', 3);
    await session.app.getState().refresh();
    expect(session.app.getState().today).toMatchObject({ due: 2, fresh: 0, waits: true });
    expect(session.app.getState().overview).toMatchObject({ caughtUp: 2 });
    expect(session.app.getState().overview?.forecast.slice(0, 4)).toEqual([2, 2, 1, 0]);
    await session.app.getState().startSession(undefined, { beyond: true });
    expect(session.review.getState().left.review).toBe(5);
    await finish(session, MINUTE);
    // As much is left after closing and reopening.
    const again = await reopened(session);
    await resume(again);
    expect(again.review.getState().left.review).toBe(4);
  });

  it('count a question that is asked early because of a belief, and not again on its own day', async () => {
    const session = await started();
    for (const _ of IDS) await finish(session, MINUTE);
    session.clock.now += DAY;
    const bars = async () => {
      await session.app.getState().refresh();
      return session.app.getState().overview?.forecast ?? [];
    };
    const before = await bars();
    expect(before[0]).toBe(0);
    const cardId = 'test.deck/a';
    await saveSetting(session.db, 'wanted', [{ cardId, belief: 'Nothing overlaps' }]);
    const after = await bars();
    expect(session.app.getState().today?.due).toBe(1);
    const changes = after.map((count, day) => count - (before[day] ?? 0));
    expect(changes[0]).toBe(1);
    expect(changes.slice(1).filter((change) => change !== 0)).toEqual([-1]);
  });

  it('ask nothing while the learner is away, not even what was just answered wrong', async () => {
    const session = await started();
    await answerStored(session, false);
    await session.app.getState().change('awayUntil', session.clock.now + 30 * DAY);
    await session.app.getState().goTo('home');
    const { overview } = session.app.getState();
    expect(overview?.decks[0]?.units[0]?.learning).toBe(1);
    expect(overview?.forecast.every((count) => count === 0)).toBe(true);
  });

  it('ask nothing while the learner is away, and everything afterwards', async () => {
    const session = await due();
    await session.app.getState().change('awayUntil', session.clock.now + 2 * DAY);
    await session.app.getState().refresh();
    expect(session.app.getState().today).toMatchObject({
      due: 0,
      fresh: 0,
      awayUntil: session.clock.now + 2 * DAY,
    });
    const { forecast, tomorrow } = session.app.getState().overview ?? {};
    expect(forecast?.slice(0, 4)).toEqual([0, 0, 0, 5]);
    expect(tomorrow).toMatchObject({ reviews: 0, fresh: 0, minutes: 0 });
    session.clock.now += 2 * DAY;
    await session.app.getState().refresh();
    expect(session.app.getState().today).toMatchObject({ due: 5, awayUntil: undefined });
  });

  it('are estimated from the answers once there are five of them', async () => {
    const session = await started();
    for (let day = 0; day < 5; day += 1) {
      expect((await loadSettings(session.db)).usualMinutes).toBeUndefined();
      await session.review.getState().start();
      await finish(session, 3 * MINUTE);
      await noteHabit({ db: session.db, calendar: UTC });
      session.clock.now += DAY;
    }
    expect((await loadSettings(session.db)).usualMinutes).toBe(10);
  });
});
