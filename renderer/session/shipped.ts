/** The deck that comes with the app: imported like anyone's, at the first start and at updates. */
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Services } from './services.ts';
import { messageOf } from './services.ts';

/** `decks/shipped.json`, written by the build. */
interface Shipped {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Takes the shipped deck where this version of it was not taken before. One that was taken and
 * then removed stays away until it changes. Throws where the app's own files are broken.
 */
export async function takeShippedDeck(services: Services): Promise<void> {
  const { db, fetchAsset } = services;
  const shipped = (await (await fetchAsset('decks/shipped.json')).json()) as Shipped;
  if ((await loadSettings(db)).shippedDeck === shipped.sha256) return;
  const response = await fetchAsset(`decks/${shipped.file}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Reading decks takes YAML and Markdown parsers, which other starts do without.
  const { readDeck, takeDeck } = await import('./import.ts');
  const read = await readDeck(services, { name: shipped.file, bytes }, () => undefined);
  if (!read.ok) {
    const [first] = read.problems;
    throw new Error(
      `The deck that comes with Loopwise is damaged (${messageOf(first?.message)}). Install Loopwise anew.`,
    );
  }
  await takeDeck(services, read.value);
  await saveSetting(db, 'shippedDeck', shipped.sha256);
}
