/** From the bytes of a file to a deck in the database, with a look at it in between. */
import { readPackage } from '#format/package.ts';
import type { DeckProgress } from '#format/deck.ts';
import { parseDeckSteps } from '#format/deck.ts';
import type { DeckDifference } from '#format/difference.ts';
import { difference } from '#format/difference.ts';
import type { AnswerFile, Deck, Problem } from '#format/types.ts';
import type { IncomingFile } from '#platform/platform.ts';
import { getDeck, listed, putDeck, questionsOfDeck } from '#store/decks.ts';
import { sha256 } from '#store/sha256.ts';
import type { Services } from './services.ts';

/** A deck that was read and found in order, and what taking it would change. */
export interface ReadDeck {
  readonly deck: Deck;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly answers: AnswerFile | undefined;
  readonly difference: DeckDifference;
  /** The version that is here already. */
  readonly installed: string | undefined;
  /** What was left out of the package, as sentences. */
  readonly notes: readonly string[];
}

export type ReadOutcome =
  | { readonly ok: true; readonly value: ReadDeck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** How often the page may draw while a large deck is read, in ms. */
const BREATH = 12;

/** Lets the page draw. Nested time-outs, the usual way, wait 4 ms each; a message does not. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
  port1.close();
}

/** Reads a deck and compares it with what is here. Changes nothing. */
export async function readDeck(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { name, bytes }: Pick<IncomingFile, 'name' | 'bytes'>,
  onProgress: (progress: DeckProgress) => void,
): Promise<ReadOutcome> {
  const unpacked = readPackage(bytes, name);
  if (!unpacked.ok) return unpacked;
  const { files, answers, notes } = unpacked.value;
  const steps = parseDeckSteps(files, sha256);
  let breath = now();
  let step = await steps.next();
  while (step.done !== true) {
    if (now() - breath > BREATH) {
      onProgress(step.value);
      await nextTask();
      breath = now();
    }
    step = await steps.next();
  }
  if (!step.value.ok) return step.value;
  const deck = step.value.value;
  const before = await questionsOfDeck(db, deck.manifest.id);
  const value: ReadDeck = {
    deck,
    bytes,
    answers,
    notes,
    difference: difference(listed(before), listed(deck.questions)),
    installed: (await getDeck(db, deck.manifest.id))?.manifest.version,
  };
  return { ok: true, value };
}

/** Puts a deck that was read into the database; all of it or nothing. */
export async function takeDeck(
  { db, keys, now }: Pick<Services, 'db' | 'keys' | 'now'>,
  { deck, bytes, answers }: ReadDeck,
): Promise<DeckDifference> {
  // Before the deck: what cannot be kept must not leave half of an import behind.
  if (answers !== undefined) await keys.remember(answers);
  return putDeck(db, { deck, bytes, at: now() });
}
