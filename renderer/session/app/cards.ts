/** Actions on questions besides answering them, for one or many, each with an undo. */
import type { StoreApi } from 'zustand/vanilla';
import type { ReviewState } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import type { WantedChange } from '#store/changes.ts';
import type { Attempt, NoticesState } from './notices.ts';
import type { SearchState } from './search.ts';

/** The slice of the app store that shows the details of a question, and changes it. */
export interface CardsState {
  /** Opens the details of a question; by default of the one on screen. */
  readonly showCard: (id?: string) => Promise<void>;
  /** Opens a comparison of a question with one that differs little. */
  readonly compare: (id: string) => Promise<void>;
  /** Changes questions by their ids, and shows a notice with an undo. */
  readonly changeCards: (ids: readonly string[], change: WantedChange) => Promise<void>;
}

export interface CardsNeeds {
  readonly services: Services;
  readonly review: StoreApi<ReviewState>;
  readonly attempt: Attempt;
}

export function createCards(
  store: StoreApi<NoticesState & View & Pick<SearchState, 'recall'>>,
  { services, review, attempt }: CardsNeeds,
): CardsState {
  const actions = async (): Promise<CardsState> =>
    (await import('#session/card/actions.ts')).createCardActions(store, {
      services,
      review,
      attempt,
    });
  return {
    showCard: async (id) => attempt(async () => (await actions()).showCard(id)),
    compare: async (id) => attempt(async () => (await actions()).compare(id)),
    changeCards: async (ids, change) =>
      attempt(async () => (await actions()).changeCards(ids, change)),
  };
}
