/** The log of answers: rows are only ever added, and a card changes only together with its row. */
import { learningDay, startOfLearningDay } from '#schedule/day.ts';
import { paceOf, timeTaken } from '#schedule/pace.ts';
import type { DoneToday } from '#schedule/queue.ts';
import type { Calendar, Confidence, Memory, Outcome, Rating } from '#schedule/types.ts';
import { effectiveEntries } from './card-changes.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import type { Part, Reads } from './reads.ts';
import { LAST_REVIEW_ID } from './rows.ts';
import type { AnswerReviewRow, CardRow, Form, ReviewRow } from './rows.ts';

/** An answer as it was given and judged. Times in ms since the epoch, `took` in ms. */
export interface Answer {
  readonly cardId: string;
  readonly sessionId: string;
  readonly at: number;
  readonly took: number;
  readonly form: Form;
  readonly variant: number;
  readonly answer: string;
  readonly correct: boolean;
  readonly confidence: Confidence;
  /** Models of asyncio that print this wrong answer; empty if none does. */
  readonly explainedBy: readonly string[];
  /** Whether the chosen reason is the right one; absent if none was asked for. */
  readonly reason?: boolean;
  readonly suggested: Rating;
  /** The card's memory when it was shown. */
  readonly before: Memory;
  /** The outcome that was shown for the chosen rating. */
  readonly outcome: Outcome;
}

/**
 * Stores an answer and updates its card, in one transaction. Throws a `StoreError`, and changes
 * nothing, if the card's memory is no longer the one from which it was judged (`stale-card`: a
 * second submit, another window), the card is unknown (`missing-card`) or a number is invalid
 * (`invalid-answer`). A card whose question has left its deck is answered all the same.
 */
export async function recordAnswer(
  db: Database,
  answer: Answer,
): Promise<{ readonly review: AnswerReviewRow; readonly card: CardRow }> {
  const { outcome } = answer;
  if (![answer.at, answer.took, answer.variant, outcome.due].every(Number.isFinite)) {
    throw new StoreError('invalid-answer', 'The answer holds a time that is not a number.');
  }
  return db.transaction('rw', [db.cards, db.reviews], async () => {
    const card = await existingCard(db, answer.cardId);
    if (!sameMemory(card.memory, answer.before)) {
      throw new StoreError('stale-card', 'This card was answered already; it is shown anew.');
    }
    const row = {
      kind: 'answer',
      cardId: card.id,
      deckId: card.deckId,
      sessionId: answer.sessionId,
      at: answer.at,
      took: answer.took,
      form: answer.form,
      variant: answer.variant,
      answer: answer.answer,
      correct: answer.correct ? 1 : 0,
      confidence: answer.confidence,
      ...(answer.explainedBy.length === 0 ? {} : { explainedBy: answer.explainedBy }),
      ...(answer.reason === undefined ? {} : { reason: answer.reason ? 1 : 0 }),
      suggested: answer.suggested,
      rating: outcome.rating,
      before: answer.before,
      after: outcome.memory,
      dueAfter: outcome.due,
      ...(card.due === undefined ? {} : { dueBefore: card.due }),
      ...(card.newPosition === undefined ? {} : { newPositionBefore: card.newPosition }),
    } as const satisfies Omit<AnswerReviewRow, 'id'>;
    const id = await nextReviewId(db);
    await db.reviews.add({ ...row, id });
    const { newPosition: _, ...rest } = card;
    const next: CardRow = { ...rest, memory: outcome.memory, due: outcome.due };
    await db.cards.put(next);
    return { review: { ...row, id }, card: next };
  });
}

/**
 * The id of the next review, inside the transaction that adds it. Counted here rather than by
 * IndexedDB's key generator, which one row with the largest possible id, as in a forged backup,
 * would exhaust for good; clearing the table does not reset it.
 */
export async function nextReviewId(db: Database): Promise<number> {
  const last = await db.reviews.where(':id').belowOrEqual(LAST_REVIEW_ID).last();
  return (last?.id ?? 0) + 1;
}

async function existingCard(db: Database, id: string): Promise<CardRow> {
  const card = await db.cards.get(id);
  if (!card) throw new StoreError('missing-card', `There is no card "${id}".`);
  return card;
}

/** Whether two memories are equal in every field. */
export function sameMemory(one: Memory, other: Memory): boolean {
  if (one.state === 'new' || other.state === 'new') return one.state === other.state;
  return (
    one.state === other.state &&
    one.stability === other.stability &&
    one.difficulty === other.difficulty &&
    one.step === other.step &&
    one.lastReview === other.lastReview &&
    one.reps === other.reps &&
    one.lapses === other.lapses &&
    one.misled === other.misled
  );
}

