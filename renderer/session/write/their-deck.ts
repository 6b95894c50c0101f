/** A deck of somebody else, opened so that the learner can change questions of it for themselves. */
import type { Folder } from '#format/deck-folder.ts';
import { normaliseText } from '#format/text.ts';
import type { PlacedQuestion } from '#format/types.ts';
import { writeQuestion } from '#format/write-question.ts';
import type { Services } from '#session/services.ts';
import { questionsOfDeck } from '#store/decks.ts';
import { editQuestion } from '#store/own-edits.ts';
import { sha256 } from '#store/sha256.ts';
import { openDeck } from './own-deck.ts';
import type { OpenedDeck } from './own-deck.ts';

/** Opens a deck with the learner's versions of its questions. Rejects with a message on failure. */
export async function openTheirDeck(
  services: Pick<Services, 'db' | 'reader'>,
  deckId: string,
): Promise<OpenedDeck> {
  const [opened, rows] = await Promise.all([
    openDeck(services, deckId),
    questionsOfDeck(services.db, deckId),
  ]);
  const mine = new Map(
    rows.flatMap(({ question, theirs }) => (theirs ? [[question.id, question]] : [])),
  );
  const folder = new Map(opened.folder);
  const questions = opened.questions.map((placed): PlacedQuestion => {
    const question = mine.get(placed.question.id);
    if (question === undefined) return placed;
    folder.set(placed.file, writeQuestion(question));
    return { ...placed, question };
  });
  return { ...opened, folder, questions, theirs: opened.folder };
}

/**
 * Stores the learner's version of a question; undefined goes back to the author's. Rejects with a
 * message if it may not be stored.
 */
export async function storeVersion(
  { db }: Pick<Services, 'db'>,
  deck: OpenedDeck & { readonly theirs: Folder },
  file: string,
  mine: { readonly placed: PlacedQuestion; readonly text: string } | undefined,
): Promise<OpenedDeck> {
  const { manifest, theirs } = deck;
  const before = deck.questions.find((placed) => placed.file === file);
  if (before === undefined) throw new Error('The question is gone.');
  const edit = mine && {
    question: mine.placed.question,
    hash: await sha256(normaliseText(mine.text)),
  };
  await editQuestion(db, `${manifest.id}/${before.question.id}`, edit);
  const text = mine?.text ?? theirs.get(file) ?? '';
  const question = mine?.placed.question ?? before.question;
  return {
    ...deck,
    folder: new Map(deck.folder).set(file, text),
    questions: deck.questions.map((placed) =>
      placed.file === file ? { ...placed, question } : placed,
    ),
  };
}
