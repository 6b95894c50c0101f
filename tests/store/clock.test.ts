import { describe, expect, it } from 'vitest';
import { countStranded, mendClock } from '#store/clock.ts';
import { recordAnswer } from '#store/reviews.ts';
import { getSession, startSession } from '#store/sessions.ts';
import { DAY, NOW, answerTo, deckOf, openWith, placed } from './fixtures.ts';

const YEAR = 365 * DAY;

describe('a clock that was a year ahead', () => {
  it('hides cards for a year, until it is corrected', async () => {
    const db = await openWith(deckOf([placed('one', 0), placed('two', 1)]));
    await recordAnswer(db, await answerTo(db, 'one', 'easy', NOW + YEAR));
    await recordAnswer(db, await answerTo(db, 'two', 'easy', NOW));
    const before = await db.cards.get('test.deck/one');
    const interval = (before?.due ?? 0) - (NOW + YEAR);
    expect(await countStranded(db, NOW)).toBe(1);
    expect(await mendClock(db, NOW)).toBe(1);
    expect(await db.cards.get('test.deck/one')).toEqual({ ...before, due: NOW + interval });
    expect(await countStranded(db, NOW)).toBe(0);
    expect(await mendClock(db, NOW + DAY)).toBe(0);
  });

  it('leaves a session that can be resumed', async () => {
    const db = await openWith(deckOf([placed('one', 0)]));
    await startSession(db, { id: 'ahead', startedAt: NOW + YEAR, seed: 1 });
    await mendClock(db, NOW);
    expect(await getSession(db, 'ahead')).toMatchObject({ startedAt: NOW });
  });
});
