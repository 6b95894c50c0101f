/**
 * Keeps questions about the learner's own programs in a deck like any other, called My questions.
 */
import { UNIQUE, deckId } from '#format/deck-id.ts';
import { withQuestion } from '#format/deck-folder.ts';
import { nextMinor } from '#format/version.ts';
import { writeQuestion } from '#format/write-question.ts';
import { createQueue } from '#session/in-turn.ts';
import type { Services } from '#session/services.ts';
import { manifestOf } from '#session/write/details.ts';
import { openDeck, storeDeck, unsavedDeck } from '#session/write/own-deck.ts';
import type { OpenedDeck } from '#session/write/own-deck.ts';
import { sentenceOf } from '#session/write/pages.ts';
import { listDecks } from '#store/decks.ts';
import { asksTheSame, deckQuestion } from './kept.ts';
import type { Keepable } from './kept.ts';

type Needs = Pick<Services, 'db' | 'platform' | 'reader' | 'keys' | 'engine' | 'now'>;

export const MY_QUESTIONS = 'My questions';
const UNIT = { id: 'own-programs', title: 'My programs' } as const;

/**
 * An id that `deckId` derives from the name; unique per installation, so that decks can be shared.
 */
const IS_MINE = /\.my-questions-[0-9a-z]{4}$/u;

/**
 * Adds the question to the deck; `known`: it was already there. Rejects with a message on failure.
 */
export async function keepQuestion(
  services: Needs,
  kept: Keepable,
  random: () => number = Math.random,
): Promise<'kept' | 'known'> {
  return inTurn(async () =>
    services.platform.alone('my-questions', async () => keepNow(services, kept, random)),
  );
}

/** The deck is read and stored again with each question. */
const inTurn = createQueue();

async function keepNow(
  services: Needs,
  kept: Keepable,
  random: () => number,
): Promise<'kept' | 'known'> {
  const deck = await myQuestions(services, random);
  const taken = new Set(deck.questions.map(({ question }) => question.id));
  const question = deckQuestion(kept, taken);
  if (deck.questions.some((placed) => asksTheSame(question, placed.question))) return 'known';
  const text = writeQuestion(question);
  const { folder } = withQuestion(deck.folder, {
    unit: UNIT.id,
    id: question.id,
    text,
    file: undefined,
  });
  const units = deck.manifest.units.some(({ id }) => id === UNIT.id)
    ? deck.manifest.units
    : [...deck.manifest.units, { ...UNIT, needs: [] }];
  // Whoever has the deck from before sees that this one is newer.
  const version = deck.saved ? nextMinor(deck.manifest.version) : deck.manifest.version;
  const stored = await storeDeck(services, deck, {
    folder,
    manifest: { ...deck.manifest, units, version },
  });
  if (!stored.ok) throw new Error(sentenceOf(stored.problems));
  return 'kept';
}

async function myQuestions(services: Needs, random: () => number): Promise<OpenedDeck> {
  const decks = await listDecks(services.db);
  const mine = decks.find(({ id, own }) => own === 1 && IS_MINE.test(id));
  if (mine !== undefined) return openDeck(services, mine.id);
  const author = decks.find(({ own }) => own === 1)?.manifest.authors[0] ?? 'Me';
  const details = {
    title: MY_QUESTIONS,
    author,
    about: 'Questions about my own programs. Their answers are read off runs.',
    license: 'CC-BY-4.0',
    version: '1.0.0',
    unit: UNIT.title,
  };
  const id = deckId(author, MY_QUESTIONS, Math.floor(random() * UNIQUE));
  const manifest = manifestOf(details, id);
  return unsavedDeck({ ...manifest, units: [{ ...UNIT, needs: [] }] });
}
