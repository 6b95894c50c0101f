import { describe, expect, it } from 'vitest';
import type { RunRow } from '#store/rows.ts';
import {
  deleteForeignRuns,
  firstRun,
  packedRunKey,
  putPackedRuns,
  putRun,
  runKey,
} from '#store/runs.ts';
import {
  endSession,
  getSession,
  latestSession,
  noteElapsed,
  startSession,
} from '#store/sessions.ts';
import { DEFAULT_SETTINGS, loadSettings, saveSetting } from '#store/settings.ts';
import { NOW, openFresh } from './fixtures.ts';

describe('settings', () => {
  it('are the defaults if nothing is stored', async () => {
    expect(await loadSettings(await openFresh())).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS).toMatchObject({ newPerDay: 5, reviewsPerDay: 200 });
  });

  it('keep what was saved', async () => {
    const db = await openFresh();
    await saveSetting(db, 'reviewsPerDay', 50);
    await saveSetting(db, 'shippedDeck', 'ab12');
    await saveSetting(db, 'sessionLength', 'minutes-5');
    await saveSetting(db, 'tourSeen', true);
    await saveSetting(db, 'theme', 'dark');
    await saveSetting(db, 'textSize', 'larger');
    expect(await loadSettings(db)).toEqual({
      ...DEFAULT_SETTINGS,
      reviewsPerDay: 50,
      shippedDeck: 'ab12',
      sessionLength: 'minutes-5',
      tourSeen: true,
      theme: 'dark',
      textSize: 'larger',
    });
  });

  it('fall back one by one if a stored value is invalid', async () => {
    const db = await openFresh();
    await db.settings.bulkPut([
      { name: 'reviewsPerDay', value: 'many' },
      { name: 'shippedDeck', value: 24 },
      { name: 'newPerDay', value: 7 },
      { name: 'sessionLength', value: 'for ever' },
      { name: 'tourSeen', value: 1 },
      { name: 'theme', value: 'blue' },
      { name: 'textSize', value: 20 },
      { name: 'unheardOf', value: { some: 'thing' } },
    ]);
    expect(await loadSettings(db)).toEqual({ ...DEFAULT_SETTINGS, newPerDay: 7 });
    expect(await db.settings.count()).toBe(8);
  });

  it('accept programs for the playground only whole', async () => {
    const db = await openFresh();
    const question = { id: 'a', title: 'A', program: 'x', changed: 'y' };
    const good = { own: 'x', question, shown: 'question' } as const;
    await saveSetting(db, 'playground', good);
    for (const bad of [
      { ...good, own: 1 },
      { ...good, own: 'x'.repeat(200_001) },
      { ...good, question: { ...question, changed: undefined } },
      { own: 'x', shown: 'question' },
      { own: 'x', shown: 'other' },
      'x',
      null,
    ]) {
      await expect(saveSetting(db, 'playground', bad as never)).rejects.toMatchObject({
        code: 'invalid-setting',
      });
    }
    expect((await loadSettings(db)).playground).toEqual(good);
  });

  it('refuse an invalid value and keep the previous one', async () => {
    const db = await openFresh();
    await saveSetting(db, 'newPerDay', 12);
    for (const bad of [-1, 1.5, Number.NaN, 1e9]) {
      await expect(saveSetting(db, 'newPerDay', bad)).rejects.toMatchObject({
        code: 'invalid-setting',
      });
    }
    expect((await loadSettings(db)).newPerDay).toBe(12);
  });
});

