/** Several engines as one, for tools with many programs to run. */
import type { Engine } from './engine.ts';

/**
 * An engine that gives each program to the one of `engines` with the least to do: runs are no
 * longer answered in order. `booted` resolves when all have booted.
 */
export function createPool(engines: readonly Engine[]): Engine {
  const members = engines.map((engine) => ({ engine, waiting: 0 }));
  const withMember = async <T>(runs: number, give: (engine: Engine) => Promise<T>): Promise<T> => {
    const member = members.reduce((least, other) =>
      other.waiting < least.waiting ? other : least,
    );
    member.waiting += runs;
    try {
      return await give(member.engine);
    } finally {
      member.waiting -= runs;
    }
  };
  return {
    run: async (program, options) => withMember(1, async (engine) => engine.run(program, options)),
    runAll: async (program, ways) =>
      withMember(ways.length, async (engine) => engine.runAll(program, ways)),
    booted: async () => void (await Promise.all(engines.map(async (engine) => engine.booted()))),
    close: () => {
      for (const engine of engines) engine.close();
    },
  };
}
