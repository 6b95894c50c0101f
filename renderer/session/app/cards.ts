/** Actions on questions besides answering them, for one or many, each with an undo. */
import type { StoreApi } from 'zustand/vanilla';
import type { CardActions, CardsNeeds, CardsState } from '#session/card/state.ts';
import { questionIn } from '#session/review/phase.ts';
import type { View } from '#session/view.ts';
import { layerOf, topLayer, withLayer, withoutLayer } from '#session/view.ts';
import type { NoticesState } from './notices.ts';
import type { SearchState } from './search.ts';

export type { CardsState } from '#session/card/state.ts';

export function createCards(
  store: StoreApi<NoticesState & View & Pick<SearchState, 'recall'>>,
  { services, review, attempt }: CardsNeeds,
): CardsState {
  const actions = async (): Promise<CardActions> =>
    (await import('#session/card/actions.ts')).createCardActions(store, {
      services,
      review,
      attempt,
    });
  return {
    showCard: async (id) => {
      const shown = id ?? questionIn(review.getState().phase)?.card.id;
      const top = topLayer(store.getState())?.kind;
      if (shown === undefined || (top !== undefined && top !== 'card')) return;
      // At once, so that the next key is not for the question below.
      store.setState(({ layers }) => ({
        layers: withLayer(
          layers,
          layerOf({ layers }, 'card') ?? { kind: 'card', details: undefined },
        ),
      }));
      await attempt(async () => {
        try {
          await (await actions()).show(shown);
        } catch (error) {
          store.setState(({ layers }) => ({ layers: withoutLayer(layers, 'card') }));
          throw error;
        }
      });
    },
    compare: async (id) => attempt(async () => (await actions()).compare(id)),
    changeCards: async (ids, change) =>
      attempt(async () => (await actions()).changeCards(ids, change)),
  };
}
