/** Copies questions of any deck into one of the learner's own. */
import { withChosen } from '#format/chosen.ts';
import { withQuestions } from '#format/deck-folder.ts';
import { UNIQUE, deckId as newDeckId } from '#format/deck-id.ts';
import type { Manifest } from '#format/types.ts';
import { writeQuestion } from '#format/write-question.ts';
import { chosenQuestions } from '#session/chosen-questions.ts';
import type { Services } from '#session/services.ts';
import { deleteDeck, listDecks } from '#store/decks.ts';
import { NEW_DECK, manifestOf } from './details.ts';
import { openDeck, storeDeck, unsavedDeck } from './own-deck.ts';
import type { OpenedDeck } from './own-deck.ts';
import { sentenceOf } from './pages.ts';
import { randomBelow } from './random.ts';

export interface Copied {
  readonly count: number;
  /** The title of the deck with the copies. */
  readonly title: string;
  /** Removes them again; a new deck is removed too. */
  readonly undo: () => Promise<void>;
}

/** Copies all of them or none. Rejects with a message if they do not fit into the deck. */
export async function copyQuestions(
  services: Pick<Services, 'db' | 'reader' | 'keys' | 'engine' | 'now'>,
  ids: readonly string[],
  deckId: string | undefined,
): Promise<Copied> {
  const { db } = services;
  const chosen = await chosenQuestions(db, ids);
  if (chosen.length === 0) throw new Error('The questions are gone. Search for them again.');
  const opened =
    deckId === undefined
      ? unsavedDeck(await newManifest(services))
      : await openDeck(services, deckId);
  const { manifest, added } = withChosen(
    // A new deck starts without the unit that its first question would create.
    opened.saved ? opened.manifest : { ...opened.manifest, units: [] },
    opened.questions,
    chosen,
  );
  const folder = withQuestions(
    opened.folder,
    added.map(({ unit, question }) => ({
      unit,
      id: question.id,
      text: writeQuestion(question),
    })),
  );
  const stored = await storeDeck(services, opened, {
    folder,
    manifest: {
      ...manifest,
      about: aboutWith(
        manifest,
        chosen.map(({ from }) => from),
      ),
    },
  });
  if (!stored.ok) throw new Error(sentenceOf(stored.problems));
  return {
    count: added.length,
    title: manifest.title,
    undo: async () => undoCopy(services, opened, stored.value),
  };
}

async function undoCopy(
  services: Parameters<typeof copyQuestions>[0],
  before: OpenedDeck,
  now: OpenedDeck,
): Promise<void> {
  if (!before.saved) {
    await deleteDeck(services.db, now.manifest.id);
    return;
  }
  const { folder, manifest } = before;
  const stored = await storeDeck(services, now, { folder, manifest });
  if (!stored.ok) throw new Error(sentenceOf(stored.problems));
}

async function newManifest({ db }: Pick<Services, 'db'>): Promise<Manifest> {
  const own = (await listDecks(db)).find((deck) => deck.own === 1);
  const author = own?.manifest.authors[0] ?? 'Me';
  const title = 'Copied questions';
  const id = newDeckId(author, title, randomBelow(UNIQUE));
  return manifestOf({ ...NEW_DECK, title, author }, id);
}

/** The most characters of a deck's description. */
const LONGEST = 2000;

/** Credits the authors of the questions, as their licence requires. */
function aboutWith({ id, about }: Manifest, from: readonly Manifest[]): string {
  const others = new Map(from.map((manifest) => [manifest.id, manifest]));
  others.delete(id);
  const credits = [...others.values()]
    .map(
      ({ title, authors, license }) =>
        `With questions of “${title}” by ${authors.join(', ')} (${license}).`,
    )
    .filter((credit) => !about.includes(credit));
  const text = [about, ...credits].join(' ');
  return text.length > LONGEST ? about : text;
}
