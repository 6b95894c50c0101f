import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import { createStatisticsStore } from '#session/statistics/store.ts';
import type { Platform } from '#platform/platform.ts';
import { answersBetween } from '#store/history.ts';
import { recordAnswer, effectiveAnswers, undoAnswer } from '#store/reviews.ts';
import type { AnswerReviewRow } from '#store/rows.ts';
import { DAY, NOW, THREE, UTC, openWith } from '../fixtures.ts';
import type { Database } from '#store/database.ts';

async function answerAt(db: Database, id: string, at: number, right: boolean): Promise<void> {
  const card = await db.cards.get(id);
  if (card === undefined) throw new Error(`There is no card ${id}.`);
  const rating = right ? 'good' : 'again';
  await recordAnswer(db, {
    cardId: id,
    sessionId: 'session',
    at,
    took: 10_000,
    form: 'type',
    variant: 0,
    answer: 'x',
    correct: right,
    confidence: 'sure',
    explainedBy: [],
    suggested: rating,
    before: card.memory,
    outcome: outcomes(id, card.memory, at, UTC, DEFAULT_OPTIONS)[rating],
  });
}

/** A learner of forty days, and the saved files. */
async function openLearner() {
  const db = await openWith(THREE);
  const ids = (await db.cards.toArray()).map(({ id }) => id);
  for (let day = 40; day >= 0; day -= 4) {
    for (const id of ids) await answerAt(db, id, NOW - day * DAY, day % 8 === 0);
  }
  await undoAnswer(db, { sessionId: 'session', at: NOW });
  const saved: { readonly kind: string; readonly name: string; readonly text: string }[] = [];
  const saveFile: Platform['saveFile'] = async (kind, name, bytes) => {
    saved.push({ kind, name, text: new TextDecoder().decode(bytes) });
    return { saved: true };
  };
  const store = createStatisticsStore({
    db,
    calendar: UTC,
    now: () => NOW,
    platform: { saveFile },
  });
  return { db, store, saved };
}

describe('the statistics', () => {
  it('equal the rows of the log, without what was taken back', async () => {
    const { db, store } = await openLearner();
    await store.getState().load();
    const rows = effectiveAnswers(await db.reviews.toArray());
    const recent = rows.filter(({ at }) => at > NOW - 30 * DAY);
    const { view } = store.getState();
    expect(view?.answers).toBe(recent.length);
    const sure = view?.plots.find(({ id }) => id === 'confidence')?.bars[2];
    expect(sure?.answers).toBe(recent.length);
    expect(sure?.value).toBeCloseTo(
      recent.filter(({ correct }) => correct === 1).length / recent.length,
      10,
    );
    const daily = view?.plots.find(({ id }) => id === 'answers')?.bars ?? [];
    expect(daily).toHaveLength(30);
    expect(daily.reduce((sum, { answers }) => sum + answers, 0)).toBe(recent.length);
  });

  it('cover the chosen period and deck', async () => {
    const { store } = await openLearner();
    await store.getState().load({ period: 'week' });
    const week = store.getState().view?.answers ?? 0;
    await store.getState().load({ period: 'year' });
    expect(store.getState().view?.answers).toBeGreaterThan(week);
    await store.getState().load({ deck: 'another.deck' });
    expect(store.getState().view?.answers).toBe(0);
    await store.getState().load({ deck: 'test.deck' });
    expect(store.getState().view?.answers).toBeGreaterThan(week);
  });

  it('save the answers of the period as a file', async () => {
    const { store, saved } = await openLearner();
    await store.getState().load({ period: 'week' });
    await store.getState().save('csv');
    await store.getState().save('json');
    const [csv, json] = saved;
    expect(csv).toMatchObject({ kind: 'table', name: 'loopwise-answers-week.csv' });
    const lines = csv?.text.trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(1 + (store.getState().view?.answers ?? 0));
    expect(JSON.parse(json?.text ?? '')).toHaveLength(lines.length - 1);
  });

  it('say why they could not be counted', async () => {
    const { db, store } = await openLearner();
    db.close();
    await store.getState().load();
    expect(store.getState().trouble).toBeDefined();
    expect(store.getState().counting).toBe(false);
  });
});

describe('the answers of a period', () => {
  it('come once each, even if thousands share a millisecond', async () => {
    const db = await openWith(THREE);
    const template: Omit<AnswerReviewRow, 'id'> = {
      kind: 'answer',
      cardId: 'test.deck/first',
      deckId: 'test.deck',
      sessionId: 's',
      at: NOW,
      took: 1,
      form: 'type',
      variant: 0,
      answer: '',
      correct: 1,
      suggested: 'good',
      rating: 'good',
      before: { state: 'new' },
      after: { state: 'new' },
      dueAfter: NOW,
    };
    const rows = Array.from({ length: 2500 }, (_, at) => ({
      ...template,
      id: at + 1,
      at: at < 1500 ? NOW : NOW + at,
    }));
    await db.reviews.bulkAdd(rows);
    const seen: number[] = [];
    for await (const page of answersBetween(db, NOW - 1, NOW + DAY)) {
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
  });
});
