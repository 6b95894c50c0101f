import { beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerFile } from '#format/types.ts';
import type { AnswerKeys } from '#session/answer-keys.ts';
import { createAnswerKeys } from '#session/answer-keys.ts';
import type { Database } from '#store/database.ts';
import { answerFile, keyOf } from '../../fixtures/decks.ts';
import { MODELS, openEmpty } from '../../fixtures/session.ts';
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

describe('what the models print', () => {
  const GATHERS = 'print("run")  # gather';
  const KEY = keyOf('otherwise\n');
  const UNTOUCHED = { stdout: 'run\n', same: true };

  beforeEach(() => {
    engine.keys.set(GATHERS, keyOf('run\n'));
    engine.underModels.set('gather-waits', new Map([[GATHERS, KEY]]));
  });

  const expected = [
    { ids: ['sequential'], ...UNTOUCHED },
    { ids: ['gather-waits'], stdout: 'otherwise\n', same: false },
    { ids: ['lock-switches'], ...UNTOUCHED },
  ];

  it('is run once, for each model that applies, and is there from then on', async () => {
    expect(await keys.models(GATHERS)).toMatchObject(expected);
    expect(await keys.models(GATHERS)).toMatchObject(expected);
    expect(engine.ranUnder).toEqual(['sequential', 'gather-waits']);
    expect(engine.ran).toEqual([GATHERS]);
    expect(await keys.of(GATHERS)).toMatchObject({ stdout: 'run\n' });
  });

  it('is run once where it is asked for twice at a time', async () => {
    const [one, other] = await Promise.all([keys.models(GATHERS), keys.models(GATHERS)]);
    expect(one).toEqual(other);
    expect(engine.ranUnder).toEqual(['sequential', 'gather-waits']);
  });

  const packed = (): AnswerFile => {
    const file = answerFile('engine one', { [GATHERS]: keyOf('run\n') });
    const claim = [{ ids: ['lock-switches'], ...keyOf('claimed\n') }];
    const answers = Object.entries(file.answers).map(
      ([hash, key]) => [hash, { ...key, otherwise: claim }] as const,
    );
    return { ...file, answers: Object.fromEntries(answers) };
  };

  it('of a package is taken while Python has not booted', async () => {
    engine.ready = false;
    await keys.remember(packed());
    expect(await keys.models(GATHERS)).toMatchObject([
      { ids: ['sequential'], ...UNTOUCHED },
      { ids: ['gather-waits'], ...UNTOUCHED },
      { ids: ['lock-switches'], stdout: 'claimed\n', same: false },
    ]);
    expect([...engine.ran, ...engine.ranUnder]).toEqual([]);
  });

  it('of a package is replaced by runs as soon as there is Python', async () => {
    engine.ready = false;
    await keys.remember(packed());
    engine.ready = true;
    expect(await keys.models(GATHERS)).toMatchObject(expected);
    engine.ready = false;
    expect(await keys.models(GATHERS)).toMatchObject(expected);
  });

  it('is run against a truth that was run here, where a package has no models', async () => {
    engine.ready = false;
    await keys.remember(answerFile('engine one', { [GATHERS]: keyOf('claimed\n') }));
    expect(await keys.models(GATHERS)).toMatchObject(expected);
    expect(engine.ran).toEqual([GATHERS]);
  });

  it('is nothing where the program itself is stopped by a limit', async () => {
    const stopped = { kind: 'limit', limit: 'turns' } as const;
    engine.keys.set(GATHERS, { stdout: '', ended: stopped, seconds: 0 });
    expect(await keys.models(GATHERS)).toEqual([]);
    expect(engine.ranUnder).toEqual([]);
  });

  it('cannot be had where Python does not start, and can be later', async () => {
    engine.fault = 'Python could not be started.';
    await expect(keys.models(GATHERS)).rejects.toThrow('Python could not be started.');
    engine.fault = undefined;
    expect(await keys.models(GATHERS)).toMatchObject(expected);
  });
});

test('the catalogue of models is read once, when it is first wanted, and again after a failure', async () => {
  let reads = 0;
  const own = createAnswerKeys(db, engine.handle, async () => {
    reads += 1;
    if (reads === 1) throw new Error('It is missing.');
    return MODELS;
  });
  expect(reads).toBe(0);
  await expect(own.catalogue()).rejects.toThrow('It is missing.');
  expect(await own.catalogue()).toBe(MODELS);
  expect(await own.catalogue()).toBe(MODELS);
  expect(reads).toBe(2);
});
