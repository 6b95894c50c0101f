/**
 * Suspend, bury, flag, tag, forget and set due, for one card or many. Every change is a row of the
 * log, so that backups, repairs and returning decks include it; undoing it adds rows as well.
 */
import { predictorOf, strengthAfter } from '#schedule/fsrs.ts';
import type { Calendar } from '#schedule/types.ts';
import {
  answersSinceForgotten,
  inverseOf,
  marksAfter,
  marksOf,
  stateAfter,
  withMarks,
} from './card-changes.ts';
import type { EffectiveRow, WantedChange } from './card-changes.ts';
import type { Database } from './database.ts';
import { entriesOf } from './entries.ts';
import { StoreError } from './errors.ts';
import { loadParameters } from './parameters.ts';
import { nextReviewId } from './reviews.ts';
import { LONGEST_TAG } from './rows.ts';
import type { CardChange, CardRow, ChangeReviewRow, QuestionRow } from './rows.ts';

export type { WantedChange } from './card-changes.ts';

/** Cards read and written at a time: the page draws between two batches. */
const PIECE = 100;

/** Changes made together, with what is needed to undo them. */
export interface Changed {
  /** Cards that were changed. */
  readonly cards: number;
  /** Cards that were not: already suspended, or never answered and so without a due time. */
  readonly unchanged: number;
  /** The rows of the log, from the first to the last; both 0 if there are none. */
  readonly rows: { readonly from: number; readonly to: number };
}

/**
 * Changes cards in one transaction. Unknown ids count as unchanged. Throws a `StoreError`
 * (`invalid-change`), and changes nothing, if a time or a tag is invalid.
 */
export async function changeCards(
  db: Database,
  {
    cards: ids,
    change,
    at,
  }: {
    readonly cards: readonly string[];
    readonly change: WantedChange;
    /** Milliseconds since the epoch. */
    readonly at: number;
  },
): Promise<Changed> {
  refuse(change);
  return db.transaction('rw', [db.cards, db.questions, db.reviews], async () => {
    const from = await nextReviewId(db);
    let next = from;
    for (let place = 0; place < ids.length; place += PIECE) {
      const piece = await read(db, ids.slice(place, place + PIECE));
      const done = piece.flatMap(({ card, question }) => {
        const after = cardAfter(card, question, change);
        return after === undefined ? [] : [{ card, ...after }];
      });
      await db.cards.bulkPut(done.map(({ next: row }) => row));
      await db.reviews.bulkAdd(
        done.map(({ card: { id: cardId, deckId }, stored }, index) => ({
          id: next + index,
          kind: 'change' as const,
          cardId,
          deckId,
          at,
          change: stored,
        })),
      );
      next += done.length;
    }
    const cards = next - from;
    const rows = cards === 0 ? { from: 0, to: 0 } : { from, to: next - 1 };
    return { cards, unchanged: ids.length - cards, rows };
  });
}

function refuse(change: WantedChange): void {
  const time = change.do === 'bury' ? change.until : change.do === 'due' ? change.due : 0;
  if (!Number.isFinite(time)) {
    throw new StoreError('invalid-change', 'That is no day: give one as year, month and day.');
  }
  if (change.do !== 'tag' && change.do !== 'untag') return;
  if (!isTag(change.tag)) {
    const message = `A tag is one word of at most ${LONGEST_TAG} characters, without spaces.`;
    throw new StoreError('invalid-change', message);
  }
}

/** Whether a text is a valid tag. */
function isTag(text: string): boolean {
  return /^\S+$/u.test(text) && text.length <= LONGEST_TAG;
}

interface Held {
  readonly card: CardRow;
  readonly question: QuestionRow | undefined;
}

async function read(db: Database, ids: readonly string[]): Promise<readonly Held[]> {
  const [cards, questions] = await Promise.all([
    db.cards.bulkGet([...ids]),
    db.questions.bulkGet([...ids]),
  ]);
  return cards.flatMap((card, at) =>
    card === undefined ? [] : [{ card, question: questions[at] }],
  );
}

/** The card after a change, and the change as the log stores it; undefined if nothing changes. */
function cardAfter(
  card: CardRow,
  question: QuestionRow | undefined,
  change: WantedChange,
): { readonly next: CardRow; readonly stored: CardChange } | undefined {
  const { memory, due } = card;
  const answered = memory.state !== 'new' && due !== undefined;
  if (change.do === 'forget') {
    return answered
      ? { next: asNew(card, question), stored: { do: 'forget', memory, due } }
      : undefined;
  }
  if (change.do === 'due') {
    if (!answered || due === change.due) return undefined;
    return { next: { ...card, due: change.due }, stored: { ...change, before: due } };
  }
  const next = marked(card, question, change);
  if (next === undefined) return undefined;
  if (change.do !== 'unbury') return { next, stored: change };
  return { next, stored: { ...change, until: card.buriedUntil ?? 0 } };
}

