import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, DEFAULT_WEIGHTS, outcomes } from '#schedule/fsrs.ts';
import type { Fitter } from '#session/parameters/fitter.ts';
import { createFitter } from '#session/parameters/fitter.ts';
import type { FitLetter } from '#session/parameters/letters.ts';
import type { ParametersState } from '#session/parameters/store.ts';
import { createJournal } from '#session/data/journal.ts';
import { endOfJournal, endOfLog } from '#store/journal-lines.ts';
import { createParametersStore } from '#session/parameters/store.ts';
import { createBackup } from '#store/backup.ts';
import { checkData } from '#store/check.ts';
import type { Database } from '#store/database.ts';
import { loadParameters } from '#store/parameters.ts';
import { adoptParameters, loadHistories } from '#store/refit.ts';

import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import { restoreBackup } from '../fixtures/backups.ts';
import { fakePlatform } from '../fixtures/fake-platform.ts';
import type { FakePlatform } from '../fixtures/fake-platform.ts';
import {
  DAY,
  NOW,
  THREE,
  UTC,
  answerTo,
  cardOf,
  contents,
  openFresh,
  openWith,
} from './fixtures.ts';

/** A learner who forgets twice as fast. */
const OTHERS = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight / 2 : weight));

async function openLearner(): Promise<Database> {
  const db = await openWith(THREE);
  await recordAnswer(db, await answerTo(db, 'two', 'easy'));
  await recordAnswer(db, await answerTo(db, 'three', 'easy'));
  await undoAnswer(db, { sessionId: 'session', at: NOW });
  await recordAnswer(db, await answerTo(db, 'one', 'good'));
  await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + DAY));
  await recordAnswer(db, await answerTo(db, 'one', 'again', NOW + 9 * DAY));
  return db;
}

const adopt = async (db: Database, weights: readonly number[]): Promise<void> =>
  adoptParameters(db, { weights, at: NOW + 10 * DAY, calendar: UTC });

const findings = async (db: Database) =>
  (await checkData(db, { calendar: UTC, now: NOW + 12 * DAY })).findings;

describe('parameters of the schedule', () => {
  it('are FSRS’s defaults until others are adopted', async () => {
    const db = await openLearner();
    expect(await loadParameters(db)).toEqual({
      weights: DEFAULT_WEIGHTS,
      since: undefined,
      before: undefined,
    });
    await adopt(db, OTHERS);
    expect(await loadParameters(db)).toEqual({
      weights: OTHERS,
      since: NOW + 10 * DAY,
      before: DEFAULT_WEIGHTS,
    });
  });

  it('give every answered card a recalculated memory, and change no due time', async () => {
    const db = await openLearner();
    const before = await cardOf(db, 'one');
    await adopt(db, OTHERS);
    const after = await cardOf(db, 'one');
    let memory = outcomes(before.id, { state: 'new' }, NOW, UTC, {
      ...DEFAULT_OPTIONS,
      weights: OTHERS,
    }).good.memory;
    memory = outcomes(before.id, memory, NOW + DAY, UTC, { ...DEFAULT_OPTIONS, weights: OTHERS })
      .good.memory;
    memory = outcomes(before.id, memory, NOW + 9 * DAY, UTC, {
      ...DEFAULT_OPTIONS,
      weights: OTHERS,
    }).again.memory;
    expect(after.memory).toEqual(memory);
    expect(after.memory).not.toEqual(before.memory);
    expect(after.due).toBe(before.due);
    expect((await cardOf(db, 'three')).memory.state).toBe('new');
  });

  it('leave the data valid, also after more answers', async () => {
    const db = await openLearner();
    await adopt(db, OTHERS);
    expect(await findings(db)).toEqual([]);
    const answer = await answerTo(db, 'one', 'good', NOW + 11 * DAY);
    const options = { ...DEFAULT_OPTIONS, weights: OTHERS };
    const outcome = outcomes(answer.cardId, answer.before, answer.at, UTC, options).good;
    await recordAnswer(db, { ...answer, outcome });
    expect(await findings(db)).toEqual([]);
  });

  it('change nothing if they are the same, and can be reverted', async () => {
    const db = await openLearner();
    const before = await db.cards.toArray();
    await adopt(db, DEFAULT_WEIGHTS);
    expect(await db.cards.toArray()).toEqual(before);
    await adopt(db, OTHERS);
    await adopt(db, DEFAULT_WEIGHTS);
    expect(await db.cards.toArray()).toEqual(before);
    expect(await findings(db)).toEqual([]);
  });

  it('were adopted when they were first used, whatever came between, and the defaults never', async () => {
    const db = await openLearner();
    await adopt(db, OTHERS);
    for (const [day, weights] of [DEFAULT_WEIGHTS, OTHERS].entries()) {
      await adoptParameters(db, { weights, at: NOW + (20 + day) * DAY, calendar: UTC });
      const { since, before } = await loadParameters(db);
      expect(since).toBe(weights === OTHERS ? NOW + 10 * DAY : undefined);
      expect(before).toEqual(weights === OTHERS ? DEFAULT_WEIGHTS : OTHERS);
    }
  });

  it('are restored from a backup', async () => {
    const db = await openLearner();
    await adopt(db, OTHERS);
    const other = await openFresh();
    expect(await restoreBackup(other, await createBackup(db, NOW))).toMatchObject({ ok: true });
    expect(await contents(other)).toEqual(await contents(db));
    expect((await loadParameters(other)).weights).toEqual(OTHERS);
  });
});

