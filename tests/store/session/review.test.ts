/** Sessions from start to end; in one file because every test plays the same three questions. */
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { Rating } from '#schedule/types.ts';
import { deleteDeck, putDeck } from '#store/decks.ts';
import { countToday, effectiveAnswers } from '#store/reviews.ts';
import type { AnswerReviewRow } from '#store/rows.ts';
import { saveSetting } from '#store/settings.ts';
import {
  answerFile,
  deckFiles,
  deckFrom,
  keyOf,
  THREE_QUESTIONS,
  manifestText,
  packageOf,
  predictText,
  prints,
} from '../../fixtures/decks.ts';
import {
  DAY,
  MINUTE,
  NOW,
  SECOND,
  UTC,
  answer,
  answerStored,
  breakWrites,
  holdWrites,
  install,
  openEmpty,
  openSession,
  phaseOf,
  shown,
  stored,
  until,
} from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

async function started(bytes?: Uint8Array<ArrayBuffer>): Promise<Session> {
  const session = await openSession(bytes);
  await session.review.getState().start();
  return session;
}

/** The log as kinds and ratings. */
async function log({ db }: Session): Promise<string[]> {
  const rows = await db.reviews.toArray();
  return rows.map((row) =>
    row.kind === 'answer' ? row.rating : row.kind === 'undo' ? `undo of ${row.of}` : row.kind,
  );
}

async function lastAnswer({ db }: Session): Promise<AnswerReviewRow> {
  const row = effectiveAnswers(await db.reviews.toArray()).at(-1);
  if (row === undefined) throw new Error('There is no answer in the log.');
  return row;
}

const cardOf = async ({ db }: Session, id: string) => db.cards.get(`test.deck/${id}`);

/** Answers the question on screen with a rating that ends it for this session, and continues. */
async function finish(session: Session, rating: Rating = 'easy'): Promise<void> {
  answer(session);
  session.review.getState().rate(rating);
  await session.review.getState().next();
}

function piecesOf({ exercise }: PresentedQuestion): readonly string[] {
  return exercise.form === 'order' ? exercise.pieces : [];
}

/** Questions of one line each, more than are prepared in advance. */
const FIVE = ['a', 'b', 'c', 'd', 'e'].map((id) => predictText(id, prints(`line of ${id}`)));

