/** What is displayed: one screen, and a stack of layers over it. */
import type { StoreApi } from 'zustand/vanilla';
import type { Facts } from './about.ts';
import type { Contrast } from './card/contrast.ts';
import type { CardDetails } from './card/details.ts';
import type { ExportSource } from '#export/source.ts';
import type { ExportWhat } from './export.ts';
import type { PracticeState } from './practice/store.ts';
import type { GivenAnswer } from './review/given.ts';
import type { FolderState } from './write/folder.ts';
import type { WriteState } from './write/state.ts';

export type Screen = 'home' | 'insight' | 'statistics' | 'decks' | 'review';

/** A layer over a screen. Closing it restores what was below. */
export type Layer =
  | { readonly kind: 'playground' }
  /** A question is being written; its text is in the store. */
  | {
      readonly kind: 'write';
      readonly store: StoreApi<WriteState>;
      /** The deck's folder on disk. */
      readonly folder: StoreApi<FolderState>;
    }
  /** A replay; see the replay store. */
  | { readonly kind: 'replay' }
  /** The answers of the session, to take any of them back. */
  | { readonly kind: 'answers'; readonly answers: readonly GivenAnswer[] }
  /** The details of a question, and its actions; undefined until they are read. */
  | { readonly kind: 'card'; readonly details: CardDetails | undefined }
  /** Two programs to compare. */
  | { readonly kind: 'contrast'; readonly contrast: Contrast }
  /** How much time a day has, which days are easy, and until when the learner is away. */
  | { readonly kind: 'plan' }
  /** Asks whether to remove a deck. */
  | { readonly kind: 'remove-deck'; readonly deckId: string; readonly title: string }
  /** What a class answers and believes; see `class` of the app store. */
  | { readonly kind: 'class' }
  /** Asks for the name under which answers are exported. */
  | { readonly kind: 'give-answers'; readonly deckId: string; readonly title: string }
  /** Question sheets as printed on paper, in place of the screen. */
  | { readonly kind: 'print'; readonly source: ExportSource }
  /** Asks for the format of an export. */
  | { readonly kind: 'export'; readonly what: ExportWhat; readonly title: string }
  /** An imported file; see `incoming` of the app store. */
  | { readonly kind: 'incoming' }
  /** The check of the data; see the data store. */
  | { readonly kind: 'data-check'; readonly close: () => void }
  /** Generated programs for a belief, one after the other. */
  | { readonly kind: 'practice'; readonly practice: StoreApi<PracticeState> }
  | { readonly kind: 'help' }
  | { readonly kind: 'settings' }
  /** The components of the app. */
  | { readonly kind: 'about'; readonly facts: Facts };

export interface View {
  readonly screen: Screen;
  /** The last one is on top. */
  readonly layers: readonly Layer[];
}

/** The layer that receives keys; undefined if there is only the screen. */
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

/** With a layer on top; replaces one of its kind, if there is one. */
export function withLayer(layers: readonly Layer[], layer: Layer): readonly Layer[] {
  return [...withoutLayer(layers, layer.kind), layer];
}

export function withoutLayer(layers: readonly Layer[], kind: Layer['kind']): readonly Layer[] {
  return layers.filter((layer) => layer.kind !== kind);
}

/** Keeps a layer open exactly while its store has something to show. */
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
