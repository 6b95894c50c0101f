import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { AnswerLog } from '#session/review/answer-log.ts';
import { createAnswerLog } from '#session/review/answer-log.ts';
import type { Saving } from '#session/review/phase.ts';
import type { Database } from '#store/database.ts';
import type { Answer } from '#store/reviews.ts';
import { startSession } from '#store/sessions.ts';
import type { CardRow } from '#store/rows.ts';
import { NOW, UTC, breakWrites, holdWrites, openSession } from '../../fixtures/session.ts';

const CARD = 'test.deck/order';
const ANSWER: Omit<Answer, 'sessionId' | 'outcome'> = {
  cardId: CARD,
  at: NOW,
  took: 1000,
  form: 'order',
  variant: 0,
  answer: 'a\n',
  correct: true,
  confidence: 'think',
  explainedBy: [],
  suggested: 'good',
  before: { state: 'new' },
};
const OUTCOMES = outcomes(CARD, { state: 'new' }, NOW, UTC, DEFAULT_OPTIONS);

let db: Database;
let log: AnswerLog;
let elapsed: number;
let changes: { entry: number; saving: Saving; card: CardRow | undefined }[];
beforeEach(async () => {
  const session = await openSession();
  ({ db } = session);
  await startSession(db, { id: 'one', startedAt: NOW, seed: 1 });
  elapsed = 5000;
  changes = [];
  log = createAnswerLog({
    db,
    journal: session.services.journal,
    now: () => NOW,
    sessionId: 'one',
    elapsed: () => elapsed,
    onSaving: (entry, saving, card) => changes.push({ entry, saving, card }),
  });
});

const rows = async (): Promise<string[]> =>
  (await db.reviews.toArray()).map((row) =>
    row.kind === 'answer' ? row.rating : row.kind === 'undo' ? `undo of ${row.of}` : row.kind,
  );
const kinds = (): string[] => changes.map(({ saving }) => saving.kind);

describe('the answer log', () => {
  it('stores an answer, returns the updated card, and keeps the time spent', async () => {
    const entry = log.record(ANSWER, OUTCOMES.good);
    await log.settled();
    expect(changes).toMatchObject([
      { entry, saving: { kind: 'saved' }, card: { id: CARD, due: OUTCOMES.good.due } },
    ]);
    expect(await db.reviews.toArray()).toMatchObject([{ sessionId: 'one', rating: 'good' }]);
    expect(await db.sessions.get('one')).toMatchObject({ elapsed: 5000 });
  });

  it('writes in the requested order, one after the other', async () => {
    const release = await holdWrites(db);
    const entry = log.record(ANSWER, OUTCOMES.good);
    log.rate(entry, OUTCOMES.hard);
    log.rate(entry, OUTCOMES.easy);
    expect(changes).toEqual([]);
    await release();
    await log.settled();
    expect(await rows()).toEqual(['good', 'undo of 1', 'hard', 'undo of 3', 'easy']);
    expect(kinds()).toEqual(['saved', 'saved', 'saved']);
  });

  it('reports a failure, and retries on request', async () => {
    const fault = breakWrites(db);
    log.record(ANSWER, OUTCOMES.good);
    await log.settled();
    fault.on = false;
    log.retry();
    await log.settled();
    expect(changes.map(({ saving }) => saving)).toEqual([
      { kind: 'failed', message: 'The disk is full.', stale: false },
      { kind: 'pending' },
      { kind: 'saved' },
    ]);
    expect(await rows()).toEqual(['good']);
  });

  it('stores a failed answer together with its later rating', async () => {
    const fault = breakWrites(db);
    const entry = log.record(ANSWER, OUTCOMES.good);
    await log.settled();
    fault.on = false;
    log.rate(entry, OUTCOMES.easy);
    await log.settled();
    expect(await rows()).toEqual(['easy']);
  });

  it('recognises an answer that is stale because its card was answered elsewhere', async () => {
    log.record(ANSWER, OUTCOMES.good);
    log.record(ANSWER, OUTCOMES.good);
    await log.settled();
    expect(changes.at(-1)?.saving).toMatchObject({ kind: 'failed', stale: true });
  });

  it('takes back what is stored, after earlier requests, and nothing else', async () => {
    const before = await db.cards.get(CARD);
    const entry = log.record(ANSWER, OUTCOMES.good);
    expect(await log.undo(entry)).toEqual({ entry, card: before });
    expect(await rows()).toEqual(['good', 'undo of 1']);
    expect(await log.undo(entry)).toEqual({ entry, card: undefined });
    expect(await rows()).toHaveLength(2);
  });

  it('takes back by row, and the last effective answer if none is given', async () => {
    log.record(ANSWER, OUTCOMES.good);
    expect(await log.undo(undefined)).toMatchObject({ entry: undefined, card: { id: CARD } });
    expect(await rows()).toEqual(['good', 'undo of 1']);
    await expect(log.undo(undefined, 1)).rejects.toThrow('taken back already');
  });

  it('also knows its last answer by row', async () => {
    const entry = log.record(ANSWER, OUTCOMES.good);
    expect(await log.undo(entry, 1)).toMatchObject({ entry, card: { id: CARD } });
  });

  it('ends the session and undoes that', async () => {
    await log.end();
    expect(await db.sessions.get('one')).toMatchObject({ endedAt: NOW });
    await log.reopen();
    expect(await db.sessions.get('one')).not.toHaveProperty('endedAt');
    elapsed = 7000;
    await log.keepElapsed();
    expect(await db.sessions.get('one')).toMatchObject({ elapsed: 7000 });
  });
});
