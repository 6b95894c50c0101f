/** Answers exported and imported with a deck. */
import { FORMS } from '#schedule/forms.ts';
import { DEFAULT_OPTIONS, DEFAULT_WEIGHTS, RATINGS, outcomes } from '#schedule/fsrs.ts';
import { CONFIDENCES } from '#schedule/types.ts';
import type { Calendar, Memory } from '#schedule/types.ts';
import type { ProgressAnswer } from '#format/progress.ts';
import { answersSinceForgotten } from './card-changes.ts';
import type { Database } from './database.ts';
import { entriesOf } from './entries.ts';
import { loadParameters } from './parameters.ts';
import { nextReviewId } from './reviews.ts';
import type { AnswerReviewRow, CardRow } from './rows.ts';

/** Cards whose log is read at a time. */
const PIECE = 100;

/** The effective answers to some cards, in the order given. */
export async function progressOf(
  db: Database,
  cardIds: readonly string[],
): Promise<readonly (ProgressAnswer & { readonly deck: string })[]> {
  const answers: AnswerReviewRow[] = [];
  for (let at = 0; at < cardIds.length; at += PIECE) {
    const piece = cardIds.slice(at, at + PIECE);
    const entries = await entriesOf(db, piece);
    for (const id of piece) answers.push(...answersSinceForgotten(entries.get(id) ?? []));
  }
  return answers
    .toSorted((one, other) => one.id - other.id)
    .map((row) => ({
      deck: row.deckId,
      question: row.cardId.slice(row.deckId.length + 1),
      at: row.at,
      took: row.took,
      form: row.form,
      variant: row.variant,
      answer: row.answer,
      correct: row.correct,
      ...(row.confidence === undefined ? {} : { confidence: row.confidence }),
      ...(row.explainedBy === undefined ? {} : { explainedBy: row.explainedBy }),
      suggested: row.suggested,
      rating: row.rating,
    }));
}

export interface ProgressToTake {
  readonly answers: readonly ProgressAnswer[];
  readonly calendar: Calendar;
  /** The session under which they are stored. */
  readonly sessionId: string;
}

/**
 * Adds answers to the log for the cards of a deck that have none, inside the transaction that
 * stores the deck. Memories are calculated with the parameters in use here. Returns how many were
 * added: those of a question that is not in the deck, from the future, or with invalid values are
 * left out.
 */
export async function takeProgress(
  db: Database,
  deckId: string,
  { answers, calendar, sessionId }: ProgressToTake,
  now: number,
): Promise<number> {
  const { weights } = await loadParameters(db);
  const fitted = weights === DEFAULT_WEIGHTS ? {} : { weights };
  const cards = await freshCards(db, deckId, answers);
  const rows: AnswerReviewRow[] = [];
  const first = await nextReviewId(db);
  for (const given of answers.toSorted((one, other) => one.at - other.at)) {
    const card = cards.get(given.question);
    const known = knownOf(given);
    if (card === undefined || known === undefined || given.at > now) continue;
    const { at, took, variant, answer, correct, explainedBy } = given;
    const { confidence, rating } = known;
    const misled = correct === 0 && confidence === 'sure';
    const options = {
      ...DEFAULT_OPTIONS,
      ...fitted,
      misled,
      known: correct === 1 && confidence === 'sure',
    };
    const before: Memory = card.memory;
    const { memory, due } = outcomes(card.id, before, at, calendar, options)[rating];
    rows.push({
      id: first + rows.length,
      kind: 'answer',
      cardId: card.id,
      deckId,
      sessionId,
      at,
      took,
      variant,
      answer,
      correct,
      ...known,
      ...(explainedBy === undefined ? {} : { explainedBy }),
      before,
      after: memory,
      dueAfter: due,
      ...(card.due === undefined ? {} : { dueBefore: card.due }),
      ...(card.newPosition === undefined ? {} : { newPositionBefore: card.newPosition }),
    });
    const { newPosition: _, ...rest } = card;
    cards.set(given.question, { ...rest, memory, due });
  }
  const [earliest, latest] = [rows[0], rows.at(-1)];
  if (earliest === undefined || latest === undefined) return 0;
  await db.sessions.put({
    id: sessionId,
    startedAt: earliest.at,
    endedAt: latest.at,
    seed: 0,
  });
  await db.reviews.bulkAdd(rows);
  await db.cards.bulkPut([...cards.values()]);
  return rows.length;
}

/** The cards of the answers that were never answered here, by the id of the question. */
async function freshCards(
  db: Database,
  deckId: string,
  answers: readonly ProgressAnswer[],
): Promise<Map<string, CardRow>> {
  const fresh = new Map<string, CardRow>();
  const questions = [...new Set(answers.map(({ question }) => question))];
  for (let at = 0; at < questions.length; at += PIECE) {
    const piece = questions.slice(at, at + PIECE);
    const ids = piece.map((question) => `${deckId}/${question}`);
    const cards = await db.cards.bulkGet(ids);
    const rows = await db.reviews.where('cardId').anyOf(ids).toArray();
    const answered = new Set(rows.flatMap((row) => (row.kind === 'answer' ? [row.cardId] : [])));
    for (const [nth, card] of cards.entries()) {
      const question = piece[nth];
      if (question === undefined || card?.memory.state !== 'new') continue;
      if (!answered.has(card.id)) fresh.set(question, card);
    }
  }
  return fresh;
}

/** The known values of an answer; undefined if a required one is unknown. */
function knownOf({ form, confidence, suggested, rating }: ProgressAnswer) {
  const [asked, first, last] = [
    FORMS.find((known) => known === form),
    RATINGS.find((known) => known === suggested),
    RATINGS.find((known) => known === rating),
  ];
  if (asked === undefined || first === undefined || last === undefined) return undefined;
  const sure = CONFIDENCES.find((known) => known === confidence);
  return {
    form: asked,
    suggested: first,
    rating: last,
    ...(sure === undefined ? {} : { confidence: sure }),
  };
}
