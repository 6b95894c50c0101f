import type { RunOptions } from '#engine/box/engine.ts';
import { describe, expect, it } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { Run } from '#engine/types.ts';
import type { ReplayState } from '#session/replay.ts';
import type { ReplayRequest } from '#session/replay/load.ts';
import { createReplayStore } from '#session/replay.ts';
import { SLEEPERS, encodeTrace } from '../../../fixtures/encode-trace.ts';
import {
  SLEEPERS_OUTPUT,
  SLEEPERS_PROGRAM,
  runOf,
  tellingEngine,
} from '../../../fixtures/replay.ts';

const reader = openTrace(SLEEPERS);
/** Its first line is an import, which nobody wants to watch. */
const FIRST = reader.next(reader.next(-1, 'line') ?? 0, 'line');
const REQUEST: ReplayRequest = { program: SLEEPERS_PROGRAM, title: 'Naps' };
const LAST = reader.length - 1;

async function open(
  request: Partial<ReplayRequest> = {},
  engine = tellingEngine(),
): Promise<StoreApi<ReplayState>> {
  const store = createReplayStore(engine);
  await store.getState().open({ ...REQUEST, ...request });
  return store;
}

function replayIn(store: StoreApi<ReplayState>) {
  const { phase } = store.getState();
  if (phase.kind !== 'open') throw new Error(`The replay is ${phase.kind}.`);
  return phase.replay;
}

describe('a replay opens', () => {
  it('at the first line that runs', async () => {
    const store = await open();
    expect(store.getState().moment).toBe(FIRST);
    expect(replayIn(store).firstDifference).toBeUndefined();
    expect(replayIn(store).lines.map(({ printed }) => printed)).toEqual(
      SLEEPERS_OUTPUT.trimEnd().split('\n'),
    );
  });

  it('where the prediction first differs', async () => {
    const store = await open({ prediction: 'in 2\nin 3\nout 2\nout 3\n' });
    expect(replayIn(store).firstDifference).toBe(2);
    expect(store.getState().moment).toBe(reader.momentOfOutput(2));
  });

  it('at the end if more was predicted than is printed', async () => {
    const store = await open({ prediction: `${SLEEPERS_OUTPUT}more\n` });
    expect(replayIn(store).lines).toHaveLength(5);
    expect(store.getState().moment).toBe(LAST);
  });

  it('at the beginning if the prediction is right', async () => {
    const store = await open({ prediction: SLEEPERS_OUTPUT });
    expect(store.getState().moment).toBe(FIRST);
  });

  it.each([
    [12, 12],
    [-4, 0],
    [9999, LAST],
  ])('at the requested moment: %d is %d', async (moment, at) => {
    const store = await open({ moment, prediction: 'wrong\n' });
    expect(store.getState().moment).toBe(at);
  });

  const lines = (...numbers: readonly number[]) =>
    encodeTrace(
      numbers.map((line) => ({ kind: 'line', lane: 0, fn: 0, line })),
      [['<module>', 1]],
    );
  const model = { id: 'eager-task', statement: 'it runs at once' };

  it('where a model and the loop diverge', async () => {
    const engine = tellingEngine(runOf(lines(1, 2, 3), ''), runOf(lines(1, 2, 4), ''));
    const store = await open({ model }, engine);
    expect(store.getState().moment).toBe(2);
    expect(replayIn(store).other?.title).toBe('If it were so: it runs at once');
  });

  it('where another schedule and the unperturbed run diverge', async () => {
    const asked: unknown[] = [];
    const engine = {
      isReady: () => true,
      run: async (_program: string, options: RunOptions = {}) => {
        asked.push(options.explore?.schedules[0]);
        return runOf(options.explore === undefined ? lines(1, 2, 3) : lines(1, 2, 4), '');
      },
    };
    const conditions = [{ kind: 'ready', seed: 5 }] as const;
    const store = await open({ schedule: { conditions, statement: 'it goes on' } }, engine);
    expect(store.getState().moment).toBe(2);
    expect(replayIn(store).other?.title).toBe('Where it goes on');
    expect(asked).toEqual([undefined, [[], 5]]);
  });

  it('alone if the model changes nothing, or fails', async () => {
    expect(replayIn(await open({ model })).other).toBeUndefined();
    const broken = tellingEngine(runOf(SLEEPERS, ''), runOf(undefined, ''));
    expect(replayIn(await open({ model }, broken)).other).toBeUndefined();
  });
});

