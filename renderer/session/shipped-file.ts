/** The build's files of the deck that comes with the app. */
import type { PreparedDeck } from '#format/prepared.ts';
import type { Services } from './services.ts';
import { messageOf } from './services.ts';

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

/** The files, read when they are asked for. All reject if the app's own files are broken. */
export interface ShippedFiles {
  /** Read once. */
  readonly about: () => Promise<Shipped>;
  /** Read once. */
  readonly beginning: () => Promise<PreparedDeck>;
  readonly whole: () => Promise<PreparedDeck>;
  readonly package: () => Promise<Uint8Array<ArrayBuffer>>;
}

export function shippedFiles(fetchAsset: Services['fetchAsset']): ShippedFiles {
  let about: Promise<Shipped> | undefined;
  let beginning: Promise<PreparedDeck> | undefined;
  const files: ShippedFiles = {
    about: async () => (about ??= loadShipped(fetchAsset)),
    beginning: async () =>
      (beginning ??= files.about().then(async (names) => prepared(names.beginning))),
    whole: async () => prepared((await files.about()).whole),
    package: async () => {
      const { file } = await files.about();
      return new Uint8Array(await (await fetchAsset(`decks/${file}`)).arrayBuffer());
    },
  };

  async function prepared(file: string): Promise<PreparedDeck> {
    const text = await (await fetchAsset(`decks/${file}`)).text();
    try {
      return JSON.parse(text) as PreparedDeck;
    } catch (error) {
      throw new Error(
        `The deck that comes with Loopwise is damaged (decks/${file}: ${messageOf(error)}). Install Loopwise anew.`,
        { cause: error },
      );
    }
  }

  return files;
}

/** Reads the names. Throws if the app's own files are broken. */
export async function loadShipped(fetchAsset: Services['fetchAsset']): Promise<Shipped> {
  return (await (await fetchAsset('decks/shipped.json')).json()) as Shipped;
}