describe('a session', () => {
  it('begins with the first question, ready to be answered', async () => {
    const session = await started();
    const { asked, draft, shownAt } = phaseOf(session.review, 'asking');
    expect(asked).toMatchObject({
      exercise: { form: 'order' },
      unit: 'basics',
      unitTitle: 'The basics',
      deckTitle: 'Deck test.deck',
      key: { stdout: 'first\nsecond\nthird\n' },
    });
    expect(piecesOf(asked).toSorted()).toEqual(['first', 'never', 'second', 'third']);
    expect(draft).toEqual({ form: 'order', placed: [] });
    expect(shownAt).toBe(NOW);
    expect(session.review.getState().left).toEqual({ learning: 0, review: 0, fresh: 3 });
    expect(await session.db.sessions.toArray()).toMatchObject([{ startedAt: NOW }]);
  });

  it('asks every question, then the learning cards again, and ends', async () => {
    const session = await started();
    const asked: string[] = [];
    for (let turn = 0; turn < 10 && session.review.getState().phase.kind !== 'over'; turn += 1) {
      asked.push(shown(session));
      // A new card is first repeated after minutes.
      await finish(session, turn < 3 ? 'good' : 'easy');
    }
    expect(asked).toEqual(['order', 'type', 'choose', 'order', 'type', 'choose']);
    expect(shown(session)).toBe('over');
  });

  it('ends with what was answered and when', async () => {
    const session = await started();
    await finish(session);
    await finish(session);
    answer(session, false);
    session.review.getState().rate('easy');
    session.clock.now += 5 * MINUTE;
    await session.review.getState().next();
    const { phase, answered, left } = session.review.getState();
    expect(phase).toMatchObject({
      kind: 'over',
      summary: {
        at: session.clock.now,
        results: { answers: 3, right: 2, met: 3, metWrong: 1, learnt: [], again: [{}] },
        suggestion: { kind: 'finished', met: 3, lasting: 0 },
      },
    });
    expect(left).toEqual({ learning: 0, review: 0, fresh: 0 });
    expect(answered).toBe(3);
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: NOW + 5 * MINUTE }]);
  });

  it('introduces a unit only at its first question, even if the others were prepared before', async () => {
    const intro = `${manifestText().trimEnd()}\n    intro: What a coroutine is.\n`;
    const session = await started(packageOf(deckFiles(THREE_QUESTIONS, intro)));
    const intros: (string | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      intros.push(phaseOf(session.review, 'asking').asked.intro);
      await finish(session);
    }
    expect(intros).toEqual(['What a coroutine is.', undefined, undefined]);
  });

  it('is over at once if nothing is due, and its summary is empty', async () => {
    const session = await openEmpty();
    await session.review.getState().start();
    expect(session.review.getState()).toMatchObject({ phase: { kind: 'over' }, answered: 0 });
  });

  it('observes the day’s limits, unless more was requested', async () => {
    const session = await openSession();
    await saveSetting(session.db, 'newPerDay', 0);
    await session.review.getState().start();
    expect(shown(session)).toBe('over');
    await session.review.getState().start({ deckId: 'test.deck', unit: 'basics' });
    expect(shown(session)).toBe('over');
    const scope = { deckId: 'test.deck', unit: 'basics', extra: true } as const;
    await session.review.getState().start(scope);
    expect(shown(session)).toBe('order');
    await session.review.getState().start({ deckId: 'another.deck' });
    expect(shown(session)).toBe('over');
  });

  it('shows another variant at every review', async () => {
    const text = predictText('vary', [...prints('one'), 'x = 1'], { vary: '[one, two, three]' });
    const session = await started(packageOf(deckFiles([text])));
    const programs: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      programs.push(phaseOf(session.review, 'asking').asked.question.program.split('\n')[0] ?? '');
      await finish(session, 'hard');
      // Alone, it is asked again only in another session, and after the third time on another day.
      session.clock.now += DAY;
      await session.review.getState().start();
    }
    expect(programs).toEqual(['one', 'two', 'three', 'one'].map((word) => `print("${word}")`));
    const rows = await session.db.reviews.toArray();
    expect(effectiveAnswers(rows).map(({ variant }) => variant)).toEqual([0, 1, 2, 0]);
  });

  it('prepares the next questions while one is answered', async () => {
    const session = await started(packageOf(deckFiles(FIVE)));
    await expect.poll(() => session.engine.ran.length).toBe(3);
    session.engine.fault = 'Python is gone.';
    await finish(session);
    await finish(session);
    expect(shown(session)).toBe('c');
  });
});