describe('the answers that parameters are fitted to', () => {
  it('are the effective ones, with whole learning days between them', async () => {
    const db = await openLearner();
    const histories = await loadHistories(db, UTC);
    const plain = histories.map((history) =>
      history.map(({ elapsed, rating }) => [elapsed, rating]),
    );
    expect(plain).toContainEqual([
      [0, 'good'],
      [1, 'good'],
      [8, 'again'],
    ]);
    expect(plain.flat()).toHaveLength(4);
  });
});

describe('fitting', () => {
  async function open(
    fit: Fitter,
  ): Promise<{ db: Database; platform: FakePlatform; state: () => ParametersState }> {
    const db = await openLearner();
    const now = () => NOW + 10 * DAY;
    const platform = fakePlatform();
    const journal = createJournal({ db, platform, now });
    const store = createParametersStore({
      db,
      journal,
      calendar: UTC,
      now,
      fit,
    });
    await store.getState().look();
    return { db, platform, state: () => store.getState() };
  }

  it('counts the available answers', async () => {
    const { state } = await open(async () => []);
    expect(state().usable).toBe(2);
  });

  it('proposes parameters that predict later answers better, and changes nothing until they are adopted', async () => {
    const { db, platform, state } = await open(async (sets) => sets.map(() => OTHERS));
    const before = await contents(db);
    await state().fit();
    const { phase } = state();
    if (phase.kind !== 'proposed') throw new Error(phase.kind);
    expect(phase.losses.after.logLoss).toBeLessThan(phase.losses.before.logLoss);
    expect(await contents(db)).toEqual(before);
    await state().adopt();
    expect(state().current?.weights).toEqual(OTHERS);
    await Promise.all([state().goBack(), state().goBack()]);
    expect(state().current?.weights).toEqual(DEFAULT_WEIGHTS);
    expect(await db.reviews.where('kind').equals('parameters').count()).toBe(2);
    expect(endOfJournal(platform.noted.join(''))).toEqual(await endOfLog(db));
  });

  it('refuses parameters that predict them no better', async () => {
    const { db, state } = await open(async (sets) => sets.map(() => DEFAULT_WEIGHTS));
    const before = await contents(db);
    await state().fit();
    expect(state().phase.kind).toBe('refused');
    expect(await contents(db)).toEqual(before);
  });

  it('can be cancelled, and says why it failed', async () => {
    const { state } = await open(
      async (_, { signal }) =>
        new Promise((_resolve, reject) => {
          if (signal.aborted) reject(new Error('aborted'));
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    const fitting = state().fit();
    state().cancel();
    await fitting;
    expect(state().phase.kind).toBe('idle');
    const broken = await open(async () => Promise.reject(new Error('no optimizer')));
    await broken.state().fit();
    expect(broken.state().phase).toEqual({ kind: 'failed', message: 'No optimizer' });
  });

  it('passes on its worker’s messages, and terminates it', async () => {
    let ended = 0;
    const letters: FitLetter[] = [
      { kind: 'progress', done: 5, total: 10 },
      { kind: 'done', weights: [OTHERS] },
    ];
    const fitter = createFitter(() => {
      let listener = (_letter: FitLetter): void => undefined;
      return {
        postMessage: () => letters.forEach((letter) => listener(letter)),
        terminate: () => (ended += 1),
        onLetter: (one) => (listener = one),
        onBroken: () => undefined,
      };
    });
    const parts: number[] = [];
    const { signal } = new AbortController();
    const onProgress = (part: number): void => void parts.push(part);
    expect(await fitter([], { signal, onProgress })).toEqual([OTHERS]);
    expect(parts).toEqual([0.5]);
    expect(ended).toBe(1);
  });
});