/** The effective answers: those not taken back, in the order in which they were given. */
export function effectiveAnswers(reviews: readonly ReviewRow[]): AnswerReviewRow[] {
  const undone = new Set(reviews.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
  return reviews.filter((row) => row.kind === 'answer').filter(({ id }) => !undone.has(id));
}

export interface Undone {
  /** The answers taken back, newest first; the last is the requested one. */
  readonly answers: readonly AnswerReviewRow[];
  /** The restored card. */
  readonly card: CardRow;
}

/**
 * Takes back an answer of a session; without `reviewId`, its last effective one. Later answers to
 * the same card in the session depend on it and are taken back first, newest first. One transaction
 * adds the undo rows and restores the card. Throws a `StoreError`, and changes nothing, if there is
 * no such answer (`missing-answer`), it was already taken back (`already-undone`), or the card has
 * since been answered elsewhere (`stale-card`).
 */
export async function undoAnswer(
  db: Database,
  undo: { readonly sessionId: string; readonly at: number; readonly reviewId?: number },
): Promise<Undone> {
  return db.transaction('rw', [db.cards, db.reviews, db.questions], async () => {
    const { answers, card } = await logUndo(db, undo);
    await db.cards.put(card);
    return { answers, card };
  });
}

/** Adds the undo rows inside a transaction; the caller stores the card. */
async function logUndo(
  db: Database,
  { sessionId, at, reviewId }: Parameters<typeof undoAnswer>[1],
): Promise<Undone> {
  const rows = await reviewsOfSession(db, sessionId);
  const answersLeft = effectiveAnswers(rows);
  const target =
    reviewId === undefined ? answersLeft.at(-1) : answersLeft.find(({ id }) => id === reviewId);
  if (!target) throw noAnswer(rows.some(({ id, kind }) => id === reviewId && kind === 'answer'));
  const answers = answersLeft
    .filter(({ id, cardId }) => cardId === target.cardId && id >= target.id)
    .toReversed();
  const card = await existingCard(db, target.cardId);
  if (!sameMemory(card.memory, answers[0]?.after ?? target.after)) {
    throw new StoreError(
      'stale-card',
      'This card was answered again elsewhere, so this answer can no longer be taken back.',
    );
  }
  const first = await nextReviewId(db);
  await db.reviews.bulkAdd(
    answers.map(({ id, cardId, deckId }, index) => ({
      id: first + index,
      kind: 'undo' as const,
      of: id,
      cardId,
      deckId,
      sessionId,
      at,
    })),
  );
  return { answers, card: await cardBefore(db, card, target) };
}

function noAnswer(undone: boolean): StoreError {
  return undone
    ? new StoreError('already-undone', 'This answer was taken back already.')
    : new StoreError('missing-answer', 'There is no answer of this session to take back.');
}

/**
 * The card before an answer, at its present place in the deck; with the due time set since, if any.
 */
async function cardBefore(
  db: Database,
  card: CardRow,
  { id: answer, before, dueBefore, newPositionBefore }: AnswerReviewRow,
): Promise<CardRow> {
  const { newPosition: _, due: __, ...rest } = card;
  const { id } = card;
  const place = { ...rest, memory: before };
  if (before.state !== 'new') {
    const rows = effectiveEntries(await db.reviews.where('cardId').equals(id).sortBy('id'));
    const changes = rows.flatMap((row) =>
      row.kind === 'change' && row.id > answer ? [row.change] : [],
    );
    const due = changes.findLast((change) => change.do === 'due')?.due ?? dueBefore;
    return due === undefined ? place : { ...place, due };
  }
  // An update of the deck between the answer and its undo may have moved the question.
  const newPosition = (await db.questions.get(id))?.position ?? newPositionBefore;
  return newPosition === undefined ? place : { ...place, newPosition };
}

/**
 * Changes the rating of the last effective answer to a card: the log says that it was taken back
 * and given again, and the card is as if it had been rated so at first. One transaction. Throws a
 * `StoreError`, and changes nothing, like `undoAnswer`.
 */
export async function changeRating(
  db: Database,
  change: {
    readonly sessionId: string;
    readonly at: number;
    readonly reviewId: number;
    readonly outcome: Outcome;
  },
): Promise<{ readonly review: AnswerReviewRow; readonly card: CardRow }> {
  const { outcome } = change;
  return db.transaction('rw', [db.cards, db.reviews, db.questions], async () => {
    const { answers, card } = await logUndo(db, change);
    const [first] = answers;
    if (first === undefined || answers.length > 1) throw noAnswer(false);
    const { id: _, ...given } = first;
    const row = {
      ...given,
      rating: outcome.rating,
      after: outcome.memory,
      dueAfter: outcome.due,
    };
    const id = await nextReviewId(db);
    await db.reviews.add({ ...row, id });
    const { newPosition: __, ...rest } = card;
    const next: CardRow = { ...rest, memory: outcome.memory, due: outcome.due };
    await db.cards.put(next);
    return { review: { ...row, id }, card: next };
  });
}

/**
 * The number of latest rows that determine a learner's pace: some days of answers, and few enough to
 * read on the way to a queue.
 */
const PACE_ROWS = 60;

async function latestRows(reads: Reads): Promise<readonly ReviewRow[]> {
  return (await reads.last('reviews', PACE_ROWS)).toReversed();
}

/** Milliseconds from one question to the next, over the learner's latest answers. */
export async function loadPace(reads: Reads): Promise<number> {
  return paceOf(effectiveAnswers(await latestRows(reads)));
}

/** The pace, and the ms that the answers of the learning day of `now` have taken so far. */
export async function loadTimes(
  reads: Reads,
  now: number,
  calendar: Calendar,
): Promise<{ readonly pace: number; readonly spent: number }> {
  const day = dayOf(now, calendar);
  const ofToday = within(day, '[kind+at]', 'answer');
  const [latest, count] = await Promise.all([latestRows(reads), reads.count('reviews', ofToday)]);
  // Usually all are among the latest, which are read anyway.
  const found = latest.filter(({ kind, at }) => kind === 'answer' && isIn(day, at));
  const rows = found.length === count ? found : await reads.rows('reviews', ofToday);
  const answers = rows.filter((row) => row.kind === 'answer').toSorted((a, b) => a.id - b.id);
  return { pace: paceOf(effectiveAnswers(latest)), spent: timeTaken(answers) };
}

/** All reviews of a session, undo rows included, in the order in which they were added. */
export async function reviewsOfSession(db: Database, sessionId: string): Promise<ReviewRow[]> {
  return db.reviews.where('sessionId').equals(sessionId).sortBy('id');
}

/** The first moment of a learning day, and of the next one. */
type Day = readonly [from: number, to: number];

/** The learning day of `now`. */
function dayOf(now: number, calendar: Calendar): Day {
  const day = learningDay(now, calendar);
  return [startOfLearningDay(day, calendar), startOfLearningDay(day + 1, calendar)];
}

function isIn([from, to]: Day, at: number): boolean {
  return at >= from && at < to;
}

/** The rows of a day in an index of times, with the first part of its keys. */
function within([from, to]: Day, index: string, first: string): Part {
  return {
    index,
    between: [
      [first, from],
      [first, to],
    ],
    below: true,
  };
}

/** The counts of the learning day of `now` so far, without what was taken back. */
export async function countToday(
  db: Database,
  now: number,
  calendar: Calendar,
): Promise<DoneToday> {
  return db.transaction('r', db.reviews, async () => countedToday(db, now, calendar));
}

/**
 * The same of one state of the log. Counted in the index; only undo rows, which are few, and their
 * answers are read.
 */
export async function countedToday(
  reads: Reads,
  now: number,
  calendar: Calendar,
): Promise<DoneToday> {
  const day = dayOf(now, calendar);
  const answers = (state: Memory['state']): PromiseLike<number> =>
    reads.count('reviews', within(day, '[before.state+at]', state));
  const [introduced, reviewed, undos] = await Promise.all([
    answers('new'),
    answers('review'),
    reads.rows('reviews', within(day, '[kind+at]', 'undo')),
  ]);
  // Those without a session take back changes, perhaps of thousands of cards.
  const ids = undos.flatMap((row) => (row.kind === 'undo' && row.sessionId ? row.of : []));
  if (ids.length === 0) return { introduced, reviewed };
  const of = await reads.get('reviews', ids);
  const taken = of.flatMap((row) => (row?.kind === 'answer' ? row : []));
  const today = taken.filter(({ at }) => isIn(day, at));
  const undone = (state: Memory['state']): number =>
    today.filter(({ before }) => before.state === state).length;
  return { introduced: introduced - undone('new'), reviewed: reviewed - undone('review') };
}
