/** What the build says of the deck that comes with the app. */
import type { Services } from './services.ts';

/** `decks/shipped.json`, written by the build. The other files lie beside it. */
export interface Shipped {
  /** Name of the package. */
  readonly file: string;
  /** Name of the whole deck, already read: a `PreparedDeck`. */
  readonly whole: string;
  /** Name of its first questions, in the same form. */
  readonly beginning: string;
  /** Of the package, hex. */
  readonly sha256: string;
  /** The deck's id. */
  readonly id: string;
}

/** Reads it. Throws where the app's own files are broken. */
export async function loadShipped(fetchAsset: Services['fetchAsset']): Promise<Shipped> {
  return (await (await fetchAsset('decks/shipped.json')).json()) as Shipped;
}
