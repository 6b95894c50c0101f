/**
 * Applies other FSRS parameters by recalculating every memory from the log, and converts the log
 * for the optimizer, which fits them. Loaded only when parameters are viewed.
 */
import { daysBetween } from '#schedule/day.ts';
import type { FitHistory } from '#schedule/fit.ts';
import { predictorOf, strengthAfter } from '#schedule/fsrs.ts';
import type { Calendar } from '#schedule/types.ts';
import type { Database } from './database.ts';
import type { EffectiveRow } from './card-changes.ts';
import { answersSinceForgotten } from './card-changes.ts';
import { entriesOf } from './entries.ts';
import { nextReviewId } from './reviews.ts';
import type { AnswerReviewRow, CardRow } from './rows.ts';

/** Cards whose answers are read at a time. */
const PAGE = 200;

/**
 * Adopts parameters in one transaction: adds the row to the log, and recalculates the memory of
 * every card with them. Due times do not change, because the learner was told them.
 */
export async function adoptParameters(
  db: Database,
  { weights, at, calendar }: { weights: readonly number[]; at: number; calendar: Calendar },
): Promise<void> {
  await db.transaction('rw', [db.cards, db.reviews], async () => {
    await db.reviews.add({ id: await nextReviewId(db), kind: 'parameters', at, weights });
    for await (const page of answeredCards(db)) {
      await db.cards.bulkPut(
        page.flatMap(({ card, entries }): readonly CardRow[] => {
          const answers = answersSinceForgotten(entries);
          const strength = strengthAfter(predictorOf(weights), answersAt(answers), calendar);
          if (strength === undefined || card.memory.state === 'new') return [];
          return [{ ...card, memory: { ...card.memory, ...strength } }];
        }),
      );
    }
  });
}

function answersAt(answers: readonly AnswerReviewRow[]) {
  return answers.map(({ at, rating }) => ({ at, rating }));
}

/**
 * Every card in the log, with its rows that were not taken back, in pages: Dexie loses its
 * transaction after a hundred waits for promises that are not its own.
 */
async function* answeredCards(
  db: Database,
): AsyncGenerator<
  readonly { readonly card: CardRow; readonly entries: readonly EffectiveRow[] }[]
> {
  const ids = (await db.reviews.orderBy('cardId').uniqueKeys()).map(String);
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE);
    const [cards, entries] = await Promise.all([db.cards.bulkGet(page), entriesOf(db, page)]);
    yield cards.flatMap((card) =>
      card === undefined ? [] : [{ card, entries: entries.get(card.id) ?? [] }],
    );
  }
}

/**
 * The answers of every answered card, as FSRS sees them. A card that was forgotten starts another
 * history.
 */
export async function loadHistories(db: Database, calendar: Calendar): Promise<FitHistory[]> {
  const histories: FitHistory[] = [];
  for await (const page of answeredCards(db)) {
    for (const answers of page.flatMap(({ entries }) => lives(entries))) {
      histories.push(
        answers.map(({ id, at, rating }, place) => {
          const before = answers[place - 1];
          const elapsed = before === undefined ? 0 : daysBetween(before.at, at, calendar);
          return { id, rating, elapsed: Math.max(0, elapsed) };
        }),
      );
    }
  }
  return histories;
}

/** The answers of a card, split where it was forgotten; none of the parts is empty. */
function lives(entries: readonly EffectiveRow[]): readonly (readonly AnswerReviewRow[])[] {
  const all: AnswerReviewRow[][] = [[]];
  for (const entry of entries) {
    if (entry.kind === 'answer') all.at(-1)?.push(entry);
    else if (entry.kind === 'change' && entry.change.do === 'forget') all.push([]);
  }
  return all.filter(({ length }) => length > 0);
}
