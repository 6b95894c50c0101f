/** The session's engine, which boots in the background. */
import type { Engine, RunOptions } from '#engine/box/engine.ts';
import type { EngineIdentity, Run } from '#engine/types.ts';

export interface EngineHandle {
  /** The identity of the engine; known before it has booted. */
  readonly identity: EngineIdentity;
  /** Starts booting; does nothing the second time. */
  readonly start: () => void;
  readonly isReady: () => boolean;
  /** Resolves when it has booted, at once if it already has; does not start booting. */
  readonly whenReady: () => Promise<void>;
  /** Runs a program, booting first if necessary. See `Engine.run`. */
  readonly run: (program: string, options?: OwnedRunOptions) => Promise<Run>;
  /** Runs a program in several ways, all for one owner. See `Engine.runAll`. */
  readonly runAll: (
    program: string,
    ways: readonly RunOptions[],
    owner?: string,
  ) => Promise<readonly Run[]>;
}

export interface OwnedRunOptions extends RunOptions {
  /**
   * The owner of a program: the id of a deck; absent for the learner's own. Programs of different
   * owners share no box, so that none can tamper with the results of another's.
   */
  readonly owner?: string;
}

/** The engine for the programs of one deck. */
export function ownedBy(
  engine: Pick<EngineHandle, 'run' | 'runAll'>,
  owner: string,
): Pick<Engine, 'run' | 'runAll'> {
  return {
    run: async (program, options) => engine.run(program, { ...options, owner }),
    runAll: async (program, ways) => engine.runAll(program, ways, owner),
  };
}

/**
 * An engine whose code is loaded on demand: a start shows its question without it. Programs run in
 * the order in which they were queued, including those queued before it was loaded.
 */
export function fetchedEngine(fetchEngine: () => Promise<Engine>): Engine {
  const engine = fetchEngine();
  // The caller that runs a program, or waits for the boot, gets the error.
  engine.catch(() => undefined);
  return {
    run: async (program, options) => (await engine).run(program, options),
    runAll: async (program, ways) => (await engine).runAll(program, ways),
    booted: async () => (await engine).booted(),
    close: () => void engine.then((fetched) => fetched.close()).catch(() => undefined),
  };
}

/** Wraps an engine that `open` creates on demand. */
export function createEngineHandle(identity: EngineIdentity, open: () => Engine): EngineHandle {
  let engine: Engine | undefined;
  let ready = false;
  /** The owner of the last queued program. */
  let lastOwner: string | undefined;
  let waiting = Promise.withResolvers<void>();
  /** The next run boots again, and reports a failure to its caller. */
  const forget = (broken: Engine): void => {
    if (engine !== broken) return;
    engine = undefined;
    if (ready) waiting = Promise.withResolvers<void>();
    ready = false;
    broken.close();
  };
  const opened = (): Engine => {
    if (engine === undefined) {
      const opening = open();
      engine = opening;
      opening.booted().then(
        () => {
          ready = engine === opening;
          if (ready) waiting.resolve();
        },
        () => forget(opening),
      );
    }
    return engine;
  };
  return {
    identity,
    start: () => void opened(),
    isReady: () => ready,
    whenReady: () => waiting.promise,
    run: async (program, { owner, fresh = false, ...options } = {}) =>
      forOwner(owner, async (running, isOthers) =>
        running.run(program, { ...options, fresh: fresh || isOthers }),
      ),
    runAll: async (program, ways, owner) =>
      forOwner(owner, async (running, isOthers) => {
        const [first, ...others] = ways;
        if (first === undefined) return [];
        return running.runAll(program, [
          { ...first, fresh: (first.fresh ?? false) || isOthers },
          ...others,
        ]);
      }),
  };

  /** Runs something for an owner, with whether the last program had another owner. */
  async function forOwner<T>(
    owner: string | undefined,
    run: (running: Engine, isOthers: boolean) => Promise<T>,
  ): Promise<T> {
    const running = opened();
    const isOthers = owner !== lastOwner;
    lastOwner = owner;
    try {
      return await run(running, isOthers);
    } catch (error) {
      // A program cannot cause this: there is no interpreter any more.
      forget(running);
      throw error;
    }
  }
}