describe('an answer', () => {
  it('is judged at once and stored afterwards', async () => {
    const session = await started();
    session.clock.now += 20 * SECOND;
    answer(session);
    const judged = phaseOf(session.review, 'judged');
    expect(judged).toMatchObject({
      verdict: { correct: true },
      suggested: 'good',
      rating: 'good',
      answeredAt: NOW + 20 * SECOND,
      saving: { kind: 'pending' },
    });
    await stored(session);
    expect(phaseOf(session.review, 'judged').saving).toEqual({ kind: 'saved' });
    expect(await session.db.reviews.toArray()).toEqual([
      {
        id: 1,
        kind: 'answer',
        cardId: 'test.deck/order',
        deckId: 'test.deck',
        sessionId: 'session 1',
        at: NOW + 20 * SECOND,
        took: 20 * SECOND,
        form: 'order',
        variant: 0,
        answer: 'first\nsecond\nthird\n',
        confidence: 'think',
        correct: 1,
        suggested: 'good',
        rating: 'good',
        before: { state: 'new' },
        after: judged.outcomes.good.memory,
        dueAfter: judged.outcomes.good.due,
        newPositionBefore: 0,
      },
    ]);
    expect(await cardOf(session, 'order')).toMatchObject({
      memory: judged.outcomes.good.memory,
      due: judged.outcomes.good.due,
    });
  });

  it('that is wrong suggests repeating the card', async () => {
    const session = await started();
    answer(session, false);
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      verdict: { correct: false, firstDifference: 0 },
      rating: 'again',
    });
    await stored(session);
    expect(await lastAnswer(session)).toMatchObject({
      correct: 0,
      rating: 'again',
      answer: 'second\nthird\n',
    });
  });

  it('by choosing is stored as the chosen texts', async () => {
    const session = await started();
    await finish(session);
    await finish(session);
    expect(shown(session)).toBe('choose');
    await answerStored(session);
    expect(await lastAnswer(session)).toMatchObject({
      form: 'concept',
      answer: 'A coroutine object.',
      correct: 1,
    });
  });

  it('is in the log before the next card appears', async () => {
    const session = await started();
    const release = await holdWrites(session.db);
    answer(session);
    const next = session.review.getState().next();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(shown(session)).toBe('order');
    await release();
    await next;
    expect(shown(session)).toBe('type');
    expect(await log(session)).toEqual(['good']);
  });

  it('that is empty is committed only on purpose', async () => {
    const silent = predictText('silent', ['x = 1']);
    const session = await started(packageOf(deckFiles([silent])));
    const { submit, change } = session.review.getState();
    submit('think');
    change(() => ({ form: 'type', text: ' \n', ending: { kind: 'returned' } }));
    submit('think');
    expect(session.review.getState().phase.kind).toBe('asking');
    submit('think', true);
    expect(phaseOf(session.review, 'judged').verdict.correct).toBe(true);
    await stored(session);
    expect(await log(session)).toHaveLength(1);
  });

  it('committed twice is one answer', async () => {
    const session = await started();
    answer(session);
    session.review.getState().submit('think');
    session.review.getState().submit('sure', true);
    await stored(session);
    expect(await log(session)).toEqual(['good']);
    expect(session.review.getState().answered).toBe(1);
  });

  it('takes no negative time if the clock was set back', async () => {
    const session = await started();
    session.clock.now -= DAY;
    await answerStored(session);
    expect(await lastAnswer(session)).toMatchObject({ took: 0, at: NOW - DAY });
    session.clock.now -= DAY;
    await session.review.getState().next();
    await answerStored(session);
    await session.review.getState().undo();
    await session.review.getState().undo();
    expect(shown(session)).toBe('order');
    expect(await cardOf(session, 'order')).toMatchObject({ memory: { state: 'new' } });
  });

  it('cannot be changed once it is given', async () => {
    const session = await started();
    answer(session);
    const before = session.review.getState().phase;
    session.review.getState().change(() => ({ form: 'order', placed: [] }));
    expect(session.review.getState().phase).toBe(before);
    await stored(session);
  });
});

describe('continuing', () => {
  it('twice in a row shows one question and skips none', async () => {
    const session = await started();
    answer(session);
    const { next } = session.review.getState();
    await Promise.all([next(), next()]);
    await next();
    expect(shown(session)).toBe('type');
    expect(await log(session)).toHaveLength(1);
  });

  it('is not disturbed by a late rating', async () => {
    const session = await started();
    const release = await holdWrites(session.db);
    answer(session);
    const next = session.review.getState().next();
    session.review.getState().rate('easy');
    await release();
    await next;
    expect(shown(session)).toBe('type');
    expect(await log(session)).toEqual(['good']);
    expect((await cardOf(session, 'order'))?.memory.state).toBe('learning');
  });
});

