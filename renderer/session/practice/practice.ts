/** Practice as the app opens it; loaded when it is first prepared or opened. */
import type { StoreApi } from 'zustand/vanilla';
import { seededRandom } from '#format/random.ts';
import { skeletonsFor } from '#generate/skeletons.ts';
import { ownedBy } from '#session/engine.ts';
import { believed, drawn } from './endless.ts';
import type { Services } from '#session/services.ts';
import { createMaker } from './maker.ts';
import { createPracticeStore } from './store.ts';
import type { PracticeState } from './store.ts';

export interface Practice {
  /** Makes a program for a belief in advance. */
  readonly prepare: (belief: string) => void;
  /**
   * Starts asking about a belief, by the id of its model; about any, without end, if none is given.
   */
  readonly open: (belief?: string) => StoreApi<PracticeState>;
}

/**
 * The owner of these programs in the engine: no deck's program may have been in the box before
 * them.
 */
const OWNER = 'loopwise:fresh';

export function createPractice({
  db,
  engine,
  keys,
  now,
}: Pick<Services, 'db' | 'engine' | 'keys' | 'now'>): Practice {
  const random = seededRandom(now());
  const seed = (): number => Math.floor(random() * 2 ** 31);
  const { catalogue } = keys;
  const maker = createMaker({ engine: ownedBy(engine, OWNER), catalogue, seed });

  /** A belief about what was met; the likelier the learner holds it, the more often. */
  function endless(): () => Promise<string> {
    const found = believed({ db, keys });
    return async () => {
      const [models, answers] = await Promise.all([catalogue(), found]);
      const ids = models.map(({ id }) => id).filter((id) => skeletonsFor(id).length > 0);
      return drawn(ids, answers, random());
    };
  }

  return {
    prepare: maker.prepare,
    open: (belief) => {
      const nextBelief = belief === undefined ? endless() : async () => belief;
      const store = createPracticeStore({ maker, catalogue, nextBelief, seed });
      void store.getState().next();
      return store;
    },
  };
}
