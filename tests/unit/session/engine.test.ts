import { describe, expect, it } from 'vitest';
import type { Engine } from '#engine/box/engine.ts';
import type { Run } from '#engine/types.ts';
import { createEngineHandle, fetchedEngine, ownedBy } from '#session/engine.ts';
import { oneByOne } from '../../fixtures/run-all.ts';

const IDENTITY = { id: 'engine one', python: '3.14.2' };
const RUN: Run = { stdout: 'a\n', stderr: '', ended: { kind: 'returned' }, seconds: 0 };

/** Engines that boot, or fail to, on request. */
function engines() {
  const boots: PromiseWithResolvers<void>[] = [];
  const fresh: (boolean | undefined)[] = [];
  const broken = new Set<number>();
  const open = (): Engine => {
    const boot = Promise.withResolvers<void>();
    const at = boots.push(boot) - 1;
    const run: Engine['run'] = async (_, options) => {
      fresh.push(options?.fresh);
      await boot.promise;
      if (broken.has(at)) throw new Error('The engine is gone.');
      return RUN;
    };
    return {
      booted: () => boot.promise,
      run,
      runAll: oneByOne(run),
      close: () => undefined,
    };
  };
  return { boots, broken, fresh, handle: createEngineHandle(IDENTITY, open) };
}

describe('the engine of a session', () => {
  it('is opened once, on demand', async () => {
    const { boots, handle } = engines();
    expect(boots).toHaveLength(0);
    expect(handle.identity).toBe(IDENTITY);
    handle.start();
    handle.start();
    const run = handle.run('x');
    expect(boots).toHaveLength(1);
    boots[0]?.resolve();
    expect(await run).toBe(RUN);
  });

  it('is opened by a run if nothing started it', async () => {
    const { boots, handle } = engines();
    const run = handle.run('x');
    boots[0]?.resolve();
    expect(await run).toBe(RUN);
  });

  it('shares no box between programs of different owners', async () => {
    const { boots, fresh, handle } = engines();
    handle.start();
    boots[0]?.resolve();
    await handle.run('x', { owner: 'one' });
    await handle.run('y', { owner: 'one' });
    await ownedBy(handle, 'two').run('z');
    await handle.run('mine');
    await handle.run('mine');
    await handle.run('x', { owner: 'two', fresh: true });
    expect(fresh).toEqual([true, false, true, true, false, true]);
  });

  it('is ready once it has booted', async () => {
    const { boots, handle } = engines();
    handle.start();
    expect(handle.isReady()).toBe(false);
    boots[0]?.resolve();
    await handle.run('x');
    expect(handle.isReady()).toBe(true);
  });

  it('reports when it has booted, without starting it', async () => {
    const { boots, handle } = engines();
    let isNotified = false;
    const waiting = handle.whenReady().then(() => {
      isNotified = true;
    });
    expect(boots).toHaveLength(0);
    handle.start();
    await Promise.resolve();
    expect(isNotified).toBe(false);
    boots[0]?.resolve();
    await waiting;
    expect(handle.isReady()).toBe(true);
    await handle.whenReady();
  });

  it('can be retried if it did not boot', async () => {
    const { boots, handle } = engines();
    const failing = handle.run('x');
    boots[0]?.reject(new Error('Python could not be started.'));
    await expect(failing).rejects.toThrow('Python could not be started.');
    expect(handle.isReady()).toBe(false);
    const run = handle.run('x');
    boots[1]?.resolve();
    expect(await run).toBe(RUN);
    expect(handle.isReady()).toBe(true);
  });

  it('can be retried if it broke later', async () => {
    const { boots, broken, handle } = engines();
    handle.start();
    boots[0]?.resolve();
    await handle.run('x');
    broken.add(0);
    await expect(handle.run('x')).rejects.toThrow('The engine is gone.');
    expect(handle.isReady()).toBe(false);
    const again = handle.whenReady();
    const run = handle.run('x');
    boots[1]?.resolve();
    expect(await run).toBe(RUN);
    await again;
    expect(handle.isReady()).toBe(true);
  });

  it('that broke under several runs is opened once for all later ones', async () => {
    const { boots, broken, handle } = engines();
    handle.start();
    boots[0]?.resolve();
    broken.add(0);
    await Promise.allSettled([handle.run('x'), handle.run('y')]);
    const runs = [handle.run('x'), handle.run('y')];
    boots[1]?.resolve();
    expect(await Promise.all(runs)).toEqual([RUN, RUN]);
    expect(boots).toHaveLength(2);
  });
});

describe('an engine whose code is still loading', () => {
  it('runs what was queued before, in order', async () => {
    const { handle, boots } = engines();
    const ran: string[] = [];
    const fetched = Promise.withResolvers<Engine>();
    const engine = fetchedEngine(() => fetched.promise);
    const runs = ['a', 'b'].map(async (program) => engine.run(program));
    const run: Engine['run'] = async (program) => {
      ran.push(program);
      return handle.run(program);
    };
    fetched.resolve({
      run,
      runAll: oneByOne(run),
      booted: async () => undefined,
      close: () => undefined,
    });
    handle.start();
    boots[0]?.resolve();
    expect(await Promise.all(runs)).toEqual([RUN, RUN]);
    expect(ran).toEqual(['a', 'b']);
  });

  it('that cannot be loaded rejects the runs, and can still be closed', async () => {
    const engine = fetchedEngine(async () => {
      throw new Error('engine.js is missing from the app.');
    });
    engine.close();
    await expect(engine.run('a')).rejects.toThrow('engine.js is missing');
    await expect(engine.booted()).rejects.toThrow('engine.js is missing');
  });
});
