/** The journal, loaded with the first answer: no start waits for it. */
import { lazy } from '#session/lazy.ts';
import { plainReason } from '#store/errors.ts';
import type { Journal } from './journal.ts';

/** Loads the journal when it is first used; a failure to load it is reported like any other. */
export function lazyJournal(load: () => Promise<Journal>): Journal {
  let fail: (message: string) => void = () => undefined;
  const loaded = lazy(async () => {
    const journal = await load();
    journal.onFailed((message) => fail(message));
    return journal;
  });
  const use = async (work: (journal: Journal) => Promise<void>): Promise<void> =>
    loaded.load().then(work, (error: unknown) => fail(plainReason(error)));
  return {
    catchUp: async () => use(async (journal) => journal.catchUp()),
    turn: async (base, options) => use(async (journal) => journal.turn(base, options)),
    clear: async () => use(async (journal) => journal.clear()),
    onFailed: (listener) => {
      fail = listener;
    },
  };
}
