/** The deck that comes with the app: imported like anyone's, at the first start and at updates. */
import { deleteForeignRuns } from '#store/runs.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Services } from './services.ts';
import { messageOf } from './services.ts';
import { loadShipped } from './shipped-file.ts';

/** What is told while the deck is taken. */
export interface ShippedWatch {
  /** It has to be read, which takes its time. */
  readonly onReading?: () => void;
  /** Its first questions are here; the others follow when it resolves. */
  readonly onBegun?: () => Promise<void>;
}

/**
 * Takes the shipped deck where this version of it was not taken before. One that was taken and
 * then removed stays away until it changes. Throws where the app's own files are broken. Where it
 * is interrupted, the next start does all of it again.
 */
export async function takeShippedDeck(
  services: Services,
  { onReading = () => undefined, onBegun = async () => undefined }: ShippedWatch = {},
): Promise<void> {
  const { db, fetchAsset } = services;
  const [shipped, { shippedDeck, newPerDay }] = await Promise.all([
    loadShipped(fetchAsset),
    loadSettings(db),
  ]);
  if (shippedDeck === shipped.sha256) return;
  onReading();
  const [bytes, { takeAtOnce }] = await Promise.all([
    fetchAsset(`decks/${shipped.file}`).then(
      async (file) => new Uint8Array(await file.arrayBuffer()),
    ),
    // Reading decks takes YAML and Markdown parsers, which other starts do without.
    import('./import.ts'),
  ]);
  const file = { name: shipped.file, bytes };
  const read = await takeAtOnce(services, file, newPerDay, onBegun);
  if (!read.ok) {
    const [first] = read.problems;
    throw new Error(
      `The deck that comes with Loopwise is damaged (${messageOf(first?.message)}). Install Loopwise anew.`,
    );
  }
  // The app was updated, and its engine perhaps with it.
  await deleteForeignRuns(db, services.engine.identity.id);
  await saveSetting(db, 'shippedDeck', shipped.sha256);
}
