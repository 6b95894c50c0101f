/** Question sheets on paper, or as a PDF. */
import type { StoreApi } from 'zustand/vanilla';
import type { ExportWhat } from '#session/export.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { layerOf, withLayer, withoutLayer } from '#session/view.ts';
import type { Attempt, NoticesState } from './notices.ts';
import { NOTICES } from './texts.ts';

export interface PrintState {
  /** Shows questions as sheets in place of the screen. */
  readonly showSheets: (what: ExportWhat) => Promise<void>;
  /** Prints the sheets on screen. */
  readonly printSheets: () => Promise<void>;
  readonly closeSheets: () => void;
}

export function createPrint(
  store: StoreApi<PrintState & NoticesState & View>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): PrintState {
  return {
    showSheets: async (what) =>
      attempt(async () => {
        const { printSource } = await import('#session/export.ts');
        const watch = { signal: new AbortController().signal, onProgress: () => undefined };
        const source = await printSource(services, what, watch);
        store.setState(({ layers }) => ({
          layers: withLayer(withoutLayer(layers, 'export'), { kind: 'print', source }),
        }));
      }),

    printSheets: async () =>
      attempt(async () => {
        const source = layerOf(store.getState(), 'print')?.source;
        if (source === undefined) return;
        const { id, version } = source.manifest;
        const name = `${id}-${version}.pdf`;
        const { saved } = await services.platform.print(name);
        if (saved) store.getState().say({ tone: 'done', text: NOTICES.exported(name) });
      }),

    closeSheets: () => store.setState(({ layers }) => ({ layers: withoutLayer(layers, 'print') })),
  };
}
