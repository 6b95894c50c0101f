/** What is in front: one screen, and a stack of layers over it. */
import type { StoreApi } from 'zustand/vanilla';
import type { ReplayState } from './replay.ts';
import type { GivenAnswer } from './review/given.ts';

export type Screen = 'home' | 'decks' | 'review';

/** What lies over a screen. Closing it shows what was below exactly as it was. */
export type Layer =
  | { readonly kind: 'playground' }
  /** A run that is watched; see the replay store. */
  | { readonly kind: 'replay' }
  /** The answers of the session, to take any of them back. */
  | { readonly kind: 'answers'; readonly answers: readonly GivenAnswer[] }
  /** Asks whether a deck is to be removed. */
  | { readonly kind: 'remove-deck'; readonly deckId: string; readonly title: string }
  /** A file from outside; see `incoming` of the app store. */
  | { readonly kind: 'incoming' }
  | { readonly kind: 'help' };

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

/**
 * Keeps the layers of the replay and of an incoming file true: each is there for as long as its own
 * store has something to show.
 */
export function followLayers(
  app: StoreApi<View & { readonly incoming: unknown }>,
  replay: StoreApi<Pick<ReplayState, 'phase'>>,
): void {
  const follow = (kind: 'incoming' | 'replay', shown: boolean): void => {
    const { layers } = app.getState();
    if ((layerOf({ layers }, kind) !== undefined) === shown) return;
    app.setState({ layers: shown ? withLayer(layers, { kind }) : withoutLayer(layers, kind) });
  };
  const followFile = (): void => follow('incoming', app.getState().incoming !== undefined);
  const followReplay = (): void => follow('replay', replay.getState().phase.kind !== 'closed');
  followFile();
  followReplay();
  app.subscribe(followFile);
  replay.subscribe(followReplay);
}
