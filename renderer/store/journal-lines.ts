/**
 * The journal: rows of the log as lines of text, kept outside the database since the newest
 * automatic backups. This module writes it and finds its end; it is loaded at every start, so it
 * checks no rows. `journal.ts` reads all of it.
 */
import type { Database } from './database.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { LAST_REVIEW_ID, type ReviewRow } from './rows.ts';

/** A place in a log: the id and time of a row, which distinguish two logs. */
export type Place = readonly [id: number, at: number];

/** Before the first row. */
export const START: Place = [0, 0];

export function placeOf(row: ReviewRow | undefined): Place {
  return row === undefined ? START : [row.id, row.at];
}

/** The place of the last row of the log. */
export async function endOfLog(db: Database): Promise<Place> {
  return placeOf(await db.reviews.where(':id').belowOrEqual(LAST_REVIEW_ID).last());
}

/** Whether the log has this row, so that what follows it in the journal follows it in the log. */
export async function isInLog(db: Database, [id, at]: Place): Promise<boolean> {
  return id === START[0] || (await db.reviews.get(id))?.at === at;
}

/** The line that says that a backup contains the log up to this place. */
export function baseLine(base: Place): string {
  return `${JSON.stringify({ base })}\n`;
}

/** Rows written at a time. */
const PAGE = 500;

/**
 * The lines of the log's rows after a place, with the sessions they belong to, in several pieces.
 */
export async function* linesAfter(db: Database, from: Place): AsyncGenerator<string> {
  const schema = SCHEMA_VERSION;
  let after = from;
  for (;;) {
    const rows = await db.reviews
      .where(':id')
      .between(after[0], LAST_REVIEW_ID, false, true)
      .limit(PAGE)
      .toArray();
    if (rows.length === 0) return;
    const ids = new Set(rows.flatMap((row) => ('sessionId' in row ? [row.sessionId] : [])));
    const sessions = (await db.sessions.bulkGet([...ids].filter((id) => id !== undefined))).filter(
      (session) => session !== undefined,
    );
    const lines: object[] = sessions.map((session) => ({ schema, session }));
    for (const row of rows) {
      lines.push({ schema, after, row });
      after = placeOf(row);
    }
    yield `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  }
}

/** A line of a journal that is not empty. */
export interface Line {
  /** From 1. */
  readonly line: number;
  /** Undefined if it is not JSON. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

export function* linesOf(text: string): Generator<Line> {
  let line = 0;
  for (const one of text.split('\n')) {
    line += 1;
    if (one !== '') yield { line, value: valueOf(one) };
  }
}

function valueOf(text: string): Line['value'] {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlace(value: unknown): value is Place {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

/**
 * The place that the journal has reached: that of its last readable line. Undefined if there is
 * none.
 */
export function endOfJournal(text: string): Place | undefined {
  for (const one of text.split('\n').toReversed()) {
    const { base, row } = valueOf(one) ?? {};
    if (isPlace(base)) return base;
    const place = isRecord(row) ? [row['id'], row['at']] : undefined;
    if (isPlace(place)) return place;
  }
  return undefined;
}
