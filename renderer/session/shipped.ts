/** The deck that comes with the app: stored like any other, at the first start and at updates. */
import type { PreparedDeck } from '#format/prepared.ts';
import { getDeck, putDeck } from '#store/decks.ts';
import { deleteForeignRuns } from '#store/runs.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Services } from './services.ts';
import { messageOf } from './services.ts';
import type { Shipped } from './shipped-file.ts';
import { loadShipped } from './shipped-file.ts';

/** The progress of storing the deck. */
export interface ShippedWatch {
  /** It has to be stored, which takes a while. */
  readonly onReading?: () => void;
  /** Its first questions are stored; the others follow when it resolves. */
  readonly onBegun?: () => Promise<void>;
}

/**
 * Stores the shipped deck unless this version was already stored. If there is none yet, its first
 * questions are stored first. A deck that was removed is not restored until it changes. Throws if
 * the app's own files are broken. If it is interrupted, the next start does all of it again.
 */
export async function takeShippedDeck(
  services: Services,
  { onReading = () => undefined, onBegun = async () => undefined }: ShippedWatch = {},
): Promise<void> {
  const { db, fetchAsset } = services;
  const [shipped, { shippedDeck }] = await Promise.all([loadShipped(fetchAsset), loadSettings(db)]);
  if (shippedDeck === shipped.sha256) return;
  onReading();
  const isNew = (await getDeck(db, shipped.id)) === undefined;
  // In parallel: the first question waits for both.
  const [bytes, beginning] = await Promise.all([
    loadPackage(shipped, fetchAsset),
    isNew ? loadPrepared(shipped.beginning, fetchAsset) : undefined,
  ]);
  if (beginning !== undefined) {
    await take(services, beginning, bytes);
    await onBegun();
  }
  await take(services, await loadPrepared(shipped.whole, fetchAsset), bytes);
  // The app was updated, and perhaps its engine too.
  await deleteForeignRuns(db, services.engine.identity.id);
  await saveSetting(db, 'shippedDeck', shipped.sha256);
}

async function take(
  { db, keys, now }: Services,
  { deck, answers }: PreparedDeck,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await keys.remember(deck.manifest.id, answers);
  await putDeck(db, { deck, bytes, at: now() });
}

async function loadPackage(
  { file }: Shipped,
  fetchAsset: Services['fetchAsset'],
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetchAsset(`decks/${file}`)).arrayBuffer());
}

async function loadPrepared(
  file: string,
  fetchAsset: Services['fetchAsset'],
): Promise<PreparedDeck> {
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
