/** The engine as the session holds it: it boots in the background, and most of the time waits. */
import type { Engine, RunOptions } from '#engine/box/engine.ts';
import type { EngineIdentity, Run } from '#engine/types.ts';

export interface EngineHandle {
  /** Which engine it is; known before it has booted. */
  readonly identity: EngineIdentity;
  /** Begins to boot; does nothing the second time. */
  readonly start: () => void;
  readonly isReady: () => boolean;
  /** Resolves when it has booted, at once where it has; does not begin to boot. */
  readonly whenReady: () => Promise<void>;
  /** Runs a program, booting first where that is still to do. See `Engine.run`. */
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
   * Whose program it is: the id of a deck; absent for the learner's own. Programs of different owners
   * share no box, so that none can have a hand in the results of another's.
   */
  readonly owner?: string;
}

/** The engine for programs of one deck. */
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
 * An engine whose code is fetched when it is first wanted: a start shows its question without it.
 * Programs are run in the order in which they were handed over, also those from before it is here.
 */
export function fetchedEngine(fetchEngine: () => Promise<Engine>): Engine {
  const engine = fetchEngine();
  // Whoever runs a program, or asks whether it has booted, is told.
  engine.catch(() => undefined);
  return {
    run: async (program, options) => (await engine).run(program, options),
    runAll: async (program, ways) => (await engine).runAll(program, ways),
    booted: async () => (await engine).booted(),
    close: () => void engine.then((fetched) => fetched.close()).catch(() => undefined),
  };
}

/** Wraps an engine that `open` creates when it is first wanted. */
export function createEngineHandle(identity: EngineIdentity, open: () => Engine): EngineHandle {
  let engine: Engine | undefined;
  let ready = false;
  /** Whose program was handed over last. */
  let lastOwner: string | undefined;
  let waiting = Promise.withResolvers<void>();
  /** The next run tries anew, and tells who asked for it. */
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

  /** Runs something for an owner, with whether the last program was somebody else's. */
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
      // Never for what a program does: there is no interpreter any more.
      forget(running);
      throw error;
    }
  }
}
