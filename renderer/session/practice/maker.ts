/** Makes programs for beliefs in advance, so that nobody waits for one. */
import { freshProgram } from '#generate/fresh.ts';
import type { FreshProgram } from '#generate/fresh.ts';
import type { Engine } from '#engine/box/engine.ts';
import type { Model } from '#engine/models/models.ts';

export interface Maker {
  /** Starts making a program for a belief, if none is ready or in progress. */
  readonly prepare: (belief: string) => void;
  /** The next program for a belief; undefined if none can be made. Rejects like `Engine.run`. */
  readonly take: (belief: string) => Promise<FreshProgram | undefined>;
}

export interface MakerNeeds {
  readonly engine: Pick<Engine, 'run' | 'runAll'>;
  readonly catalogue: () => Promise<readonly Model[]>;
  /** Seeds; a new one each time. */
  readonly seed: () => number;
}

export function createMaker({ engine, catalogue, seed }: MakerNeeds): Maker {
  const ready = new Map<string, Promise<FreshProgram | undefined>>();
  const made = new Map<string, FreshProgram[]>();
  let last: Promise<unknown> = Promise.resolve();

  async function make(belief: string): Promise<FreshProgram | undefined> {
    const models = await catalogue();
    const before = made.get(belief) ?? [];
    const options = { engine, models, belief, seed: seed() };
    // If every structure was asked already, they start over.
    const program =
      (await freshProgram({ ...options, made: before })) ??
      (before.length > 0 ? await freshProgram(options) : undefined);
    if (program !== undefined) made.set(belief, [...before, program]);
    return program;
  }

  function prepared(belief: string): Promise<FreshProgram | undefined> {
    const known = ready.get(belief);
    if (known !== undefined) return known;
    // One at a time: they share the engine with runs that the learner waits for.
    const making = last.then(async () => make(belief));
    last = making.catch(() => undefined);
    ready.set(belief, making);
    // The next call retries.
    making.catch(() => ready.delete(belief));
    return making;
  }

  return {
    prepare: (belief) => void prepared(belief).catch(() => undefined),
    take: async (belief) => {
      const program = await prepared(belief);
      ready.delete(belief);
      return program;
    },
  };
}
