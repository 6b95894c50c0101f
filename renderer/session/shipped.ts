/** The deck that comes with the app: stored like any other, at the first start and at updates. */
import type { PreparedDeck } from '#format/prepared.ts';
import { getDeck, putDeck } from '#store/decks.ts';
import { deleteForeignRuns } from '#store/runs.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Services } from './services.ts';
import type { ShippedFiles } from './shipped-file.ts';
import { shippedFiles } from './shipped-file.ts';

/** How the deck is read, and the progress of storing it. */
export interface ShippedWatch {
  /** It has to be stored, which takes a while. */
  readonly onReading?: () => void;
  /** Its first questions are stored; the others follow when it resolves. */
  readonly onBegun?: () => Promise<void>;
  /** Its files, some of which may have been requested already. */
  readonly files?: ShippedFiles;
}

/**
 * Stores the shipped deck unless this version was already stored. If there is none yet, its first
 * questions are stored first. A deck that was removed is not restored until it changes. Throws if
 * the app's own files are broken. If it is interrupted, the next start does all of it again.
 */
export async function takeShippedDeck(
  services: Services,
  {
    onReading = () => undefined,
    onBegun = async () => undefined,
    files = shippedFiles(services.fetchAsset),
  }: ShippedWatch = {},
): Promise<void> {
  const { db } = services;
  const [shipped, { shippedDeck }, known] = await Promise.all([
    files.about(),
    loadSettings(db),
    files.about().then(async ({ id }) => getDeck(db, id)),
  ]);
  if (shippedDeck === shipped.sha256) return;
  onReading();
  if (known === undefined) {
    await take(services, await files.beginning());
    await onBegun();
  }
  const [whole, bytes] = await Promise.all([files.whole(), files.package()]);
  await take(services, whole, bytes);
  // The app was updated, and perhaps its engine too.
  await deleteForeignRuns(db, services.engine.identity.id);
  await saveSetting(db, 'shippedDeck', shipped.sha256);
}

async function take(
  { db, keys, now }: Services,
  { deck, answers }: PreparedDeck,
  bytes?: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await Promise.all([
    keys.remember(deck.manifest.id, answers),
    putDeck(db, { deck, bytes, at: now() }),
  ]);
}
