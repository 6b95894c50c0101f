/** What is in front: one screen, and a stack of layers over it. */
import type { StoreApi } from 'zustand/vanilla';
import type { Facts } from './about.ts';
import type { CardDetails } from './card/details.ts';
import type { ExportSource } from '#export/source.ts';
import type { ExportWhat } from './export.ts';
import type { PracticeState } from './practice/store.ts';
import type { GivenAnswer } from './review/given.ts';
import type { FolderState } from './write/folder.ts';
import type { WriteState } from './write/state.ts';

export type Screen = 'home' | 'insight' | 'statistics' | 'decks' | 'review';

/** What lies over a screen. Closing it shows what was below exactly as it was. */
export type Layer =
  | { readonly kind: 'playground' }
  /** A question is being written; what is being written is in the store. */
  | {
      readonly kind: 'write';
      readonly store: StoreApi<WriteState>;
      /** The deck's folder on disk. */
      readonly folder: StoreApi<FolderState>;
    }
  /** A run that is watched; see the replay store. */
  | { readonly kind: 'replay' }
  /** The answers of the session, to take any of them back. */
  | { readonly kind: 'answers'; readonly answers: readonly GivenAnswer[] }
  /** What is known of a question, and what can be done with it. */
  | { readonly kind: 'card'; readonly details: CardDetails }
  /** How much time a day has, which days are easy, and until when the learner is away. */
  | { readonly kind: 'plan' }
  /** Asks whether a deck is to be removed. */
  | { readonly kind: 'remove-deck'; readonly deckId: string; readonly title: string }
  /** What a class answers and believes; see `class` of the app store. */
  | { readonly kind: 'class' }
  /** Asks under which name answers go out. */
  | { readonly kind: 'give-answers'; readonly deckId: string; readonly title: string }
  /** Question sheets, in place of the screen, as they come out on paper. */
  | { readonly kind: 'print'; readonly source: ExportSource }
  /** Asks in which format something is to be exported. */
  | { readonly kind: 'export'; readonly what: ExportWhat; readonly title: string }
  /** A file from outside; see `incoming` of the app store. */
  | { readonly kind: 'incoming' }
  /** The check of the data; see the data store. */
  | { readonly kind: 'data-check'; readonly close: () => void }
  /** Fresh programs for a belief, one after the other. */
  | { readonly kind: 'practice'; readonly practice: StoreApi<PracticeState> }
  | { readonly kind: 'help' }
  | { readonly kind: 'settings' }
  /** What the app is made of. */
  | { readonly kind: 'about'; readonly facts: Facts };

export interface View {
  readonly screen: Screen;
  /** The top one is the last. */
  readonly layers: readonly Layer[];
}

/** The layer that keys belong to; undefined where there is only the screen. */
export function topLayer({ layers }: Pick<View, 'layers'>): Layer | undefined {
  return layers.at(-1);
}

/** The layer of a kind, covered or not. */
export function layerOf<K extends Layer['kind']>(
  { layers }: Pick<View, 'layers'>,
  kind: K,
): Extract<Layer, { readonly kind: K }> | undefined {
  const is = (layer: Layer): layer is Extract<Layer, { readonly kind: K }> => layer.kind === kind;
  return layers.find(is);
}

/** With a layer on top; in place of one of its kind, where there is one. */
export function withLayer(layers: readonly Layer[], layer: Layer): readonly Layer[] {
  return [...withoutLayer(layers, layer.kind), layer];
}

export function withoutLayer(layers: readonly Layer[], kind: Layer['kind']): readonly Layer[] {
  return layers.filter((layer) => layer.kind !== kind);
}

/** Keeps a layer true: it is there for as long as the store that it shows has something to show. */
export function followLayer<State>(
  app: StoreApi<View>,
  layer: Layer,
  store: StoreApi<State>,
  isShown: (state: State) => boolean,
): void {
  const follow = (): void => {
    const { layers } = app.getState();
    const shown = isShown(store.getState());
    if ((layerOf({ layers }, layer.kind) !== undefined) === shown) return;
    app.setState({ layers: shown ? withLayer(layers, layer) : withoutLayer(layers, layer.kind) });
  };
  follow();
  store.subscribe(follow);
}
