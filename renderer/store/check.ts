/**
 * Checks the data: every row against its schema, the log against the cards, and every reference.
 * Reads only.
 */
import { DAY } from '#schedule/day.ts';
import type { Calendar, Memory } from '#schedule/types.ts';
import { BACKED_UP, type BackedUp } from './backup-file.ts';
import type { Database } from './database.ts';
import { type CardState, activeWith, marksOf } from './card-changes.ts';
import { sameMemory } from './reviews.ts';
import { type RowTypes, checkRow, keyIn } from './row-check.ts';
import type { CardMarks, CardRow } from './rows.ts';
import { type LogFault, type LogWalk, walkLog } from './log.ts';

/** Rows read at a time: the page draws between two reads. */
const PAGE = 500;

/** The kind of a finding, which decides how it is handled. */
export type FindingKind =
  /** A row does not match the schema of its table. */
  | 'row'
  /** The card disagrees with the log, or waits for a time set by a wrong clock. */
  | 'card'
  /** An answered card is missing, or a question has no card. */
  | 'no-card'
  /** The card is active, but its question is gone. */
  | 'no-question'
  /** Questions or a package without their deck. */
  | 'no-deck'
  /** The log itself; it is never rewritten, so this is only reported. */
  | LogFault['kind'];

export interface Finding {
  readonly kind: FindingKind;
  readonly table: BackedUp;
  readonly key: unknown;
  /** A sentence for the learner. */
  readonly message: string;
}

export interface DataCheck {
  /** Rows checked, by table. */
  readonly rows: Readonly<Record<BackedUp, number>>;
  /** Answers not taken back. */
  readonly answers: number;
  readonly findings: readonly Finding[];
}

/** The input of a repair: the findings, and what the log says about each card. */
export interface Examined extends DataCheck {
  readonly log: Pick<LogWalk, 'stateOf'>;
}