describe('another rating', () => {
  it('is one undo row and one answer row, as if rated so at first', async () => {
    const session = await started();
    await answerStored(session);
    session.clock.now += MINUTE;
    session.review.getState().rate('easy');
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      rating: 'easy',
      suggested: 'good',
      saving: { kind: 'pending' },
    });
    await stored(session);
    expect(await log(session)).toEqual(['good', 'undo of 1', 'easy']);
    const row = await lastAnswer(session);
    expect(row).toMatchObject({ at: NOW, suggested: 'good', before: { state: 'new' } });
    const { easy } = outcomes('test.deck/order', { state: 'new' }, NOW, UTC, DEFAULT_OPTIONS);
    const card = await cardOf(session, 'order');
    expect(card).toMatchObject({ memory: easy.memory, due: easy.due });
    expect(card).not.toHaveProperty('newPosition');
    expect(await countToday(session.db, NOW, UTC)).toEqual({ introduced: 1, reviewed: 0 });
  });

  it('decides whether the card returns in this session', async () => {
    const session = await started();
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
    expect(session.review.getState().left).toEqual({ learning: 0, review: 0, fresh: 2 });
    answer(session);
    session.review.getState().rate('again');
    await session.review.getState().next();
    expect(session.review.getState().left).toEqual({ learning: 1, review: 0, fresh: 1 });
  });

  it('may follow another at once, before the answer itself is stored', async () => {
    const session = await started();
    const release = await holdWrites(session.db);
    answer(session);
    for (const rating of ['again', 'hard', 'again', 'easy'] as const) {
      session.review.getState().rate(rating);
    }
    await release();
    await session.review.getState().next();
    expect(shown(session)).toBe('type');
    expect(effectiveAnswers(await session.db.reviews.toArray())).toMatchObject([
      { rating: 'easy', cardId: 'test.deck/order' },
    ]);
    expect((await cardOf(session, 'order'))?.memory.state).toBe('review');
  });

  it('that is the same writes nothing', async () => {
    const session = await started();
    await answerStored(session);
    session.review.getState().rate('good');
    await session.review.getState().next();
    expect(await log(session)).toEqual(['good']);
  });

  it('is ignored while a question is asked', async () => {
    const session = await started();
    session.review.getState().rate('easy');
    expect(shown(session)).toBe('order');
    expect(await log(session)).toEqual([]);
  });
});

describe('taking back', () => {
  it('asks the question again, with card and queue restored', async () => {
    const session = await started();
    const card = await cardOf(session, 'order');
    const { left } = session.review.getState();
    const { asked } = phaseOf(session.review, 'asking');
    await answerStored(session);
    session.clock.now += MINUTE;
    await session.review.getState().undo();
    const { phase, ...state } = session.review.getState();
    expect(phase).toMatchObject({
      kind: 'asking',
      asked: { exercise: asked.exercise, question: asked.question },
      draft: { form: 'order', placed: [] },
      shownAt: NOW + MINUTE,
    });
    expect(state).toMatchObject({ left, answered: 0, complaint: undefined });
    expect(await cardOf(session, 'order')).toEqual(card);
    expect(await log(session)).toEqual(['good', 'undo of 1']);
  });

  it('goes back further each time, across ratings and repeated cards', async () => {
    const session = await started();
    const cards = await session.db.cards.toArray();
    const asked: string[] = [];
    for (const rating of ['again', 'hard', 'good', 'good'] as const) {
      asked.push(shown(session));
      await finish(session, rating);
      session.clock.now += 2 * MINUTE;
    }
    expect(new Set(asked).size).toBeLessThan(asked.length);
    const back: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await session.review.getState().undo();
      back.push(shown(session));
    }
    expect(back).toEqual(asked.toReversed());
    expect(await session.db.cards.toArray()).toEqual(cards);
    expect(effectiveAnswers(await session.db.reviews.toArray())).toEqual([]);
    await session.review.getState().undo();
    expect(shown(session)).toBe('order');
    expect(session.review.getState().complaint).toBeUndefined();
  });

  it('lets the question be answered again, and the session continues as before', async () => {
    const session = await started();
    await finish(session);
    await session.review.getState().undo();
    expect(shown(session)).toBe('order');
    answer(session, false);
    await session.review.getState().next();
    expect(shown(session)).toBe('type');
    expect(await log(session)).toEqual(['good', 'undo of 1', 'easy', 'undo of 3', 'again']);
    expect(session.review.getState().left).toEqual({ learning: 1, review: 0, fresh: 2 });
  });

  it('returns from the end of the session', async () => {
    const session = await started(packageOf(deckFiles(FIVE.slice(0, 1))));
    await finish(session);
    expect(shown(session)).toBe('over');
    await session.review.getState().undo();
    expect(shown(session)).toBe('a');
    expect(await session.db.sessions.toArray()).toEqual([
      expect.not.objectContaining({ endedAt: expect.any(Number) }),
    ]);
    session.clock.now += MINUTE;
    await finish(session);
    expect(shown(session)).toBe('over');
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: session.clock.now }]);
  });

  it('waits for the answer that is still being stored', async () => {
    const session = await started();
    const release = await holdWrites(session.db);
    answer(session);
    session.review.getState().rate('easy');
    const undo = session.review.getState().undo();
    await release();
    await undo;
    expect(shown(session)).toBe('order');
    expect(effectiveAnswers(await session.db.reviews.toArray())).toEqual([]);
    expect(await cardOf(session, 'order')).toMatchObject({ memory: { state: 'new' } });
  });

  it('does not interfere with an answer that is committed meanwhile', async () => {
    const session = await started();
    await finish(session);
    const undo = session.review.getState().undo();
    answer(session);
    await undo;
    expect(shown(session)).toBe('order');
    expect(session.review.getState().answered).toBe(0);
    expect(await cardOf(session, 'type')).toMatchObject({ memory: { state: 'new' } });
  });

  it('twice at once takes back one answer', async () => {
    const session = await started();
    await finish(session);
    await finish(session);
    const { undo } = session.review.getState();
    await Promise.all([undo(), undo()]);
    expect(shown(session)).toBe('type');
  });

  it('says so if it fails, and the answer is kept', async () => {
    const session = await started();
    await answerStored(session);
    const other = await openEmpty(session.db);
    await other.review.getState().start({ deckId: 'test.deck' });
    while (shown(other) !== 'order') await finish(other);
    await answerStored(other);
    await session.review.getState().undo();
    expect(session.review.getState()).toMatchObject({
      phase: { kind: 'judged' },
      complaint: expect.stringContaining('answered again elsewhere'),
    });
    expect(session.review.getState().answered).toBe(1);
  });
});

