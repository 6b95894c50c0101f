/** Changes of the selected questions, or of a whole deck. */
import type { StoreApi } from 'zustand/vanilla';
import { nextLearningDay } from '#schedule/day.ts';
import type { Services } from '#session/services.ts';
import type { WantedChange } from '#store/changes.ts';
import type { CardsState } from './cards.ts';
import type { Attempt, NoticesState } from './notices.ts';
import type { SearchState } from './search.ts';
import { NOTICES } from './texts.ts';

/** A change as a screen requests it, without knowing when tomorrow begins. */
export type BulkChange = Exclude<WantedChange, { readonly do: 'bury' }> | { readonly do: 'bury' };

export interface BulkState {
  /** Changes the selected questions: all of them or none. */
  readonly changePicked: (change: BulkChange) => Promise<void>;
  /** Changes all questions of a deck. */
  readonly changeDeck: (deckId: string, change: BulkChange) => Promise<void>;
  /**
   * Copies the selected questions into a deck of the learner's own, new unless one is named. The originals
   * stay.
   */
  readonly copyPicked: (deckId: string | undefined) => Promise<void>;
}

export function createBulk(
  store: StoreApi<SearchState & NoticesState & Pick<CardsState, 'changeCards'>>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): BulkState {
  const { db, now, calendar } = services;

  const change = async (ids: readonly string[], asked: BulkChange): Promise<void> =>
    store
      .getState()
      .changeCards(
        ids,
        asked.do === 'bury' ? { do: 'bury', until: nextLearningDay(now(), calendar) } : asked,
      );

  return {
    changePicked: async (asked) => change([...store.getState().picked], asked),

    changeDeck: async (deckId, asked) =>
      attempt(async () => {
        const ids = await db.questions
          .where('[deckId+position]')
          .between([deckId, -Infinity], [deckId, Infinity])
          .primaryKeys();
        await change(ids, asked);
      }),

    copyPicked: async (deckId) =>
      attempt(async () => {
        const { copyQuestions } = await import('#session/write/copy.ts');
        const copied = await copyQuestions(services, [...store.getState().picked], deckId);
        const undo = async (): Promise<void> =>
          attempt(async () => {
            await copied.undo();
            store.getState().say({ tone: 'done', text: NOTICES.takenBack });
          });
        store.getState().say({
          tone: 'done',
          text: NOTICES.copied(copied.count, copied.title),
          action: { label: NOTICES.undo, run: () => void undo() },
        });
      }),
  };
}