export interface CheckOptions {
  readonly calendar: Calendar;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Checks everything. Rejects with the signal's reason if it is aborted. */
export async function checkData(db: Database, options: CheckOptions): Promise<Examined> {
  const { calendar, now, onProgress, signal } = options;
  const counts = await Promise.all(BACKED_UP.map(async (name) => db.table(name).count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rows = {
    decks: 0,
    packages: 0,
    questions: 0,
    cards: 0,
    reviews: 0,
    sessions: 0,
    settings: 0,
  };
  const findings: Finding[] = [];
  const damaged = new Set<string>();
  /** Cards with unreadable answers: only the card itself still holds their effect. */
  const unread = new Set<unknown>();
  let done = 0;

  /** The valid rows of a table; the others become findings. */
  async function* good<Table extends BackedUp>(table: Table): AsyncGenerator<RowTypes[Table]> {
    for await (const raw of rowsOf(db, table)) {
      done += 1;
      rows[table] += 1;
      if (done % PAGE === 0) {
        signal?.throwIfAborted();
        onProgress?.(done, total);
      }
      const checked = checkRow(table, raw);
      if (checked.ok) {
        yield checked.row;
        continue;
      }
      const key = keyIn(table, raw);
      if (table === 'reviews' && isRecord(raw)) unread.add(raw['cardId']);
      damaged.add(`${table} ${String(key)}`);
      const message = `A row of ${table} (${String(key)}) is damaged: ${checked.reason}.`;
      findings.push({ kind: 'row', table, key, message });
    }
  }

  const decks = new Set<string>();
  for await (const { id } of good('decks')) decks.add(id);
  for await (const { deckId } of good('packages')) {
    if (!decks.has(deckId) && !damaged.has(`decks ${deckId}`)) {
      const message = `The file of the deck ${deckId} is here without the deck.`;
      findings.push({ kind: 'no-deck', table: 'packages', key: deckId, message });
    }
  }
  const questions = new Set<string>();
  for await (const { id, deckId } of good('questions')) {
    questions.add(id);
    if (!decks.has(deckId) && !damaged.has(`decks ${deckId}`)) {
      const message = `The question ${id} is here without its deck.`;
      findings.push({ kind: 'no-deck', table: 'questions', key: id, message });
    }
  }
  const cards = new Map<string, CardRow>();
  for await (const card of good('cards')) cards.set(card.id, card);
  const log = walkLog(calendar);
  for await (const row of good('reviews')) {
    const fault = log.add(row);
    if (fault !== undefined) findings.push(logFinding(fault));
  }
  for await (const _session of good('sessions'));
  for await (const _setting of good('settings'));
  onProgress?.(total, total);

  for (const card of cards.values()) {
    const found = unread.has(card.id)
      ? undefined
      : cardFinding(card, log.stateOf(card.id), now, questions.has(card.id));
    if (found !== undefined) findings.push(found);
    const known = questions.has(card.id) || damaged.has(`questions ${card.id}`);
    if (card.active === 1 && !known) {
      const message = `The card ${card.id} comes up, but its question is not here.`;
      findings.push({ kind: 'no-question', table: 'cards', key: card.id, message });
    }
  }
  for (const id of new Set([...questions, ...log.cards()])) {
    if (cards.has(id) || damaged.has(`cards ${id}`)) continue;
    const message = `The card of ${id} is missing.`;
    findings.push({ kind: 'no-card', table: 'cards', key: id, message });
  }
  return { rows, answers: log.answers(), findings, log };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** All rows of a table in key order, unchecked. */
async function* rowsOf(db: Database, name: BackedUp): AsyncGenerator {
  const table = db.table<unknown>(name);
  let after: unknown = -Infinity;
  for (;;) {
    // All our keys are above it: both numbers and texts are, in the order of IndexedDB.
    const page = await table.where(':id').above(after).limit(PAGE).toArray();
    yield* page;
    if (page.length < PAGE) return;
    after = keyIn(name, page.at(-1));
  }
}

function logFinding({ kind, reviewId, cardId }: LogFault): Finding {
  const texts = {
    'gap': `Before answer ${reviewId} the card ${cardId} was not as the log says: an answer before it is missing.`,
    'schedule': `Answer ${reviewId} has moved the card ${cardId} in another way than the schedule does today.`,
    'undo-of-nothing': `Row ${reviewId} takes back an answer to ${cardId} that is not in the log.`,
  };
  return { kind, table: 'reviews', key: reviewId, message: texts[kind] };
}

function cardFinding(
  card: CardRow,
  state: CardState | undefined,
  now: number,
  isHere: boolean,
): Finding | undefined {
  const expected = cardAfter(state, now);
  const { memory, due } = card;
  const finding = (message: string): Finding => ({
    kind: 'card',
    table: 'cards',
    key: card.id,
    message,
  });
  if (!sameMemory(memory, expected.memory)) {
    const reps = expected.memory.state === 'new' ? 0 : expected.memory.reps;
    if (memory.state !== 'new' && memory.reps > reps) {
      const message = `The card ${card.id} has more answers than the log: some are missing there.`;
      return { kind: 'gap', table: 'cards', key: card.id, message };
    }
    return finding(`The card ${card.id} is not as your last answer left it.`);
  }
  const marks = marksNow(marksOf(card), now);
  if (JSON.stringify(marks) !== JSON.stringify(expected.marks)) {
    return finding(
      `The card ${card.id} is suspended, buried, flagged or tagged otherwise than you said.`,
    );
  }
  // A buried card may still be inactive, though its time is over.
  if (isHere && card.active !== activeWith(marksOf(card))) {
    return finding(
      card.active === 1
        ? `The card ${card.id} comes up although it is suspended or buried.`
        : `The card ${card.id} does not come up, though nothing keeps it away.`,
    );
  }
  if (due === expected.due) return undefined;
  // Moved here by an earlier repair; time has passed since.
  if (
    state?.at !== undefined &&
    state.at > now + DAY &&
    due !== undefined &&
    expected.due !== undefined
  ) {
    if (due <= expected.due) return undefined;
    const when = new Date(state.at).toLocaleDateString();
    return finding(
      `The card ${card.id} was answered while the clock was ahead (${when}) and waits too long.`,
    );
  }
  return finding(`The card ${card.id} is due at another time than your last answer said.`);
}

/** The marks without those that have expired. */
function marksNow(marks: CardMarks, now: number): CardMarks {
  const { buriedUntil = Infinity, ...rest } = marksOf(marks);
  return marksOf(buriedUntil > now ? marks : rest);
}

/**
 * The state that the log implies for a card. An answer from the future, given by a clock that was
 * ahead, keeps its interval: the card waits that long from now.
 */
export function cardAfter(
  state: CardState | undefined,
  now: number,
): { readonly memory: Memory; readonly due: number | undefined; readonly marks: CardMarks } {
  if (state === undefined) return { memory: { state: 'new' }, due: undefined, marks: {} };
  const { at, memory, due } = state;
  const ahead = at !== undefined && due !== undefined && at > now + DAY;
  return { memory, due: ahead ? now + (due - at) : due, marks: marksNow(state.marks, now) };
}
