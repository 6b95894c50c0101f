/** The files of a class: a learner's answers as one, and what a class is with one more. */
import type { Given, GivenAnswers } from '#format/given-answers.ts';
import { LONGEST_NAME, writeGiven } from '#format/given-answers.ts';
import type { Class } from '#session/class/class.ts';
import { NOTICES } from '#session/app/texts.ts';
import type { ReadResults } from '#session/reader/read.ts';
import type { Services } from '#session/services.ts';
import { getDeck, questionsOfDeck } from '#store/decks.ts';
import { progressOf } from '#store/progress.ts';

/** The class with a file more; throws a sentence if the first one cannot be read. */
export async function withFile(
  now: Class | undefined,
  from: string,
  read: ReadResults['given'],
  { keys }: Pick<Services, 'keys'>,
): Promise<Class> {
  if (!read.ok) {
    const why = read.problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' ');
    if (now === undefined) throw new Error(NOTICES.noAnswerFile(from, why));
    return { ...now, refused: [...now.refused, { from, why }] };
  }
  const given = read.value;
  if (now !== undefined && now.deck.id !== given.deck.id) {
    const why = NOTICES.otherDeck(given.deck.title);
    return { ...now, refused: [...now.refused, { from, why }] };
  }
  const models = await keys.catalogue().catch(() => []);
  return {
    deck: given.deck,
    refused: now?.refused ?? [],
    statements: Object.fromEntries(models.map(({ id, statement }) => [id, statement])),
    files: [...(now?.files ?? []).filter((file) => !isSame(file.given, given)), { from, given }],
  };
}

/** A learner's later file replaces an earlier one; the same file counts once. */
function isSame(one: GivenAnswers, other: GivenAnswers): boolean {
  return one.name !== undefined && other.name !== undefined
    ? one.name === other.name
    : writeGiven(one) === writeGiven(other);
}

/** The learner's answers to a deck as a file; throws a sentence if there are none. */
export async function answersFile(
  { db }: Pick<Services, 'db'>,
  deckId: string,
  typed: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const deck = await getDeck(db, deckId);
  if (deck === undefined) throw new Error(NOTICES.deckGone);
  const rows = await questionsOfDeck(db, deckId);
  const answers = await progressOf(
    db,
    rows.map(({ id }) => id),
  );
  if (answers.length === 0) throw new Error(NOTICES.noAnswers);
  const { id, title, version } = deck.manifest;
  const name = typed.trim().slice(0, LONGEST_NAME);
  const text = writeGiven({
    deck: { id, title, version },
    name: name === '' ? undefined : name,
    answers: answers.map(({ question, correct, explainedBy }): Given => ({
      question,
      correct: correct === 1,
      beliefs: explainedBy ?? [],
    })),
  });
  return { name: `answers-${id}.loopwise-answers`, bytes: new TextEncoder().encode(text) };
}
