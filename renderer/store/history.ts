/** The answers of a period, page by page, so that a log of any size can be counted. */
import type { Database } from './database.ts';
import type { AnswerReviewRow } from './rows.ts';

/** Rows read at a time: the page draws between two reads. */
const PAGE = 1000;

/**
 * The effective answers from `from` up to, but not including, `to` (ms since the epoch), of one
 * deck or of all, in pages ordered by time.
 */
export async function* answersBetween(
  db: Database,
  from: number,
  to: number,
  deckId?: string,
): AsyncGenerator<readonly AnswerReviewRow[]> {
  const undone = await takenBack(db, from);
  let after = from;
  let seen: ReadonlySet<number> = new Set();
  for (;;) {
    const page = await db.reviews
      .where('[kind+at]')
      .between(['answer', after], ['answer', to], true, false)
      .limit(PAGE + seen.size)
      .toArray();
    const fresh = page.filter(({ id }) => !seen.has(id));
    const last = page.at(-1);
    if (last === undefined || fresh.length === 0) return;
    yield fresh
      .filter((row) => row.kind === 'answer')
      .filter((row) => !undone.has(row.id) && (deckId === undefined || row.deckId === deckId));
    if (page.length < PAGE + seen.size) return;
    // Several answers may share a millisecond: those of the last one are not read twice.
    after = last.at;
    seen = new Set(page.flatMap(({ id, at }) => (at === last.at ? [id] : [])));
  }
}

/** The answers taken back since a time: answers of the period cannot have been taken back earlier. */
async function takenBack(db: Database, from: number): Promise<ReadonlySet<number>> {
  const rows = await db.reviews
    .where('[kind+at]')
    .between(['undo', from], ['undo', Infinity])
    .toArray();
  return new Set(rows.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
}
