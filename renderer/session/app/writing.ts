/** Opens and closes the screen for writing questions. */
import type { StoreApi } from 'zustand/vanilla';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { layerOf, withLayer, withoutLayer } from '#session/view.ts';
import type { WriteRequest } from '#session/write/state.ts';
import type { Attempt } from './notices.ts';

export interface WritingState {
  /** Opens a deck of the learner's own for writing; a new one if there is none. */
  readonly openWriting: (request: WriteRequest) => Promise<void>;
  readonly closeWriting: () => Promise<void>;
}

export function createWriting(
  store: StoreApi<View>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): WritingState {
  return {
    openWriting: async (request) =>
      attempt(async () => {
        const [{ createWriteStore }, { createFolderStore }] = await Promise.all([
          import('#session/write/store.ts'),
          import('#session/write/folder.ts'),
        ]);
        // An open text is kept as a draft.
        const before = layerOf(store.getState(), 'write')?.store.getState();
        await before?.close();
        const deckId = request.deckId ?? before?.deck?.manifest.id;
        const writing = createWriteStore(services);
        const folder = createFolderStore(services, writing);
        const { layers } = store.getState();
        store.setState({ layers: withLayer(layers, { kind: 'write', store: writing, folder }) });
        await writing.getState().open({ ...request, ...(deckId === undefined ? {} : { deckId }) });
      }),

    closeWriting: async () => {
      const { layers } = store.getState();
      const layer = layerOf({ layers }, 'write');
      store.setState({ layers: withoutLayer(layers, 'write') });
      await layer?.store.getState().close();
    },
  };
}
