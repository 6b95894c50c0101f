/** The engine as the session holds it: it boots in the background, and most of the time waits. */
import type { Engine, RunOptions } from '#engine/engine.ts';
import type { EngineIdentity, Run } from '#engine/types.ts';

export interface EngineHandle {
  /** Which engine it is; known before it has booted. */
  readonly identity: EngineIdentity;
  /** Begins to boot; does nothing the second time. */
  readonly start: () => void;
  readonly isReady: () => boolean;
  /** Runs a program, booting first where that is still to do. See `Engine.run`. */
  readonly run: (program: string, options?: RunOptions) => Promise<Run>;
}

/** Wraps an engine that `open` creates when it is first wanted. */
export function createEngineHandle(identity: EngineIdentity, open: () => Engine): EngineHandle {
  let engine: Engine | undefined;
  let ready = false;
  const opened = (): Engine => {
    if (engine === undefined) {
      const opening = open();
      engine = opening;
      opening.booted().then(
        () => {
          ready = true;
        },
        () => {
          // The next run tries anew, and tells who asked for it.
          engine = undefined;
        },
      );
    }
    return engine;
  };
  return {
    identity,
    start: () => void opened(),
    isReady: () => ready,
    run: async (program, options) => opened().run(program, options),
  };
}