describe('taking back any answer', () => {
  const list = async ({ review }: Session) => {
    return (await review.getState().givenAnswers()) ?? [];
  };

  it('begins with a list of the effective ones, newest first', async () => {
    const session = await started();
    await finish(session);
    session.clock.now += MINUTE;
    answer(session, false);
    await session.review.getState().next();
    expect(await list(session)).toMatchObject([
      { concept: 'order of output', place: 'type · The basics', correct: false, at: NOW + MINUTE },
      { concept: 'order of output', place: 'order · The basics', correct: true, at: NOW },
    ]);
  });

  it('asks its question again and keeps the others', async () => {
    const session = await started();
    const before = await cardOf(session, 'order');
    await finish(session);
    await finish(session);
    const typed = await cardOf(session, 'type');
    const [, first] = await list(session);
    await session.review.getState().takeBack(first?.reviewId ?? 0);
    expect(shown(session)).toBe('order');
    expect(session.review.getState()).toMatchObject({
      answered: 1,
      left: { fresh: 2 },
    });
    expect(await cardOf(session, 'order')).toEqual(before);
    expect(await cardOf(session, 'type')).toEqual(typed);
    await finish(session);
    expect(shown(session)).toBe('choose');
    await finish(session);
    expect(shown(session)).toBe('over');
  });

  it('also takes back later answers to the same card, and the rest can still be taken back', async () => {
    const session = await started();
    const cards = await session.db.cards.toArray();
    for (const rating of ['again', 'easy', 'easy', 'easy'] as const) await finish(session, rating);
    expect(shown(session)).toBe('over');
    const given = await list(session);
    expect(given.at(-1)).toMatchObject({ place: 'order · The basics', followers: 1 });
    await session.review.getState().takeBack(given.at(-1)?.reviewId ?? 0);
    expect(shown(session)).toBe('order');
    expect(session.review.getState().answered).toBe(2);
    await session.review.getState().undo();
    expect(shown(session)).toBe('choose');
    await session.review.getState().undo();
    expect(await session.db.cards.toArray()).toEqual(cards);
    expect(session.review.getState()).toMatchObject({ answered: 0, left: { fresh: 3 } });
  });
});

