/** What the actions on questions do; loaded when one of them is first used. */
import type { StoreApi } from 'zustand/vanilla';
import type { NoticesState } from '#session/app/notices.ts';
import { NOTICES } from '#session/app/texts.ts';
import type { SearchState } from '#session/app/search.ts';
import type { View } from '#session/view.ts';
import { layerOf, withLayer, withoutLayer } from '#session/view.ts';
import { changeCards, undoChanges } from '#store/changes.ts';
import { loadContrast } from './contrast.ts';
import { loadCardDetails } from './details.ts';
import type { CardActions, CardsNeeds } from './state.ts';
import { changedText, staysOpen } from './words.ts';

export function createCardActions(
  store: StoreApi<NoticesState & View & Pick<SearchState, 'recall'>>,
  { services, review, attempt }: CardsNeeds,
): CardActions {
  const { db, now, calendar, journal } = services;

  /** Refreshes what is shown of these questions. */
  async function follow(ids: readonly string[]): Promise<void> {
    await review.getState().cardsChanged(ids);
    await store.getState().recall(ids);
  }

  async function show(id: string): Promise<void> {
    const details = await loadCardDetails(services, id);
    if (details === undefined) throw new Error(NOTICES.questionGone);
    store.setState(({ layers }) =>
      layerOf({ layers }, 'card') === undefined
        ? {}
        : { layers: withLayer(layers, { kind: 'card', details }) },
    );
  }

  return {
    show,

    compare: async (id) =>
      attempt(async () => {
        const contrast = await loadContrast(services, id);
        if (contrast === undefined) {
          store.getState().say({ tone: 'wrong', text: NOTICES.noContrast });
          return;
        }
        const layers = withoutLayer(store.getState().layers, 'card');
        store.setState({ layers: withLayer(layers, { kind: 'contrast', contrast }) });
      }),

    changeCards: async (ids, change) =>
      attempt(async () => {
        const changed = await changeCards(db, { cards: ids, change, at: now() });
        await journal.catchUp();
        const { layers } = store.getState();
        const open = layerOf({ layers }, 'card')?.details?.id;
        if (open !== undefined && staysOpen(change)) await show(open);
        else store.setState({ layers: withoutLayer(layers, 'card') });
        await follow(ids);
        if (open !== undefined && staysOpen(change)) return;
        // Pressed twice: what the first press did can still be undone.
        const done = changedText(change, { ...changed, cards: ids.length, unchanged: 0 });
        if (changed.cards === 0 && store.getState().notice?.text === done) return;
        const undo = async (): Promise<void> =>
          attempt(async () => {
            await undoChanges(db, { rows: changed.rows, at: now(), calendar });
            await journal.catchUp();
            await follow(ids);
            store.getState().say({ tone: 'done', text: NOTICES.takenBack });
          });
        store.getState().say({
          tone: 'done',
          text: changedText(change, changed),
          ...(changed.cards === 0
            ? {}
            : { action: { label: NOTICES.undo, run: () => void undo() } }),
        });
      }),
  };
}
