import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerKeys } from '#session/answer-keys.ts';
import type { Database } from '#store/database.ts';
import { answerFile, keyOf } from '../../fixtures/decks.ts';
import { openEmpty } from '../../fixtures/session.ts';
import type { FakeEngine } from '../../fixtures/session.ts';

const PROGRAM = 'print("run")';
const PACKED = answerFile('engine one', { [PROGRAM]: keyOf('packed\n') });

let db: Database;
let engine: FakeEngine;
let keys: AnswerKeys;
beforeEach(async () => {
  const session = await openEmpty();
  ({ db, engine } = session);
  ({ keys } = session.services);
});

describe('an answer key', () => {
  it('is a run, and is run once', async () => {
    expect(await keys.of(PROGRAM)).toMatchObject({
      stdout: 'run\n',
      ended: { kind: 'returned' },
      seconds: 0,
    });
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
    expect(engine.ran).toEqual([PROGRAM]);
  });

  it('keeps how the program ended and the time it took', async () => {
    const raised = { kind: 'raised', type: 'ValueError', message: 'no' } as const;
    engine.keys.set(PROGRAM, { stdout: '', ended: raised, seconds: 1.5 });
    await keys.of(PROGRAM);
    expect(await keys.of(PROGRAM)).toMatchObject({ ended: raised, seconds: 1.5 });
  });

  it('of a package is taken while Python has not booted', async () => {
    engine.ready = false;
    await keys.remember(PACKED);
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'packed\n' });
    expect(engine.ran).toEqual([]);
  });

  it('of a package is checked by a run and replaced by it as soon as there is Python', async () => {
    engine.ready = false;
    await keys.remember(PACKED);
    await keys.of(PROGRAM);
    engine.ready = true;
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
    engine.ready = false;
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
    expect(engine.ran).toEqual([PROGRAM]);
  });

  it('of a package never replaces one that was run here', async () => {
    await keys.of(PROGRAM);
    await keys.remember(PACKED);
    engine.ready = false;
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
  });

  it('of a package that another engine ran is left out', async () => {
    await keys.remember({ ...PACKED, engine: 'engine two' });
    expect(await db.runs.count()).toBe(0);
    engine.ready = false;
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
  });

  it('cannot be had where there is none and Python does not start, and can be later', async () => {
    engine.fault = 'Python could not be started.';
    await expect(keys.of(PROGRAM)).rejects.toThrow('Python could not be started.');
    expect(await db.runs.count()).toBe(0);
    engine.fault = undefined;
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
  });

  it('is not kept where this machine stopped the run: it may be slow only now', async () => {
    const stopped = { kind: 'limit', limit: 'time' } as const;
    engine.keys.set(PROGRAM, { stdout: '', ended: stopped, seconds: 0 });
    expect(await keys.of(PROGRAM)).toMatchObject({ ended: stopped });
    engine.keys.delete(PROGRAM);
    expect(await keys.of(PROGRAM)).toMatchObject({ stdout: 'run\n' });
  });
});
