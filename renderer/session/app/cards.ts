/** Actions on questions besides answering them, for one or many, each with an undo. */
import type { StoreApi } from 'zustand/vanilla';
import { questionIn } from '#session/review/phase.ts';
import type { ReviewState } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { layerOf, topLayer, withLayer, withoutLayer } from '#session/view.ts';
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
  const { db, now, calendar, journal } = services;

  /** Refreshes what is shown of these questions. */
  async function follow(ids: readonly string[]): Promise<void> {
    await review.getState().cardsChanged(ids);
    await store.getState().recall(ids);
  }

  async function show(id: string): Promise<void> {
    const { loadCardDetails } = await import('#session/card/details.ts');
    const details = await loadCardDetails(services, id);
    if (details === undefined) throw new Error('This question has left its deck.');
    store.setState(({ layers }) => ({ layers: withLayer(layers, { kind: 'card', details }) }));
  }

  return {
    showCard: async (id) =>
      attempt(async () => {
        const shown = id ?? questionIn(review.getState().phase)?.card.id;
        const top = topLayer(store.getState())?.kind;
        if (shown !== undefined && (top === undefined || top === 'card')) await show(shown);
      }),

    compare: async (id) =>
      attempt(async () => {
        const { loadContrast } = await import('#session/card/contrast.ts');
        const contrast = await loadContrast(services, id);
        if (contrast === undefined) {
          const text = 'No other question of its unit is close enough to be compared with it.';
          store.getState().say({ tone: 'wrong', text });
          return;
        }
        const layers = withoutLayer(store.getState().layers, 'card');
        store.setState({ layers: withLayer(layers, { kind: 'contrast', contrast }) });
      }),

    changeCards: async (ids, change) =>
      attempt(async () => {
        const { changeCards, undoChanges } = await import('#store/changes.ts');
        const { changedText, staysOpen } = await import('#session/card/words.ts');
        const changed = await changeCards(db, { cards: ids, change, at: now() });
        await journal.catchUp();
        const { layers } = store.getState();
        const open = layerOf({ layers }, 'card')?.details.id;
        if (open !== undefined && staysOpen(change)) await show(open);
        else store.setState({ layers: withoutLayer(layers, 'card') });
        await follow(ids);
        if (open !== undefined && staysOpen(change)) return;
        const undo = async (): Promise<void> =>
          attempt(async () => {
            await undoChanges(db, { rows: changed.rows, at: now(), calendar });
            await journal.catchUp();
            await follow(ids);
            store.getState().say({ tone: 'done', text: 'Taken back.' });
          });
        store.getState().say({
          tone: 'done',
          text: changedText(change, changed),
          ...(changed.cards === 0 ? {} : { action: { label: 'Undo', run: () => void undo() } }),
        });
      }),
  };
}
