import { describe, expect, test, vi } from 'vitest';
import type { Model } from '#engine/models/models.ts';
import type { FreshProgram } from '#generate/fresh.ts';
import { createMaker } from '#session/practice/maker.ts';
import { createPracticeStore, optionsOf } from '#session/practice/store.ts';

const MODELS = ['one', 'two', 'three', 'four', 'five', 'six'].map((id): Model => ({
  id,
  statement: `Belief ${id}`,
  teaching: 'It is not so.',
  uses: [],
  patterns: [],
}));

const RETURNED = { kind: 'returned' } as const;

function run(id: string, stdout: string, same = false) {
  return { ids: [id], stdout, ended: RETURNED, seconds: 0, same };
}

const FRESH: FreshProgram = {
  belief: 'two',
  program: 'print("truth")\n',
  python: '>=3.11',
  key: { stdout: 'truth\n', ended: RETURNED, seconds: 0 },
  runs: [
    run('one', 'first\n'),
    run('two', 'second\n'),
    run('three', 'truth\n', true),
    run('four', 'second\n'),
    run('five', 'fifth\n'),
    run('six', 'sixth\n'),
  ],
  alike: ['four'],
  skeleton: 'some-1',
  structure: '',
};

describe('the options of a practice question', () => {
  test('are the truth, the belief and outputs of others, four at most', () => {
    const options = optionsOf(FRESH, MODELS, 1);
    expect(options.map(({ stdout }) => stdout).toSorted()).toEqual([
      'fifth\n',
      'first\n',
      'second\n',
      'truth\n',
    ]);
    const own = options.find(({ stdout }) => stdout === 'second\n');
    expect(own?.believed.map(({ id }) => id)).toEqual(['two', 'four']);
    const truth = options.find(({ stdout }) => stdout === 'truth\n');
    expect(truth?.believed).toEqual([]);
  });

  test('come in another order for another seed', () => {
    const orders = [1, 2, 3, 4, 5].map((seed) =>
      optionsOf(FRESH, MODELS, seed)
        .map(({ stdout }) => stdout)
        .join(''),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  test('omit what met a limit', () => {
    const ended = { kind: 'limit', limit: 'time' } as const;
    const runs = FRESH.runs.map((one) => (one.ids[0] === 'one' ? { ...one, ended } : one));
    expect(optionsOf({ ...FRESH, runs }, MODELS, 1).map(({ stdout }) => stdout)).not.toContain(
      'first\n',
    );
  });
});

describe('a practice', () => {
  function practice(take: () => Promise<FreshProgram | undefined>) {
    const prepare = vi.fn<(belief: string) => void>();
    const store = createPracticeStore({
      maker: { prepare, take },
      catalogue: async () => MODELS,
      nextBelief: async () => 'two',
      seed: () => 1,
    });
    return { store, prepare };
  }

  test('asks, judges, counts, and prepares the next program meanwhile', async () => {
    const { store, prepare } = practice(async () => FRESH);
    expect(store.getState().phase.kind).toBe('making');
    await store.getState().next();
    expect(prepare).toHaveBeenCalledWith('two');
    const { phase } = store.getState();
    if (phase.kind !== 'asking') throw new Error(`It is ${phase.kind}.`);
    const at = phase.asked.options.findIndex(({ stdout }) => stdout === 'second\n');
    store.getState().answer(9);
    expect(store.getState().phase.kind).toBe('asking');
    store.getState().answer(at);
    expect(store.getState()).toMatchObject({
      answered: 1,
      right: 0,
      phase: { kind: 'judged', taken: at, verdict: { correct: false, firstDifference: 0 } },
    });
    store.getState().answer(at);
    expect(store.getState().answered).toBe(1);
    await store.getState().next();
    const right = phase.asked.options.findIndex(({ stdout }) => stdout === 'truth\n');
    store.getState().answer(right);
    expect(store.getState()).toMatchObject({ answered: 2, right: 1 });
  });

  test('reports when no program can be made, and when Python does not start', async () => {
    const { store } = practice(async () => undefined);
    await store.getState().next();
    expect(store.getState().phase).toEqual({ kind: 'none' });
    const { store: broken } = practice(async () => {
      throw new Error('no interpreter');
    });
    await broken.getState().next();
    expect(broken.getState().phase).toEqual({ kind: 'broken', message: 'No interpreter' });
  });
});

describe('the maker', () => {
  test('retries after an engine that did not start', async () => {
    const catalogue = vi
      .fn<() => Promise<readonly Model[]>>()
      .mockRejectedValueOnce(new Error('no interpreter'))
      .mockResolvedValue([]);
    const never = async (): Promise<never> => {
      throw new Error('It has nothing to run.');
    };
    const maker = createMaker({ engine: { run: never, runAll: never }, catalogue, seed: () => 1 });
    maker.prepare('no-such-belief');
    await expect(maker.take('no-such-belief')).rejects.toThrow('no interpreter');
    expect(await maker.take('no-such-belief')).toBeUndefined();
    expect(catalogue).toHaveBeenCalledTimes(2);
  });
});