describe('the belief behind an answer', () => {
  const PROGRAM = ['print("first")', 'print("second")'];
  const QUESTION = predictText('believed', PROGRAM);

  /** A session whose program would print its lines in reverse if nothing overlapped. */
  async function believing(): Promise<Session> {
    const session = await openSession(packageOf(deckFiles([QUESTION])));
    session.engine.underModels.set(
      'sequential',
      new Map([[`${PROGRAM.join('\n')}\n`, keyOf('second\nfirst\n')]]),
    );
    return session;
  }

  /** Commits the lines in reverse. */
  function swap({ review }: Session): void {
    const { exercise } = phaseOf(review, 'asking').asked;
    review.getState().change(() =>
      exercise.form === 'order'
        ? {
            form: 'order',
            placed: ['second', 'first'].map((line) => exercise.pieces.indexOf(line)),
          }
        : { form: 'type', text: 'second\nfirst', ending: { kind: 'returned' } },
    );
    review.getState().submit('sure');
  }

  it('is explained at once and logged if the models were run meanwhile', async () => {
    const session = await believing();
    await session.review.getState().start();
    const { asked } = phaseOf(session.review, 'asking');
    await asked.findings.modelsLater();
    await session.services.keys.catalogue();
    swap(session);
    expect(phaseOf(session.review, 'judged').explaining).toMatchObject({
      explained: { kind: 'exact', beliefs: [{ id: 'sequential', statement: 'Nothing overlaps' }] },
      step: 'looking',
    });
    await stored(session);
    expect(await lastAnswer(session)).toMatchObject({ explainedBy: ['sequential'] });
  });

  it('is explained later and not logged if they were not', async () => {
    const session = await believing();
    session.engine.ready = false;
    await session.review.getState().start();
    swap(session);
    expect(phaseOf(session.review, 'judged').explaining).toBeUndefined();
    await stored(session);
    await until(session.review, ({ phase }) => phase.kind === 'judged' && !!phase.explaining);
    expect(await lastAnswer(session)).not.toHaveProperty('explainedBy');
  });

  it('delays no question, and is not shown for a right answer', async () => {
    const session = await believing();
    await session.review.getState().start();
    const { asked } = phaseOf(session.review, 'asking');
    await asked.findings.modelsLater();
    answer(session);
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      verdict: { correct: true },
      explaining: undefined,
    });
  });

  it('is ready the next time the question is asked', async () => {
    const session = await believing();
    await session.review.getState().start();
    await phaseOf(session.review, 'asking').asked.findings.modelsLater();
    await finish(session, 'hard');
    await session.review.getState().start();
    const { findings } = phaseOf(session.review, 'asking').asked;
    expect(findings.models()).toMatchObject([{ ids: ['sequential'], stdout: 'second\nfirst\n' }]);
  });
});

describe('an answer that cannot be stored', () => {
  it('stays on screen and is stored on continuing, once that is possible', async () => {
    const session = await started();
    const fault = breakWrites(session.db);
    await answerStored(session);
    const failed = { kind: 'failed', message: 'The disk is full.', stale: false };
    expect(phaseOf(session.review, 'judged').saving).toEqual(failed);
    await session.review.getState().next();
    await stored(session);
    expect(phaseOf(session.review, 'judged').saving).toEqual(failed);
    expect(await log(session)).toEqual([]);
    fault.on = false;
    await session.review.getState().next();
    await stored(session);
    expect(phaseOf(session.review, 'judged').saving).toEqual({ kind: 'saved' });
    expect(await log(session)).toEqual(['good']);
    await session.review.getState().next();
    expect(shown(session)).toBe('type');
  });

  it('is stored with another rating if one is chosen meanwhile', async () => {
    const session = await started();
    const fault = breakWrites(session.db);
    await answerStored(session);
    session.review.getState().rate('easy');
    await stored(session);
    fault.on = false;
    await session.review.getState().next();
    await session.review.getState().next();
    expect(shown(session)).toBe('type');
    expect(await log(session)).toEqual(['easy']);
    expect((await cardOf(session, 'order'))?.memory.state).toBe('review');
  });

  it('keeps its first rating in the log until the other one can be stored', async () => {
    const session = await started();
    await answerStored(session);
    const fault = breakWrites(session.db);
    session.review.getState().rate('easy');
    await stored(session);
    expect(phaseOf(session.review, 'judged').saving.kind).toBe('failed');
    expect(await log(session)).toEqual(['good']);
    fault.on = false;
    await session.review.getState().next();
    await session.review.getState().next();
    expect(await log(session)).toEqual(['good', 'undo of 1', 'easy']);
  });

  it('can be taken back, and leaves nothing in the log', async () => {
    const session = await started();
    const fault = breakWrites(session.db);
    await answerStored(session);
    await session.review.getState().undo();
    expect(shown(session)).toBe('order');
    fault.on = false;
    await finish(session);
    expect(effectiveAnswers(await session.db.reviews.toArray())).toHaveLength(1);
  });

  it('is retried when the learner leaves', async () => {
    const session = await started();
    const fault = breakWrites(session.db);
    await answerStored(session);
    fault.on = false;
    await session.review.getState().leave();
    expect(await log(session)).toEqual(['good']);
  });

  it('is not lost silently when the learner leaves', async () => {
    const session = await started();
    breakWrites(session.db);
    await answerStored(session);
    await expect(session.review.getState().leave()).rejects.toThrow(
      'Your last answer could not be stored. The disk is full.',
    );
  });
});

