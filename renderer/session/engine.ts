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
  readonly run: (program: string, options?: RunOptions) => Promise<Run>;
}

/** Wraps an engine that `open` creates when it is first wanted. */
export function createEngineHandle(identity: EngineIdentity, open: () => Engine): EngineHandle {
  let engine: Engine | undefined;
  let ready = false;
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
    run: async (program, options) => {
      const running = opened();
      try {
        return await running.run(program, options);
      } catch (error) {
        // Never for what a program does: there is no interpreter any more.
        forget(running);
        throw error;
      }
    },
  };
}
