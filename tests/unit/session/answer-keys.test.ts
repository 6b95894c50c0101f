import { beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerFile } from '#format/types.ts';
import type { AnswerKeys } from '#session/answer-keys.ts';
import { createAnswerKeys } from '#session/answer-keys.ts';
import type { Database } from '#store/database.ts';
import { answerFile, keyOf } from '../../fixtures/decks.ts';
import { MODELS } from '../../fixtures/fake-engine.ts';
import type { FakeEngine } from '../../fixtures/fake-engine.ts';
import { openEmpty } from '../../fixtures/session.ts';

const PROGRAM = 'print("run")';
const PACKED = answerFile('engine one', { [PROGRAM]: keyOf('packed\n') });

const ask = (program: string, deckId = 'deck') => ({ deckId, program });

let db: Database;
let engine: FakeEngine;
let keys: AnswerKeys;
beforeEach(async () => {
  const session = await openEmpty();
  ({ db, engine } = session);
  ({ keys } = session.services);
});

describe('an answer key', () => {
  it('is a run, made once', async () => {
    expect(await keys.of(ask(PROGRAM))).toMatchObject({
      stdout: 'run\n',
      ended: { kind: 'returned' },
      seconds: 0,
    });
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
    expect(engine.ran).toEqual([PROGRAM]);
  });

  it('keeps how the program ended and the time it took', async () => {
    const raised = { kind: 'raised', type: 'ValueError', message: 'no' } as const;
    engine.keys.set(PROGRAM, { stdout: '', ended: raised, seconds: 1.5 });
    await keys.of(ask(PROGRAM));
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ ended: raised, seconds: 1.5 });
  });

  it('of a package is used until Python has booted', async () => {
    engine.ready = false;
    await keys.remember('deck', PACKED);
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'packed\n' });
    expect(engine.ran).toEqual([]);
  });

  it('of a package is checked by a run, which replaces it as soon as Python has booted', async () => {
    engine.ready = false;
    await keys.remember('deck', PACKED);
    await keys.of(ask(PROGRAM));
    engine.ready = true;
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
    engine.ready = false;
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
    expect(engine.ran).toEqual([PROGRAM]);
  });

  it('of a package never replaces one that was run here', async () => {
    await keys.of(ask(PROGRAM));
    await keys.remember('deck', PACKED);
    engine.ready = false;
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
  });

  it('is stored only if a second run, in a box that has run nothing else, agrees', async () => {
    engine.keys.set(PROGRAM, keyOf('a lie\n'));
    engine.freshKeys.set(PROGRAM, keyOf('run\n'));
    await keys.of(ask(PROGRAM));
    await keys.models(ask(PROGRAM));
    expect(await db.runs.count()).toBe(0);
    engine.keys.delete(PROGRAM);
    await keys.of(ask(PROGRAM));
    expect(await db.runs.toArray()).toMatchObject([{ stdout: 'run\n', verified: 1 }]);
  });

  it('that the package confirms needs no second run', async () => {
    await keys.remember('deck', answerFile('engine one', { [PROGRAM]: keyOf('run\n') }));
    engine.freshKeys.set(PROGRAM, keyOf('never asked for\n'));
    await keys.of(ask(PROGRAM));
    engine.ready = false;
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n', verified: 1 });
  });

  it('of a package applies to no other deck, even for the same program', async () => {
    engine.ready = false;
    await keys.remember('hostile', answerFile('engine one', { [PROGRAM]: keyOf('forged\n') }));
    await keys.remember('deck', PACKED);
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'packed\n' });
    expect(await keys.of(ask(PROGRAM, 'hostile'))).toMatchObject({ stdout: 'forged\n' });
    expect(await keys.of(ask(PROGRAM, 'another'))).toMatchObject({ stdout: 'run\n' });
  });

  it('of a package is removed when another version of the deck arrives', async () => {
    engine.ready = false;
    await keys.remember('deck', PACKED);
    await keys.remember('deck', answerFile('engine one', {}));
    expect(await db.runs.count()).toBe(0);
  });

  it('of a package from another engine is ignored', async () => {
    await keys.remember('deck', { ...PACKED, engine: 'engine two' });
    expect(await db.runs.count()).toBe(0);
    engine.ready = false;
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
  });

  it('is unavailable without a package while Python does not start, and can be retried', async () => {
    engine.fault = 'Python could not be started.';
    await expect(keys.of(ask(PROGRAM))).rejects.toThrow('Python could not be started.');
    expect(await db.runs.count()).toBe(0);
    engine.fault = undefined;
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
  });

  it('is not stored if this machine stopped the run: it may be slow only now', async () => {
    const stopped = { kind: 'limit', limit: 'time' } as const;
    engine.keys.set(PROGRAM, { stdout: '', ended: stopped, seconds: 0 });
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ ended: stopped });
    engine.keys.delete(PROGRAM);
    expect(await keys.of(ask(PROGRAM))).toMatchObject({ stdout: 'run\n' });
  });
});

describe('the outputs of the models', () => {
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

  it('are run once, for each model that applies, and reused', async () => {
    expect(await keys.models(ask(GATHERS))).toMatchObject(expected);
    expect(await keys.models(ask(GATHERS))).toMatchObject(expected);
    expect(engine.ranUnder).toEqual(['sequential', 'gather-waits']);
    expect(engine.ran).toEqual([GATHERS]);
    expect(await keys.of(ask(GATHERS))).toMatchObject({ stdout: 'run\n' });
  });

  it('are run once if requested twice at a time', async () => {
    const [one, other] = await Promise.all([keys.models(ask(GATHERS)), keys.models(ask(GATHERS))]);
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

  it('of a package are used until Python has booted', async () => {
    engine.ready = false;
    await keys.remember('deck', packed());
    expect(await keys.models(ask(GATHERS))).toMatchObject([
      { ids: ['sequential'], ...UNTOUCHED },
      { ids: ['gather-waits'], ...UNTOUCHED },
      { ids: ['lock-switches'], stdout: 'claimed\n', same: false },
    ]);
    expect([...engine.ran, ...engine.ranUnder]).toEqual([]);
  });

  it('of a package are replaced by runs as soon as Python has booted', async () => {
    engine.ready = false;
    await keys.remember('deck', packed());
    engine.ready = true;
    expect(await keys.models(ask(GATHERS))).toMatchObject(expected);
    engine.ready = false;
    expect(await keys.models(ask(GATHERS))).toMatchObject(expected);
  });

  it('are run against a truth that was run here, if a package has no models', async () => {
    engine.ready = false;
    await keys.remember('deck', answerFile('engine one', { [GATHERS]: keyOf('claimed\n') }));
    expect(await keys.models(ask(GATHERS))).toMatchObject(expected);
    expect(engine.ran).toEqual([GATHERS]);
  });

  it('are none if the program itself is stopped by a limit', async () => {
    const stopped = { kind: 'limit', limit: 'turns' } as const;
    engine.keys.set(GATHERS, { stdout: '', ended: stopped, seconds: 0 });
    expect(await keys.models(ask(GATHERS))).toEqual([]);
    expect(engine.ranUnder).toEqual([]);
  });

  it('are unavailable if Python does not start, and can be retried', async () => {
    engine.fault = 'Python could not be started.';
    await expect(keys.models(ask(GATHERS))).rejects.toThrow('Python could not be started.');
    engine.fault = undefined;
    expect(await keys.models(ask(GATHERS))).toMatchObject(expected);
  });
});

test('the catalogue of models is read once, on demand, and again after a failure', async () => {
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
