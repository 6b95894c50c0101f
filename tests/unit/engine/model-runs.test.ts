import { describe, expect, it } from 'vitest';
import type { RunOptions } from '#engine/box/engine.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import { endAlike, packRuns, runModels, unpackRuns } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import type { AnswerKey, Ended } from '#format/types.ts';
import { oneByOne } from '../../fixtures/run-all.ts';

const RETURNED: Ended = { kind: 'returned' };

function model(id: string, ...uses: readonly string[]): Model {
  return { id, statement: id, teaching: id, uses, patterns: [] };
}

function key(stdout: string, ended: Ended = RETURNED, seconds = 0): AnswerKey {
  return { stdout, ended, seconds };
}

/** An engine that prints a given text for each model. */
function engineOf(outputs: Readonly<Record<string, AnswerKey>>) {
  const asked: (RunOptions | undefined)[] = [];
  const run = async (_program: string, options?: RunOptions) => {
    asked.push(options);
    return { ...(outputs[(options?.models ?? []).join('+')] ?? key('?')), stderr: '' };
  };
  return { asked, run, runAll: oneByOne(run) };
}

const TRUTH = key('a\nb\n', RETURNED, 1);

describe('a program under models', () => {
  it('has a run for each in the given order, and the truth for a model that does not apply', async () => {
    const engine = engineOf({ any: key('b\na\n'), lock: key('never') });
    const models = [model('lock', 'Lock'), model('any')];
    expect(await runModels(engine, 'print()', models, TRUTH, { name: 'x.py' })).toEqual([
      { ids: ['lock'], ...TRUTH, same: true },
      { ids: ['any'], ...key('b\na\n'), same: false },
    ]);
    expect(engine.asked).toEqual([expect.objectContaining({ name: 'x.py', models: ['any'] })]);
  });

  it('is not run under the remaining models once the time for all is spent', async () => {
    const engine = engineOf({ one: key('1'), two: key('2'), three: key('3') });
    const models = ['one', 'two', 'three'].map((id) => model(id));
    let clock = 0;
    const now = (): number => (clock += 300);
    const runs = await runModels(engine, '', models, TRUTH, { budget: 500, now });
    expect(runs.map(({ ended }) => ended.kind)).toEqual(['returned', 'returned', 'limit']);
    expect(engine.asked).toHaveLength(2);
    expect(packRuns(runs).flatMap(({ ids }) => ids)).toEqual(['one', 'two']);
  });

  it.each<readonly [string, AnswerKey, boolean]>([
    ['the same', key('a\nb\n'), true],
    ['the same to the eye', key('a  \nb'), true],
    ['the same after another time', key('a\nb\n', RETURNED, 9), true],
    ['other lines', key('a\nc\n'), false],
    ['the same and ends otherwise', key('a\nb\n', { kind: 'deadlock' }), false],
  ])('may print %s', async (_, printed, same) => {
    const [run] = await runModels(engineOf({ any: printed }), '', [model('any')], TRUTH);
    expect(run).toEqual({ ids: ['any'], ...printed, same });
  });
});

it.each<readonly [Ended, Ended, boolean]>([
  [RETURNED, RETURNED, true],
  [RETURNED, { kind: 'deadlock' }, false],
  [
    { kind: 'raised', type: 'KeyError', message: 'a' },
    { kind: 'raised', type: 'KeyError', message: 'b' },
    true,
  ],
  [
    { kind: 'raised', type: 'KeyError', message: '' },
    { kind: 'raised', type: 'OSError', message: '' },
    false,
  ],
  [{ kind: 'limit', limit: 'time' }, { kind: 'limit', limit: 'turns' }, false],
  [{ kind: 'limit', limit: 'time' }, { kind: 'limit', limit: 'time' }, true],
])('%j and %j are alike: %s', (one, other, alike) => {
  expect(endAlike(one, other)).toBe(alike);
  expect(endAlike(other, one)).toBe(alike);
});

describe('packed runs', () => {
  const runs: readonly ModelRun[] = [
    { ids: ['one'], ...key('x\n'), same: false },
    { ids: ['two'], ...TRUTH, same: true },
    { ids: ['three'], ...key('x \n'), same: false },
    { ids: ['four'], ...key('x\n', RETURNED, 5), same: false },
    { ids: ['five'], ...key('y', { kind: 'limit', limit: 'turns' }), same: false },
  ];

  it('are the distinct outputs that differ from the truth and met no limit', () => {
    expect(packRuns(runs)).toEqual([
      { ids: ['one', 'three'], ...key('x\n') },
      { ids: ['four'], ...key('x\n', RETURNED, 5) },
    ]);
  });

  it('expand to a run for each model of the catalogue', () => {
    const models = ['one', 'two', 'three', 'four', 'five'].map((id) => model(id));
    expect(unpackRuns(packRuns(runs), models, TRUTH)).toEqual([
      runs[0],
      runs[1],
      { ...runs[0], ids: ['three'] },
      runs[3],
      { ids: ['five'], ...TRUTH, same: true },
    ]);
  });
});
