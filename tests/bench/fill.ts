/**
 * Fills a database with as many cards and reviews as a bench asks for; the same seed and size give
 * the same rows. Runs in Chromium and in Node.
 */
import type { Question } from '#format/types.ts';
import { DAY } from '#schedule/day.ts';
import { seededRandom } from '#format/random.ts';
import type { Memory } from '#schedule/types.ts';
import type { Database } from '#store/database.ts';
import type { AnswerReviewRow, CardRow, NewReviewRow, QuestionRow } from '#store/rows.ts';

export interface Size {
  readonly cards: number;
  readonly reviews: number;
  readonly seed: number;
  /** Milliseconds since the epoch: reviews are before it, due times around it. */
  readonly now: number;
}

export const FILLED_DECK = 'bench.deck';
export const FILLED_UNITS: readonly string[] = Array.from({ length: 20 }, (_, i) => `unit-${i}`);

const CHUNK = 5_000;
/** Reviews are spread over this many days before `now`. */
const HISTORY_DAYS = 1000;
const REVIEWS_A_SESSION = 100;
const REVIEWS_TODAY = 60;

/** Adds one deck with its questions, cards, sessions and reviews to an empty database. */
export async function fill(db: Database, size: Size): Promise<void> {
  const sessions = Math.ceil(size.reviews / REVIEWS_A_SESSION);
  await db.decks.put({
    id: FILLED_DECK,
    manifest: {
      format: 1,
      id: FILLED_DECK,
      title: 'Bench',
      version: '1.0.0',
      about: 'Made to be large.',
      authors: [],
      license: 'CC0-1.0',
      units: FILLED_UNITS.map((id) => ({ id, title: id, needs: [] })),
    },
    importedAt: size.now - HISTORY_DAYS * DAY,
    hash: '0'.repeat(64),
    questionCount: size.cards,
  });
  await db.packages.put({ deckId: FILLED_DECK, bytes: new Uint8Array(1024) });
  await addAll(db, 'questions', size.cards, questionAt);
  const random = seededRandom(size.seed);
  await addAll(db, 'cards', size.cards, (index) => cardAt(index, size, random));
  await addAll(db, 'sessions', sessions, (index) => {
    const startedAt = reviewedAt(index * REVIEWS_A_SESSION, size);
    return { id: `session-${index}`, startedAt, endedAt: startedAt + 600_000, seed: index };
  });
  await addAll(db, 'reviews', size.reviews, (index) => reviewAt(index, size, random));
}

/**
 * Adds rows without Dexie, which records every key of every index for its observers, and without
 * waiting for the disk: a bench's data need not survive a power cut. The next chunk is made while
 * one is written.
 */
async function addAll(
  db: Database,
  table: string,
  count: number,
  rowAt: (index: number) => object,
): Promise<void> {
  let before = Promise.resolve();
  for (let from = 0; from < count; from += CHUNK) {
    const written = addChunk(db, table, from, Math.min(from + CHUNK, count), rowAt);
    await before;
    before = written;
  }
  await before;
}

async function addChunk(
  db: Database,
  table: string,
  from: number,
  end: number,
  rowAt: (index: number) => object,
): Promise<void> {
  const transaction = db.backendDB().transaction(table, 'readwrite', { durability: 'relaxed' });
  const store = transaction.objectStore(table);
  for (let index = from; index < end; index += 1) store.add(rowAt(index));
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
}

function unitAt(index: number): string {
  return FILLED_UNITS[index % FILLED_UNITS.length] ?? 'unit-0';
}

function cardId(index: number): string {
  return `${FILLED_DECK}/question-${index}`;
}

function questionAt(index: number): QuestionRow {
  const id = `question-${index}`;
  const question: Question = {
    kind: 'predict',
    id,
    concept: `concept-${index % 200}`,
    covers: [],
    level: 1,
    tier: 'DOC',
    python: '>=3.11',
    docs: 'library/asyncio-task.html',
    vary: [],
    prompt: 'What does this print?',
    why: 'A coroutine runs when it is awaited.',
    program: `import asyncio\n\nasync def main():\n    print(${index})\n\nasyncio.run(main())\n`,
    models: [],
  };
  return {
    id: cardId(index),
    deckId: FILLED_DECK,
    unit: unitAt(index),
    concept: question.concept,
    position: index,
    hash: index.toString(16).padStart(64, '0'),
    question,
  };
}

/**
 * One card in five is new, one in a hundred is between two steps, and one in twenty of the rest is
 * due.
 */
function cardAt(index: number, { now }: Size, random: () => number): CardRow {
  const place = { id: cardId(index), deckId: FILLED_DECK, unit: unitAt(index), active: 1 } as const;
  const kind = random();
  if (kind < 0.2) return { ...place, newPosition: index, memory: { state: 'new' } };
  if (kind < 0.21) {
    const memory = memoryAt(random, 'learning', now - random() * DAY);
    return { ...place, memory, due: now + (random() - 0.5) * 3_600_000 };
  }
  const due = now + (random() - 0.05) * 300 * DAY;
  return { ...place, memory: memoryAt(random, 'review', now - random() * 300 * DAY), due };
}

function memoryAt(random: () => number, state: 'learning' | 'review', lastReview: number): Memory {
  return {
    state,
    stability: 0.2 + random() * 300,
    difficulty: 1 + random() * 9,
    step: 0,
    lastReview,
    reps: 1 + Math.floor(random() * 20),
    lapses: Math.floor(random() * 3),
  };
}

/**
 * The last few reviews are today's, few enough to leave room for more; the others end the day
 * before.
 */
function reviewedAt(index: number, { now, reviews }: Size): number {
  const left = reviews - index;
  if (left <= REVIEWS_TODAY) return now - left * 60_000;
  return Math.floor(now - DAY - (left / reviews) * HISTORY_DAYS * DAY);
}

function reviewAt(index: number, size: Size, random: () => number): NewReviewRow {
  const at = reviewedAt(index, size);
  const before: Memory =
    random() < 0.1 ? { state: 'new' } : memoryAt(random, 'review', at - 10 * DAY);
  const row: Omit<AnswerReviewRow, 'id'> = {
    kind: 'answer',
    cardId: cardId(Math.floor(random() * size.cards)),
    deckId: FILLED_DECK,
    sessionId: `session-${Math.floor(index / REVIEWS_A_SESSION)}`,
    at,
    took: 5000 + Math.floor(random() * 60_000),
    form: 'type',
    variant: 0,
    answer: 'start\nworking\ndone\n',
    correct: random() < 0.85 ? 1 : 0,
    suggested: 'good',
    rating: 'good',
    before,
    after: memoryAt(random, 'review', at),
    dueAfter: at + 20 * DAY,
  };
  return before.state === 'new' ? row : { ...row, dueBefore: at };
}