function asNew(card: CardRow, question: QuestionRow | undefined): CardRow {
  const { due: _, ...rest } = card;
  const place = question === undefined ? {} : { newPosition: question.position };
  return { ...rest, ...place, memory: { state: 'new' } };
}

/** The card with changed marks; undefined if the change makes no difference to them. */
function marked(
  card: CardRow,
  question: QuestionRow | undefined,
  change: WantedChange,
): CardRow | undefined {
  const marks = marksOf(card);
  const next = marksAfter(marks, change);
  return next === marks ? undefined : withMarks(card, next, question !== undefined);
}

/**
 * Undoes the changes of some rows in one transaction. Throws a `StoreError`, and changes nothing,
 * if they were already undone (`already-undone`), or something else was changed or a forgotten card
 * answered since (`stale-card`).
 */
export async function undoChanges(
  db: Database,
  {
    rows: { from, to },
    at,
    calendar,
  }: Pick<Changed, 'rows'> & { readonly at: number; readonly calendar: Calendar },
): Promise<void> {
  await db.transaction('rw', [db.cards, db.questions, db.reviews], async () => {
    const { weights } = await loadParameters(db);
    const isChange = (row: { readonly kind: string }): row is ChangeReviewRow =>
      row.kind === 'change';
    await refuseStale(db, from, to);
    let next = await nextReviewId(db);
    for (let first = from; first <= to; first += PIECE) {
      const last = Math.min(to, first + PIECE - 1);
      const rows = (
        await db.reviews.where(':id').between(first, last, true, true).toArray()
      ).filter(isChange);
      const held = new Map(
        (
          await read(
            db,
            rows.map(({ cardId }) => cardId),
          )
        ).map((one) => [one.card.id, one]),
      );
      // Only these changes cannot be undone without the log.
      const deep = rows.filter(({ change }) => inverseOf(change) === undefined);
      const entries = await entriesOf(
        db,
        deep.map(({ cardId }) => cardId),
      );
      // Without waiting for each: Dexie loses its transaction after a hundred waits for nothing.
      await db.cards.bulkPut(
        rows.flatMap((row) => {
          const one = held.get(row.cardId);
          const own = entries.get(row.cardId) ?? [];
          return one === undefined ? [] : [cardBefore(one, row, own, { weights, calendar })];
        }),
      );
      await db.reviews.bulkAdd(
        rows.map(({ id, cardId, deckId }, index) => ({
          id: next + index,
          kind: 'undo' as const,
          of: id,
          cardId,
          deckId,
          at,
        })),
      );
      next += rows.length;
    }
  });
}

/** Changes are undone in reverse order. */
async function refuseStale(db: Database, from: number, to: number): Promise<void> {
  const first = await db.reviews.get(from);
  if (first?.kind !== 'change') {
    throw new StoreError('already-undone', 'There is nothing to take back.');
  }
  const since = async (kind: 'change' | 'undo') =>
    db.reviews.where('[kind+at]').between([kind, first.at], [kind, Infinity], true, true).toArray();
  const [changes, undos] = await Promise.all([since('change'), since('undo')]);
  const undone = new Set(undos.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
  if (undone.has(from)) {
    throw new StoreError('already-undone', 'This change was taken back already.');
  }
  if (changes.some(({ id }) => id > to && !undone.has(id))) {
    throw new StoreError('stale-card', 'Something else was changed since. Take that back first.');
  }
}

function cardBefore(
  { card, question }: Held,
  { id, change }: ChangeReviewRow,
  all: readonly EffectiveRow[],
  { weights, calendar }: { readonly weights: readonly number[]; readonly calendar: Calendar },
): CardRow {
  const inverse = inverseOf(change);
  if (inverse !== undefined) return marked(card, question, inverse) ?? card;
  const entries = all.filter((row) => row.id !== id);
  if (change.do === 'due') {
    // If it was answered since, it has the due time of that answer.
    if (card.memory.state === 'new' || card.due !== change.due) return card;
    return { ...card, due: stateAfter(entries).due ?? change.before };
  }
  if (change.do !== 'forget' || change.memory.state === 'new') return card;
  if (card.memory.state !== 'new') {
    const message = 'A question was answered since it was forgotten, so that it stays as it is.';
    throw new StoreError('stale-card', message);
  }
  const { newPosition: _, ...rest } = card;
  const answers = answersSinceForgotten(entries);
  // FSRS's parameters may have changed meanwhile.
  const strength = strengthAfter(predictorOf(weights), answers, calendar);
  return { ...rest, due: change.due, memory: { ...change.memory, ...strength } };
}
