/**
 * What a journal adds to a log. A lost database is restored from its newest backup and the
 * journal's rows after it. Cards are not in the journal: they are rebuilt from the log.
 */
import type { Calendar } from '#schedule/types.ts';
import { type CheckedBackup, valuesOf } from './backup-check.ts';
import { cardFromLog } from './card-from-log.ts';
import type { Database } from './database.ts';
import { type Place, START, isPlace, isRecord, linesOf, placeOf } from './journal-lines.ts';
import { walkLog } from './log.ts';
import { SCHEMA_VERSION, migrateRow } from './migrations.ts';
import { openBackup } from './open-backup.ts';
import { effectiveAnswers } from './reviews.ts';
import { type RowTypes, checkRow } from './row-check.ts';
import type { ReviewRow, SessionRow } from './rows.ts';

/** The rows that a journal adds to a log, possibly none. */
export interface Addition {
  /** In the order of the log. */
  readonly rows: readonly ReviewRow[];
  /** The sessions they belong to, in their last state. */
  readonly sessions: readonly SessionRow[];
  /** Answers among them that were not taken back. */
  readonly answers: number;
  /** Why no more rows can be added; undefined if these are all. */
  readonly fault: JournalFault | undefined;
}

export interface JournalFault {
  /** The line of the journal, from 1. */
  readonly line: number;
  /** What is wrong with it, for the middle of a sentence. */
  readonly reason: string;
}

type Link = { readonly line: number } & (
  { readonly ok: true; readonly row: ReviewRow } | { readonly ok: false; readonly reason: string }
);

/**
 * The rows of a journal that continue a log after its place `from`, each after its predecessor,
 * without gaps. Rows that two windows wrote count once. If several rows follow the same one, as
 * after a restore, the one written last counts. Incomplete lines are skipped.
 */
export function additionTo(from: Place, text: string): Addition {
  const links = new Map<string, Link>();
  const sessions = new Map<string, SessionRow>();
  /** Unreadable lines, in order. */
  const torn: number[] = [];
  for (const { line, value } of linesOf(text)) {
    const { schema, after, row, session, base } = value ?? {};
    if (isPlace(base)) continue;
    if (isPlace(after)) {
      const link = linkOf(line, after, row, schema);
      const known = links.get(after.join(' '));
      // One complete copy of a row is enough.
      if (link.ok || known?.ok !== true) links.set(after.join(' '), link);
    } else if (isRecord(session)) {
      const checked = checkedRow('sessions', session, schema);
      if (checked.ok) sessions.set(checked.row.id, checked.row);
    } else torn.push(line);
  }
  const rows: ReviewRow[] = [];
  let place = from;
  let at = 0;
  for (;;) {
    const link = links.get(place.join(' '));
    if (link?.ok !== true) return finished(link ?? tornAfter(at));
    rows.push(link.row);
    place = placeOf(link.row);
    at = link.line;
  }

  /**
   * An incomplete line after the last row that is not the end of the journal: rows may have been in
   * it.
   */
  function tornAfter(last: number): JournalFault | undefined {
    const line = torn.find((one) => one > last);
    const more = [...links.values()].some((link) => line !== undefined && link.line > line);
    return line === undefined || !more ? undefined : { line, reason: 'it is not whole' };
  }

  function finished(fault: JournalFault | undefined): Addition {
    const ids = new Set(rows.flatMap((row) => ('sessionId' in row ? [row.sessionId] : [])));
    return {
      rows,
      sessions: [...sessions.values()].filter(({ id }) => ids.has(id)),
      answers: effectiveAnswers(rows).length,
      fault: fault && { line: fault.line, reason: fault.reason },
    };
  }
}

function linkOf(line: number, [id]: Place, value: unknown, schema: unknown): Link {
  const checked = checkedRow('reviews', value, schema);
  if (!checked.ok) return { line, ...checked };
  // A chain of rows ends because their ids ascend.
  return checked.row.id > id
    ? { line, ...checked }
    : { line, ok: false, reason: 'its row does not come after the one before it' };
}

function checkedRow<Table extends 'reviews' | 'sessions'>(
  table: Table,
  value: unknown,
  schema: unknown,
): ReturnType<typeof checkRow<Table>> {
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema > SCHEMA_VERSION) {
    const reason = `its row has the schema ${String(schema).slice(0, 20)}, and this Loopwise knows ${SCHEMA_VERSION}`;
    return { ok: false, reason };
  }
  return checkRow(table, migrateRow(table, value, schema));
}

/** The place of the last row of the log in a backup. */
export function endOfBackup({ bytes, manifest }: CheckedBackup): Place {
  const reader = openBackup(bytes);
  const part = manifest.parts.findLast(({ table, rows }) => table === 'reviews' && rows > 0);
  if (typeof reader === 'string' || part === undefined) return START;
  let end: RowTypes['reviews'] | undefined;
  for (const { value } of valuesOf(part, reader.read(part.name))) {
    const checked = checkRow('reviews', migrateRow('reviews', value, manifest.schema));
    if (checked.ok && checked.row.id > (end?.id ?? 0)) end = checked.row;
  }
  return placeOf(end);
}

/**
 * Adds the rows of a journal to the log that it follows, in one transaction, and updates the cards
 * accordingly. Rejects, and changes nothing, if the log already has such rows.
 */
export async function putAddition(
  db: Database,
  { rows, sessions }: Pick<Addition, 'rows' | 'sessions'>,
  calendar: Calendar,
): Promise<void> {
  const tables = [db.cards, db.questions, db.reviews, db.sessions];
  await db.transaction('rw', tables, async () => {
    await db.reviews.bulkAdd([...rows]);
    await db.sessions.bulkPut([...sessions]);
    const walk = walkLog(calendar);
    for (const row of await rowsBehind(db, rows)) walk.add(row);
    const ids = [...walk.cards()];
    const [questions, cards] = await Promise.all([
      db.questions.bulkGet(ids),
      db.cards.bulkGet(ids),
    ]);
    for (const [at, id] of ids.entries()) {
      const state = walk.stateOf(id);
      const next = state && cardFromLog(id, questions[at], cards[at], state);
      if (next !== undefined) await db.cards.put(next);
    }
  });
}

/** All rows about the cards of the new rows; about all cards if FSRS's parameters changed. */
async function rowsBehind(db: Database, added: readonly ReviewRow[]): Promise<ReviewRow[]> {
  if (added.some(({ kind }) => kind === 'parameters')) return db.reviews.orderBy(':id').toArray();
  const ids = new Set(added.flatMap((row) => ('cardId' in row ? [row.cardId] : [])));
  const [about, parameters] = await Promise.all([
    db.reviews
      .where('cardId')
      .anyOf([...ids])
      .toArray(),
    db.reviews
      .where('[kind+at]')
      .between(['parameters', -Infinity], ['parameters', Infinity])
      .toArray(),
  ]);
  return [...about, ...parameters].sort((a, b) => a.id - b.id);
}
