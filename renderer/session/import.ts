/** From the bytes of a file to a deck in the database, with a look at it in between. */
import { readPackage } from '#format/package.ts';
import type { DeckProgress, DeckStep } from '#format/deck.ts';
import { parseDeckSteps } from '#format/deck.ts';
import type { DeckDifference } from '#format/difference.ts';
import { difference } from '#format/difference.ts';
import type { AnswerFile, Deck, Manifest, PackedAnswer, Problem, Result } from '#format/types.ts';
import { variant, variantCount } from '#format/vary.ts';
import type { IncomingFile } from '#platform/platform.ts';
import { deleteDeck, getDeck, listed, putDeck, questionsOfDeck } from '#store/decks.ts';
import { sha256 } from '#store/sha256.ts';
import type { Services } from './services.ts';
import { loadShipped } from './shipped-file.ts';

/**
 * Whose deck it is that a deck of the same id would take the place of: `nobody`: there is none;
 * `same`: it has the same authors; `other`: it has others, so this is no update of it.
 */
export type Replaces = 'nobody' | 'same' | 'other';

/** A deck that was read and found in order, and what taking it would change. */
export interface ReadDeck {
  readonly deck: Deck;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly answers: AnswerFile | undefined;
  readonly difference: DeckDifference;
  /** The deck of the same id that is here already. */
  readonly installed: Manifest | undefined;
  readonly replaces: Replaces;
  /** What was left out of the package, as sentences. */
  readonly notes: readonly string[];
}

export type ReadOutcome =
  | { readonly ok: true; readonly value: ReadDeck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type File = Pick<IncomingFile, 'name'> & { readonly bytes: Uint8Array<ArrayBuffer> };

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

/** Reads the questions; `onBreath` is called, and waited for, where the page may draw. */
async function readQuestions(
  files: ReadonlyMap<string, string>,
  now: () => number,
  onBreath: (step: DeckStep) => void | Promise<void>,
): Promise<Result<Deck>> {
  const steps = parseDeckSteps(files, sha256);
  let breath = now();
  let step = await steps.next();
  while (step.done !== true) {
    if (now() - breath > BREATH) {
      await onBreath(step.value);
      await nextTask();
      breath = now();
    }
    step = await steps.next();
  }
  return step.value;
}

/** Reads a deck and compares it with what is here. Changes nothing. */
export async function readDeck(
  { db, reader, fetchAsset }: Pick<Services, 'db' | 'reader' | 'fetchAsset'>,
  { name, bytes }: File,
  onProgress: (progress: DeckProgress) => void,
  signal?: AbortSignal,
): Promise<ReadOutcome> {
  const read = await reader.read({ kind: 'deck', name, bytes }, { onProgress, signal });
  if (!read.ok) return read;
  const { deck, answers, notes } = read.value;
  const shipped = await loadShipped(fetchAsset);
  if (deck.manifest.id === shipped.id && (await sha256(bytes)) !== shipped.sha256) {
    return { ok: false, problems: [RESERVED(deck.manifest.id)] };
  }
  const before = await questionsOfDeck(db, deck.manifest.id);
  const installed = (await getDeck(db, deck.manifest.id))?.manifest;
  const value: ReadDeck = {
    deck,
    bytes,
    answers: answers && (await ownAnswers(deck, answers)),
    notes,
    difference: difference(listed(before), listed(deck.questions)),
    installed,
    replaces: replaces(deck.manifest, installed),
  };
  return { ok: true, value };
}

const RESERVED = (id: string): Problem => ({
  file: 'deck.yaml',
  line: 1,
  message: `The id ${id} belongs to the deck that comes with Loopwise, and only Loopwise updates that deck.`,
  remedy: 'Give this deck an id of its own in deck.yaml, then import it again.',
});

function replaces(deck: Manifest, installed: Manifest | undefined): Replaces {
  if (installed === undefined) return 'nobody';
  const authorsOf = ({ authors }: Manifest): string => authors.toSorted().join('\n');
  return authorsOf(deck) === authorsOf(installed) ? 'same' : 'other';
}

/** What a package says of its own deck's programs; it has no say in any other. */
async function ownAnswers(deck: Deck, file: AnswerFile): Promise<AnswerFile> {
  const answers: Record<string, PackedAnswer> = {};
  for (const { question } of deck.questions) {
    for (let at = 0; at < variantCount(question); at += 1) {
      const hash = await sha256(variant(question, at).program);
      const answer = file.answers[hash];
      if (answer !== undefined) answers[hash] = answer;
    }
  }
  return { ...file, answers };
}

/** Puts a deck that was read into the database; all of it or nothing. */
export async function takeDeck(
  { db, keys, now }: Pick<Services, 'db' | 'keys' | 'now'>,
  { deck, bytes, answers }: Pick<ReadDeck, 'deck' | 'bytes' | 'answers'>,
): Promise<DeckDifference> {
  // Before the deck: what cannot be kept must not leave half of an import behind.
  if (answers !== undefined) await keys.remember(deck.manifest.id, answers);
  return putDeck(db, { deck, bytes, at: now() });
}

/**
 * Reads the deck that comes with the app and takes it without a look in between. It is read on the
 * page, piece by piece: its bytes are those that the build made, so that there is nothing to guard
 * against, and to start a worker first would make the first question wait. Where it is not here yet, its first
 * questions (`enough` of them) are put as soon as they are read. `onBegun` tells of it, and reading
 * goes on when it resolves; the whole deck then takes their place, or they go again where the rest
 * is not in order.
 */
export async function takeAtOnce(
  services: Pick<Services, 'db' | 'keys' | 'now'>,
  { name, bytes }: File,
  enough: number,
  onBegun: () => Promise<void>,
): Promise<Result<Deck>> {
  const { db, keys, now } = services;
  const unpacked = readPackage(bytes, name);
  if (!unpacked.ok) return unpacked;
  const { files, answers } = unpacked.value;
  let begun: string | undefined;
  let tried = false;
  const begin = async ({ done, beginning }: DeckStep): Promise<void> => {
    if (tried || done < enough) return;
    tried = true;
    const deck = await beginning();
    if (deck === undefined || (await getDeck(db, deck.manifest.id)) !== undefined) return;
    begun = deck.manifest.id;
    await Promise.all([
      answers && keys.remember(deck.manifest.id, await answersOf(deck, answers)),
      putDeck(db, { deck, bytes, at: now() }),
    ]);
    await onBegun();
  };
  const read = await readQuestions(files, now, begin);
  if (read.ok) await takeDeck(services, { deck: read.value, bytes, answers });
  else if (begun !== undefined) await deleteDeck(db, begun);
  return read;
}

/** Of the answers those to the questions as they stand, which is how new cards are asked. */
async function answersOf({ questions }: Deck, file: AnswerFile): Promise<AnswerFile> {
  const hashes = await Promise.all(questions.map(async ({ question }) => sha256(question.program)));
  const found = hashes.flatMap((hash) => {
    const key = file.answers[hash];
    return key === undefined ? [] : [[hash, key] as const];
  });
  return { ...file, answers: Object.fromEntries(found) };
}
