/** Actions on questions besides answering them, for one or many, each with an undo. */
import type { StoreApi } from 'zustand/vanilla';
import type { CardsNeeds, CardsState } from '#session/card/state.ts';
import type { View } from '#session/view.ts';
import type { NoticesState } from './notices.ts';
import type { SearchState } from './search.ts';

export type { CardsState } from '#session/card/state.ts';

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
