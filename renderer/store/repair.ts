/** Repairs what a check has found, as far as the log and the decks show the right state. */
import { cardFromLog } from './card-from-log.ts';
import type { Database } from './database.ts';
import { checkRow } from './row-check.ts';
import { LAST_REVIEW_ID, type ReviewRow } from './rows.ts';
import { type Examined, type Finding, type FindingKind, cardAfter } from './check.ts';

/** Kinds that are only reported: the log is never rewritten, and every screen works with them. */
const TOLD_ONLY: ReadonlySet<FindingKind> = new Set(['gap', 'schedule', 'undo-of-nothing']);

/** Whether a repair handles a finding. */
export function isRepairable({ kind }: Finding): boolean {
  return !TOLD_ONLY.has(kind);
}

export interface Repaired {
  /** What was done, in sentences. */
  readonly done: readonly string[];
  /** Decks whose rows are missing or incomplete, and which have to be imported again. */
  readonly decks: readonly string[];
}

/**
 * Repairs in one transaction. Cards are reset to what the log says. Rows of the log that cannot be
 * read are removed, so a backup has to be made before. `now` in ms since the epoch.
 */
export async function repairData(
  db: Database,
  { findings, log }: Pick<Examined, 'findings' | 'log'>,
  now: number,
): Promise<Repaired> {
  const done: string[] = [];
  const decks = new Set<string>();
  const tables = [
    db.decks,
    db.packages,
    db.questions,
    db.cards,
    db.reviews,
    db.sessions,
    db.settings,
    db.columns,
  ];
  await db.transaction('rw', tables, async () => {
    // Counted from rows of the log that are about to change.
    await db.columns.clear();
    for (const finding of findings.filter(isRepairable)) {
      const { kind, table, key } = finding;
      if (typeof key !== 'string' && typeof key !== 'number') continue;
      if (table === 'cards') done.push(await repairCard(String(key), kind));
      else if (table === 'reviews') done.push(await repairReview(Number(key)));
      else {
        const row = await db.table<unknown, string | number>(table).get(key);
        await db.table<unknown, string | number>(table).delete(key);
        const deck = deckOf(finding, row);
        if (deck !== undefined) decks.add(deck);
        done.push(`The row ${String(key)} of ${table} was taken out.`);
      }
    }
    await renumber();
  });
  return { done, decks: [...decks] };

  async function repairCard(id: string, kind: FindingKind): Promise<string> {
    const [question, card] = await Promise.all([db.questions.get(id), db.cards.get(id)]);
    const good = checkRow('questions', question).ok ? question : undefined;
    const expected = cardAfter(log.stateOf(id), now);
    const next = cardFromLog(id, good, card, expected);
    if (next === undefined) {
      await db.cards.delete(id);
      return `The card ${id} was taken out: neither a question nor an answer knows it.`;
    }
    await db.cards.put(next);
    if (kind === 'no-question')
      return `The card ${id} no longer comes up, until its question returns.`;
    return expected.memory.state === 'new'
      ? `The card ${id} is new again: no answer to it stands.`
      : `The card ${id} is as your last answer left it.`;
  }

  /** Removes a damaged row from the log, or keeps what can be read of it. */
  async function repairReview(id: number): Promise<string> {
    const row = await db.reviews.get(id);
    const rest = withoutDamage(row);
    if (rest !== undefined) {
      await db.reviews.put(rest);
      return `Row ${id} of the log was kept without the field that could not be read.`;
    }
    // A row with a number beyond all others is otherwise valid.
    if (id > LAST_REVIEW_ID) return `Row ${id} of the log has another number now.`;
    await db.reviews.delete(id);
    return `Row ${id} of the log could not be read and was taken out; the backup has it.`;
  }

  /** Gives rows with impossible numbers the next ones, in their order. */
  async function renumber(): Promise<void> {
    const beyond = await db.reviews.where(':id').above(LAST_REVIEW_ID).toArray();
    if (beyond.length === 0) return;
    let next = ((await db.reviews.where(':id').belowOrEqual(LAST_REVIEW_ID).last())?.id ?? 0) + 1;
    const numbers = new Map<number, number>();
    for (const row of beyond) {
      numbers.set(row.id, next);
      await db.reviews.delete(row.id);
      const moved: ReviewRow =
        row.kind === 'undo'
          ? { ...row, id: next, of: numbers.get(row.of) ?? row.of }
          : { ...row, id: next };
      if (checkRow('reviews', moved).ok) await db.reviews.put(moved);
      next += 1;
    }
  }
}

function deckOf({ table, key, kind }: Finding, row: unknown): string | undefined {
  if (kind === 'no-deck') return undefined;
  if (table === 'decks' || table === 'packages') return String(key);
  if (table !== 'questions') return undefined;
  const deckId: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'deckId') : '';
  return typeof deckId === 'string' && deckId !== '' ? deckId : String(key).split('/')[0];
}

/** Fields that an answer can do without. */
const DISPENSABLE = ['confidence', 'explainedBy', 'reason', 'dueBefore', 'newPositionBefore'];

/** The row without damaged dispensable fields; undefined if that does not make it valid. */
function withoutDamage(row: unknown): ReviewRow | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  for (const field of DISPENSABLE) {
    const one = Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
    const checked = checkRow('reviews', one);
    if (checked.ok) return checked.row;
  }
  const bare = Object.fromEntries(
    Object.entries(row).filter(([field]) => !DISPENSABLE.includes(field)),
  );
  const checked = checkRow('reviews', bare);
  return checked.ok ? checked.row : undefined;
}
