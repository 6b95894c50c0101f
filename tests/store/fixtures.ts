/** A database in memory, small decks, and answers like those of a session. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Deck, PlacedQuestion } from '#format/types.ts';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { Calendar, Rating } from '#schedule/types.ts';
import { type Database, openDatabase } from '#store/database.ts';
import { putDeck } from '#store/decks.ts';
import type { CardRow } from '#store/rows.ts';
import type { Answer } from '#store/reviews.ts';

export const NOW = Date.parse('2026-11-22T12:00Z');
export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const UTC: Calendar = { rolloverHour: 4, offsetMinutes: () => 0 };
export const BYTES = new Uint8Array([80, 75, 3, 4, 0, 255]);

/** A separate IndexedDB for `openDatabase`. */
export function freshPlatform(): {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
} {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export async function openFresh(): Promise<Database> {
  return openDatabase({ name: 'test', ...freshPlatform() });
}

export function placed(
  id: string,
  position: number,
  unit = 'basics',
  hash = `hash of ${id}`,
): PlacedQuestion {
  return {
    unit,
    position,
    hash,
    file: `${unit}/${id}.md`,
    question: {
      kind: 'predict',
      id,
      concept: 'coroutine-objects',
      covers: ['G16'],
      level: 1,
      tier: 'DOC',
      python: '>=3.11',
      docs: 'library/asyncio-task.html',
      vary: [{ name: 'WORD', values: ['one', 'two'] }],
      prompt: 'What does this print?',
      why: 'Because.',
      program: 'print("hello")\n',
      models: [{ model: 'call-runs', text: 'Calling builds a coroutine.' }],
    },
  };
}

export function deckOf(questions: readonly PlacedQuestion[], id = 'test.deck'): Deck {
  const units = [...new Set(questions.map(({ unit }) => unit))];
  return {
    manifest: {
      format: 1,
      id,
      title: `Deck ${id}`,
      version: '1.0.0',
      about: 'For tests.',
      authors: ['Ada'],
      license: 'CC0-1.0',
      units: units.map((unit) => ({ id: unit, title: unit, needs: [] })),
    },
    questions,
  };
}

export const THREE = deckOf([placed('one', 0), placed('two', 1), placed('three', 2)]);

export async function openWith(deck: Deck): Promise<Database> {
  const db = await openFresh();
  await putDeck(db, { deck, bytes: BYTES, at: NOW });
  return db;
}

export async function cardOf(db: Database, id: string): Promise<CardRow> {
  const card = await db.cards.get(id.includes('/') ? id : `test.deck/${id}`);
  if (!card) throw new Error(`No card ${id}`);
  return card;
}

/** An answer to the card in its present state. */
export async function answerTo(
  db: Database,
  id: string,
  rating: Rating = 'good',
  at = NOW,
  sessionId = 'session',
): Promise<Answer> {
  const card = await cardOf(db, id);
  return {
    cardId: card.id,
    sessionId,
    at,
    took: 12_000,
    form: 'type',
    variant: 1,
    answer: 'hello\n',
    correct: rating !== 'again',
    confidence: 'think',
    explainedBy: [],
    suggested: rating,
    before: card.memory,
    outcome: outcomes(card.id, card.memory, at, UTC, DEFAULT_OPTIONS)[rating],
  };
}

/** Every row of every table, to show that nothing changed. */
export async function contents(db: Database): Promise<Record<string, unknown[]>> {
  const tables = db.tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}

/** The tables that no backup has, empty. */
export const NO_CACHES = { runs: [], columns: [], places: [], soonest: [], touched: [] };

/** Every row of every table that is backed up. */
export async function withoutCaches(db: Database): Promise<Record<string, unknown[]>> {
  const tables = Object.entries(await contents(db));
  return Object.fromEntries(tables.filter(([name]) => !(name in NO_CACHES)));
}
