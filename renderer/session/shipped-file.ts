/** The build's description of the deck that comes with the app. */
import type { Services } from './services.ts';

/** `decks/shipped.json`, written by the build. The other files are beside it. */
export interface Shipped {
  /** The package's file name. */
  readonly file: string;
  /** The file name of the whole deck, already parsed: a `PreparedDeck`. */
  readonly whole: string;
  /** The file name of its first questions, in the same form. */
  readonly beginning: string;
  /** Of the package, in hex. */
  readonly sha256: string;
  /** The deck's id. */
  readonly id: string;
}

/** Reads it. Throws if the app's own files are broken. */
export async function loadShipped(fetchAsset: Services['fetchAsset']): Promise<Shipped> {
  return (await (await fetchAsset('decks/shipped.json')).json()) as Shipped;
}
