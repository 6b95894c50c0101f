/** Several engines as one, for tools with many programs to run. */
import type { Engine } from './engine.ts';

/** Booting an interpreter takes as long as this many runs. */
const WORTH_ANOTHER = 100;

/**
 * An engine that gives each program to its least busy member; runs are no longer answered in order. It
 * starts with one member and opens more, up to `most`, when enough runs are queued to make up for the
 * boot. `booted` waits for the members that are open.
 */
export function createPool(open: () => Engine, most: number): Engine {
  const members = [{ engine: open(), waiting: 0 }];
  let given = 0;
  let closed = false;
  const withMember = async <T>(runs: number, give: (engine: Engine) => Promise<T>): Promise<T> => {
    given += runs;
    const more = closed || given <= WORTH_ANOTHER ? 0 : most - members.length;
    for (let at = 0; at < more; at += 1) members.push({ engine: open(), waiting: 0 });
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
    booted: async () => {
      await Promise.all(members.map(async ({ engine }) => engine.booted()));
    },
    close: () => {
      closed = true;
      for (const { engine } of members) engine.close();
    },
  };
}