describe('a card that was answered in another window', () => {
  it('is not overwritten: the session restarts with what is due', async () => {
    const session = await started();
    const other = await openEmpty(session.db);
    await other.review.getState().start();
    await finish(other, 'easy');
    const card = await cardOf(session, 'order');
    await answerStored(session);
    expect(phaseOf(session.review, 'judged').saving).toMatchObject({ kind: 'failed', stale: true });
    await session.review.getState().next();
    expect(shown(session)).toBe('type');
    expect(session.review.getState()).toMatchObject({ answered: 0, left: { fresh: 2 } });
    expect(await cardOf(session, 'order')).toEqual(card);
    expect(effectiveAnswers(await session.db.reviews.toArray())).toHaveLength(1);
    await finish(session);
    expect(shown(session)).toBe('choose');
  });

  it('restarts over the requested unit', async () => {
    const session = await openSession();
    await saveSetting(session.db, 'newPerDay', 0);
    const scope = { deckId: 'test.deck', unit: 'basics', extra: true } as const;
    await session.review.getState().start(scope);
    const other = await openEmpty(session.db);
    await other.review.getState().start(scope);
    await finish(other);
    await answerStored(session);
    await session.review.getState().next();
    expect(shown(session)).toBe('type');
  });

  it('may still be left', async () => {
    const session = await started();
    const other = await openEmpty(session.db);
    await other.review.getState().start();
    await finish(other);
    await answerStored(session);
    await session.review.getState().leave();
    expect(effectiveAnswers(await session.db.reviews.toArray())).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('keeps what was answered, and a later session continues from there', async () => {
    const session = await started();
    await finish(session);
    answer(session);
    session.clock.now += MINUTE;
    await session.review.getState().leave();
    expect(await log(session)).toEqual(['good', 'undo of 1', 'easy', expect.any(String)]);
    const open = await session.db.sessions.toArray();
    expect(open).toMatchObject([{ elapsed: MINUTE }]);
    expect(open[0]).not.toHaveProperty('endedAt');
    session.clock.now += MINUTE;
    await session.review.getState().start();
    expect(shown(session)).toBe('choose');
    expect(session.review.getState().answered).toBe(0);
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: NOW + 2 * MINUTE }, {}]);
  });

  it('a session without answers ends it', async () => {
    const session = await started();
    session.clock.now += MINUTE;
    await session.review.getState().leave();
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: NOW + MINUTE }]);
  });

  it('after the last answer ends the session', async () => {
    const session = await started(packageOf(deckFiles(FIVE.slice(0, 1))));
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().leave();
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: NOW }]);
  });

  it('a finished session does not change its end', async () => {
    const session = await started(packageOf(deckFiles(FIVE.slice(0, 1))));
    await finish(session);
    session.clock.now += DAY;
    await session.review.getState().leave();
    expect(await session.db.sessions.toArray()).toMatchObject([{ endedAt: NOW }]);
  });
});

describe('a missing question', () => {
  it('is skipped if its deck was removed, even if it was prepared before', async () => {
    const session = await started(packageOf(deckFiles(FIVE)));
    await expect.poll(() => session.engine.ran.length).toBe(3);
    await deleteDeck(session.db, 'test.deck');
    await finish(session);
    await until(session.review, () => shown(session) === 'over');
    expect(effectiveAnswers(await session.db.reviews.toArray())).toHaveLength(1);
  });

  it('is skipped if an update removed it, and the rest is asked', async () => {
    const session = await started(packageOf(deckFiles(FIVE)));
    await expect.poll(() => session.engine.ran.length).toBe(3);
    const rest = await deckFrom(deckFiles(FIVE.filter((_, at) => at !== 3)));
    await putDeck(session.db, { deck: rest, bytes: new Uint8Array(), at: NOW });
    for (let turn = 0; turn < 3; turn += 1) await finish(session);
    await until(session.review, () => shown(session) === 'e');
    expect(session.review.getState().left).toEqual({ learning: 0, review: 0, fresh: 1 });
  });
});