describe('a run that cannot be watched is explained in a sentence', () => {
  const failing = (run: Run | Error) => ({
    isReady: () => true,
    run: async () => {
      if (run instanceof Error) throw run;
      return run;
    },
  });
  it.each<readonly [Run | Error, string]>([
    [new Error('Python did not start.'), 'Python did not start.'],
    [
      { ...runOf(undefined, ''), ended: { kind: 'limit', limit: 'time' } },
      'The program was stopped at the limit of time before it could tell its steps.',
    ],
    [
      {
        ...runOf(encodeTrace([], []), ''),
        ended: { kind: 'raised', type: 'SyntaxError', message: 'invalid syntax' },
      },
      'No line of the program ran: SyntaxError: invalid syntax.',
    ],
  ])('%o', async (run, message) => {
    const store = await open({}, failing(run));
    expect(store.getState().phase).toMatchObject({ kind: 'failed', message });
  });

  it('and can be retried', async () => {
    let broken = true;
    const { run } = tellingEngine();
    const store = await open(
      {},
      {
        isReady: () => false,
        run: async (program, options) => {
          if (broken) throw new Error('Not now.');
          return run(program, options);
        },
      },
    );
    broken = false;
    const again = store.getState().retry();
    expect(store.getState().phase).toMatchObject({ kind: 'loading', booting: true });
    await again;
    expect(store.getState().phase.kind).toBe('open');
  });
});

describe('a late result', () => {
  it('does not open what was closed', async () => {
    const store = createReplayStore(tellingEngine());
    const opening = store.getState().open(REQUEST);
    store.getState().close();
    await opening;
    expect(store.getState().phase.kind).toBe('closed');
  });

  it('does not replace a later request', async () => {
    const store = createReplayStore(tellingEngine());
    const first = store.getState().open(REQUEST);
    const second = store.getState().open({ ...REQUEST, title: 'Another' });
    await Promise.all([first, second]);
    expect(replayIn(store).request.title).toBe('Another');
  });
});

describe('steps', () => {
  it('lead back where they came from, by line until another kind is chosen', async () => {
    const store = await open();
    const { step, stepBy } = store.getState();
    const from = store.getState().moment;
    step(1);
    expect(store.getState().moment).toBe(reader.next(from, 'line'));
    step(-1);
    expect(store.getState().moment).toBe(from);
    stepBy('print');
    step(1);
    expect(store.getState().moment).toBe(reader.next(from, 'print'));
  });

  it('stop at both ends', async () => {
    const store = await open();
    const { step, stepBy, toEnd, toStart } = store.getState();
    toEnd();
    step(1);
    expect(store.getState().moment).toBe(LAST);
    toStart();
    stepBy('turn');
    step(-1);
    expect(store.getState().moment).toBe(0);
    const turns: number[] = [];
    for (let at = 0; at < LAST; at = store.getState().moment) {
      turns.push(at);
      step(1);
    }
    // The seven turns, and the end after the last of them.
    expect(turns).toHaveLength(8);
  });

  it('return to the first difference from anywhere', async () => {
    const store = await open({ prediction: 'in 2\nno\n' });
    store.getState().toEnd();
    store.getState().toDifference();
    expect(store.getState().moment).toBe(reader.momentOfOutput(1));
  });
});

describe('playing', () => {
  it('continues to the end and stops there', async () => {
    const store = await open();
    store.getState().toggle();
    let steps = 0;
    while (store.getState().playing && steps < 1000) {
      store.getState().step(1);
      steps += 1;
    }
    expect(store.getState()).toMatchObject({ moment: LAST, playing: false });
  });

  it('restarts from the end, and stops for a step back or a jump', async () => {
    const store = await open();
    const { toEnd, toggle, step, jump } = store.getState();
    toEnd();
    toggle();
    expect(store.getState()).toMatchObject({ moment: 0, playing: true });
    step(1);
    expect(store.getState().playing).toBe(true);
    step(-1);
    expect(store.getState().playing).toBe(false);
    toggle();
    jump(5);
    expect(store.getState()).toMatchObject({ moment: 5, playing: false });
  });

  it('has a fastest and a slowest pace', async () => {
    const store = await open();
    const { changeSpeed } = store.getState();
    for (let press = 0; press < 9; press += 1) changeSpeed(1);
    expect(store.getState().speed).toBe(8);
    for (let press = 0; press < 9; press += 1) changeSpeed(-1);
    expect(store.getState().speed).toBe(0.5);
  });
});

describe('the zoom', () => {
  it('shows all of a short run, and never less than is useful', async () => {
    const store = await open();
    const { changeZoom } = store.getState();
    expect(store.getState().zoom).toBe(1);
    changeZoom(-1);
    expect(store.getState().zoom).toBe(1);
    for (let press = 0; press < 30; press += 1) changeZoom(1);
    const most = store.getState().zoom;
    expect(reader.length / most).toBeGreaterThan(5);
    changeZoom(-1);
    expect(store.getState().zoom).toBe(most / 2);
  });

  it('is larger at first for a long run', async () => {
    const long = encodeTrace(
      Array.from({ length: 5000 }, () => ({ kind: 'line', lane: 0, fn: 0, line: 1 })),
      [['<module>', 1]],
    );
    const store = await open({}, tellingEngine(runOf(long, '')));
    expect(store.getState().zoom).toBe(16);
  });
});