describe('sessions', () => {
  it('begin, end once, and the latest is found', async () => {
    const db = await openFresh();
    await startSession(db, { id: 'b', startedAt: NOW, seed: 1 });
    await endSession(db, 'b', NOW + 5);
    await endSession(db, 'b', NOW + 9);
    await startSession(db, { id: 'a', startedAt: NOW + 6, seed: 2 });
    await endSession(db, 'unknown', NOW);
    expect(await getSession(db, 'b')).toEqual({
      id: 'b',
      startedAt: NOW,
      endedAt: NOW + 5,
      seed: 1,
    });
    expect((await latestSession(db, NOW + 6))?.id).toBe('a');
    expect(await db.sessions.count()).toBe(2);
  });

  it('from a clock that was ahead do not count as the latest for that long', async () => {
    const db = await openFresh();
    await startSession(db, { id: 'ahead', startedAt: NOW + 365 * 24 * 60 * 60_000, seed: 1 });
    await startSession(db, { id: 'now', startedAt: NOW, seed: 2 });
    expect((await latestSession(db, NOW + 1))?.id).toBe('now');
  });

  it('end the previous one if it was left half way', async () => {
    const db = await openFresh();
    await startSession(db, { id: 'a', startedAt: NOW, seed: 1 });
    await startSession(db, { id: 'b', startedAt: NOW + 5, seed: 2 });
    expect(await getSession(db, 'a')).toMatchObject({ endedAt: NOW + 5 });
    expect(await getSession(db, 'b')).not.toHaveProperty('endedAt');
  });

  it('keep what is needed to resume them', async () => {
    const db = await openFresh();
    const scope = { deckId: 'd', unit: 'a' };
    const limit = { unit: 'minutes', count: 5 } as const;
    await startSession(db, { id: 'a', startedAt: NOW, seed: 1, scope, limit });
    await noteElapsed(db, 'a', 60_000);
    await noteElapsed(db, 'unknown', 1);
    expect(await db.sessions.toArray()).toEqual([
      { id: 'a', startedAt: NOW, seed: 1, scope, limit, elapsed: 60_000 },
    ]);
  });

  it('are never overwritten', async () => {
    const db = await openFresh();
    await startSession(db, { id: 'a', startedAt: NOW, seed: 1 });
    await expect(startSession(db, { id: 'a', startedAt: NOW, seed: 2 })).rejects.toMatchObject({
      name: 'ConstraintError',
    });
    expect((await getSession(db, 'a'))?.seed).toBe(1);
  });
});

describe('the cache of runs', () => {
  const run: RunRow = {
    hash: 'h',
    engine: 'e',
    stdout: 'hello\n',
    ended: { kind: 'returned' },
    seconds: 1.5,
    otherwise: [{ ids: ['eager-task'], stdout: '', ended: { kind: 'deadlock' }, seconds: 0 }],
    verified: 1,
  };

  const ours = { ...run, hash: runKey('e', 'p') };
  const packed = { ...run, hash: packedRunKey('d', 'e', 'p'), verified: 0 } as const;

  it('returns the first that exists', async () => {
    const db = await openFresh();
    await putPackedRuns(db, 'd', [packed]);
    expect(await firstRun(db, [ours.hash, packed.hash])).toEqual(packed);
    await putRun(db, ours);
    expect(await firstRun(db, [ours.hash, packed.hash])).toEqual(ours);
    expect(await firstRun(db, ['none'])).toBeUndefined();
  });

  it('drops the answers of a package when another one arrives, and nothing else', async () => {
    const db = await openFresh();
    const other = { ...packed, hash: packedRunKey('dd', 'e', 'p') };
    await putRun(db, ours);
    await putPackedRuns(db, 'dd', [other]);
    await putPackedRuns(db, 'd', [packed]);
    await putPackedRuns(db, 'd', []);
    expect(await db.runs.toArray()).toEqual([other, ours]);
  });

  it('drops what another engine ran', async () => {
    const db = await openFresh();
    await putRun(db, ours);
    await putRun(db, { ...ours, hash: runKey('old', 'p') });
    await putPackedRuns(db, 'd', [packed, { ...packed, hash: packedRunKey('d', 'old', 'p') }]);
    await deleteForeignRuns(db, 'e');
    expect(await db.runs.toArray()).toEqual([packed, ours]);
  });
});
