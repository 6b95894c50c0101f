/** How far a deck is from lasting, from cards and the log. */
import { describe, expect, it } from 'vitest';
import { loadGoal, loadGoals } from '#session/goals.ts';
import type { Database } from '#store/database.ts';
import { changeCards } from '#store/changes.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import type { Form } from '#schedule/forms.ts';
import { DAY, NOW, answerTo, cardOf, deckOf, openWith, placed } from './fixtures.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Two concepts: the first four questions, and the others. */
const DECK = deckOf(
  IDS.map((id, at) => {
    const one = placed(id, at);
    const concept = at < 4 ? 'coroutine-objects' : 'ready-queue';
    return { ...one, question: { ...one.question, concept } };
  }),
);

/** Answers a card right in a form, after its interval. */
async function answerAgain(db: Database, id: string, at: number, form: Form): Promise<void> {
  await recordAnswer(db, { ...(await answerTo(db, id, 'easy', at, `session ${at}`)), form });
}

const needs = (db: Database, now: number) => ({ db, now: () => now });

describe('the goal of a deck', () => {
  it('is unknown before anything is answered', async () => {
    expect(await loadGoal(needs(await openWith(DECK), NOW))).toBeUndefined();
  });

  it('gives how much is lasting, without a date from too few', async () => {
    const db = await openWith(DECK);
    await answerAgain(db, 'a', NOW, 'order');
    await answerAgain(db, 'a', NOW + 10 * DAY, 'type');
    expect(await cardOf(db, 'a')).toMatchObject({ memory: { state: 'review' } });
    const goal = await loadGoal(needs(db, NOW + 11 * DAY));
    expect(goal).toEqual({
      deckId: 'test.deck',
      title: 'Deck test.deck',
      total: 7,
      lasting: 1,
      date: undefined,
    });
  });

  it('has a date at the pace of the last month, which an undo and a suspension change', async () => {
    const db = await openWith(DECK);
    for (const id of IDS.slice(0, 5)) {
      await answerAgain(db, id, NOW, 'order');
      await answerAgain(db, id, NOW + 10 * DAY, 'type');
    }
    const now = NOW + 11 * DAY;
    // Five in the last thirty days, two left.
    expect(await loadGoal(needs(db, now))).toMatchObject({ lasting: 5, date: now + 12 * DAY });
    expect((await loadGoal(needs(db, NOW + 60 * DAY)))?.date).toBeUndefined();
    await changeCards(db, { cards: ['test.deck/f'], change: { do: 'suspend' }, at: now });
    expect(await loadGoal(needs(db, now))).toMatchObject({ total: 6, date: now + 6 * DAY });
    await undoAnswer(db, { sessionId: `session ${NOW + 10 * DAY}`, at: now });
    expect(await loadGoal(needs(db, now))).toMatchObject({ lasting: 4, date: undefined });
  });
});

describe('the concepts of a deck', () => {
  it('have the level of their questions and answers', async () => {
    const db = await openWith(DECK);
    const states = async (now: number) =>
      (await loadGoals(needs(db, now)))[0]?.concepts.map(({ id, state }) => [id, state]);
    expect(await states(NOW)).toEqual([
      ['coroutine-objects', 'new'],
      ['ready-queue', 'new'],
    ]);
    await answerAgain(db, 'e', NOW, 'order');
    expect((await states(NOW))?.[1]).toEqual(['ready-queue', 'introduced']);
    await answerAgain(db, 'f', NOW, 'type');
    expect((await states(NOW))?.[1]).toEqual(['ready-queue', 'understood']);
    await answerAgain(db, 'g', NOW, 'type');
    for (const id of ['e', 'f', 'g']) await answerAgain(db, id, NOW + 10 * DAY, 'type');
    expect(await states(NOW + 10 * DAY)).toEqual([
      ['coroutine-objects', 'new'],
      ['ready-queue', 'lasting'],
    ]);
  });
});
