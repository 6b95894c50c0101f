/** Several engines as one, for tools with many programs to run. */
import type { Engine } from './engine.ts';

/**
 * An engine that gives each program to the one of `engines` with the least to do: runs are no
 * longer answered in order. `booted` resolves when all have booted.
 */
export function createPool(engines: readonly Engine[]): Engine {
  const members = engines.map((engine) => ({ engine, waiting: 0 }));
  return {
    run: async (program, options) => {
      const member = members.reduce((least, other) =>
        other.waiting < least.waiting ? other : least,
      );
      member.waiting += 1;
      try {
        return await member.engine.run(program, options);
      } finally {
        member.waiting -= 1;
      }
    },
    booted: async () => void (await Promise.all(engines.map(async (engine) => engine.booted()))),
    close: () => {
      for (const engine of engines) engine.close();
    },
  };
}