describe('a question that cannot be prepared', () => {
  it('says why, and can be retried', async () => {
    const session = await openSession();
    session.engine.fault = 'Python could not be started.';
    await session.review.getState().start();
    expect(phaseOf(session.review, 'broken').message).toBe('Python could not be started.');
    await session.review.getState().next();
    expect(phaseOf(session.review, 'broken').message).toBe('Python could not be started.');
    session.engine.fault = undefined;
    await session.review.getState().next();
    expect(shown(session)).toBe('order');
  });

  it('in the middle of a session loses nothing that was answered', async () => {
    const session = await started(packageOf(deckFiles(FIVE)));
    await expect.poll(() => session.db.runs.count()).toBe(3);
    session.engine.fault = 'Python is gone.';
    for (let turn = 0; turn < 3; turn += 1) await finish(session);
    expect(shown(session)).toBe('broken');
    expect(effectiveAnswers(await session.db.reviews.toArray())).toHaveLength(3);
    await session.review.getState().undo();
    expect(shown(session)).toBe('c');
    session.engine.fault = undefined;
    await finish(session);
    expect(shown(session)).toBe('d');
  });

  it('needs no Python if a package brought its answers', async () => {
    const session = await openEmpty();
    session.engine.ready = false;
    session.engine.fault = 'Python could not be started.';
    const text = predictText('packed', prints('a'));
    const answers = answerFile('engine one', { 'print("a")\n': keyOf('a\n') });
    await install(session, packageOf(deckFiles([text]), answers));
    await session.review.getState().start();
    expect(phaseOf(session.review, 'asking').asked.key).toMatchObject({ stdout: 'a\n' });
  });

  it('does not appear in another session that was started meanwhile', async () => {
    const session = await openSession(packageOf(deckFiles(FIVE.slice(0, 1))));
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    session.engine.ready = false;
    const other = packageOf(
      deckFiles([predictText('other', prints('b'))], manifestText('other.deck')),
      answerFile('engine one', { 'print("b")\n': keyOf('b\n') }),
    );
    await install(session, other);
    const first = session.review.getState().start({ deckId: 'test.deck' });
    await session.review.getState().leave();
    await session.review.getState().start({ deckId: 'other.deck' });
    expect(shown(session)).toBe('other');
    gate.resolve();
    await first;
    expect(shown(session)).toBe('other');
    await finish(session);
    expect(shown(session)).toBe('over');
    expect(await lastAnswer(session)).toMatchObject({ cardId: 'other.deck/other' });
  });
});

describe('a session that cannot start or end', () => {
  it('says why, and starts when it is retried', async () => {
    const session = await openSession();
    const fault = { on: true };
    session.db.sessions.hook('creating', () => {
      if (fault.on) throw new Error('The disk is full.');
    });
    await session.review.getState().start();
    expect(phaseOf(session.review, 'broken').message).toBe('The disk is full.');
    fault.on = false;
    await session.review.getState().next();
    expect(shown(session)).toBe('order');
    expect(await session.db.sessions.count()).toBe(1);
  });

  it('does not take over the last one', async () => {
    const session = await started(packageOf(deckFiles(FIVE)));
    await finish(session);
    session.db.sessions.hook('creating', () => {
      throw new Error('The disk is full.');
    });
    await session.review.getState().start();
    await session.review.getState().next();
    expect(shown(session)).toBe('broken');
  });

  it('says so at the end, and ends when it is retried', async () => {
    const session = await started(packageOf(deckFiles(FIVE.slice(0, 1))));
    const fault = { on: true };
    session.db.sessions.hook('updating', () => {
      if (fault.on) throw new Error('The disk is full.');
    });
    await finish(session);
    expect(phaseOf(session.review, 'broken').message).toBe('The disk is full.');
    fault.on = false;
    await session.review.getState().next();
    expect(shown(session)).toBe('over');
  });
});
