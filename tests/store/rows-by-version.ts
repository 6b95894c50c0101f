/**
 * The rows of a small database at each released schema version: the same learner, as each version
 * would have written it. A new version adds an entry; the old ones are history and are never
 * edited. They are untyped, because the types have changed since.
 */
const memory = {
  state: 'review',
  stability: 8.2956,
  difficulty: 1,
  step: 0,
  lastReview: 1_795_348_800_000,
  reps: 1,
  lapses: 0,
};

const question = {
  kind: 'choice',
  id: 'what-is-a-task',
  concept: 'tasks',
  covers: ['G20'],
  level: 1,
  tier: 'DOC',
  python: '>=3.11',
  docs: 'library/asyncio-task.html',
  vary: [],
  pair: 'gone',
  prompt: 'What is a task?',
  why: 'A scheduled coroutine.',
  program: '',
  choices: [
    { correct: true, text: 'A scheduled coroutine', why: 'Yes.' },
    { correct: false, text: 'A thread', why: 'There is one thread.' },
  ],
};

const place = { deckId: 'test.deck', unit: 'basics' };

const CHANGES = [
  { do: 'suspend' },
  { do: 'resume' },
  { do: 'suspend' },
  { do: 'bury', until: 1_796_011_200_000 },
  { do: 'flag' },
  { do: 'tag', tag: 'hard' },
  { do: 'unflag' },
];

const VERSION_1: Readonly<Record<string, unknown[]>> = {
  decks: [
    {
      id: 'test.deck',
      manifest: {
        format: 1,
        id: 'test.deck',
        title: 'Test',
        version: '1.0.0',
        about: '',
        authors: [],
        license: 'CC0-1.0',
        units: [{ id: 'basics', title: 'Basics', needs: [] }],
      },
      importedAt: 1_795_348_000_000,
      hash: 'a'.repeat(64),
      questionCount: 1,
    },
  ],
  packages: [{ deckId: 'test.deck', bytes: new Uint8Array([1, 2, 255]) }],
  questions: [
    {
      ...place,
      id: 'test.deck/what-is-a-task',
      concept: 'tasks',
      position: 0,
      hash: 'b'.repeat(64),
      question,
    },
  ],
  cards: [
    {
      ...place,
      id: 'test.deck/gone',
      active: 0,
      newPosition: 1,
      memory: { state: 'new' },
    },
    {
      ...place,
      id: 'test.deck/what-is-a-task',
      active: 1,
      pair: 'test.deck/gone',
      due: 1_796_011_200_000,
      memory,
    },
  ],
  reviews: [
    {
      id: 1,
      kind: 'answer',
      cardId: 'test.deck/what-is-a-task',
      deckId: 'test.deck',
      sessionId: 'session',
      at: 1_795_348_700_000,
      took: 9000,
      form: 'choose',
      variant: 0,
      answer: '1',
      correct: 0,
      suggested: 'again',
      rating: 'again',
      before: { state: 'new' },
      after: { ...memory, state: 'learning', stability: 0.212, difficulty: 6.4133 },
      dueAfter: 1_795_348_760_000,
      newPositionBefore: 0,
    },
    {
      id: 2,
      kind: 'undo',
      of: 1,
      cardId: 'test.deck/what-is-a-task',
      deckId: 'test.deck',
      sessionId: 'session',
      at: 1_795_348_750_000,
    },
    {
      id: 3,
      kind: 'answer',
      cardId: 'test.deck/what-is-a-task',
      deckId: 'test.deck',
      sessionId: 'session',
      at: 1_795_348_800_000,
      took: 4000,
      form: 'choose',
      variant: 0,
      answer: '0',
      correct: 1,
      suggested: 'good',
      rating: 'easy',
      before: { state: 'new' },
      after: memory,
      dueAfter: 1_796_011_200_000,
      newPositionBefore: 0,
    },
  ],
  sessions: [
    { id: 'session', startedAt: 1_795_348_600_000, endedAt: 1_795_348_900_000, seed: 42 },
    {
      id: 'session left',
      startedAt: 1_795_349_000_000,
      seed: 43,
      scope: { deckId: 'test.deck', unit: 'basics' },
      limit: { unit: 'minutes', count: 10 },
      elapsed: 61_000,
    },
  ],
  settings: [{ name: 'retention', value: 0.85 }],
  runs: [
    {
      hash: 'c'.repeat(64),
      engine: 'cpython-3.14.2',
      stdout: 'hello\n',
      ended: { kind: 'returned' },
      seconds: 0,
      verified: 1,
    },
  ],
};

/**
 * As version 1, and a card that was suspended, flagged and tagged, with log entries for that and an
 * answer outside of the schedule.
 */
const VERSION_2: Readonly<Record<string, unknown[]>> = {
  ...VERSION_1,
  cards: [
    ...(VERSION_1['cards'] ?? []),
    {
      ...place,
      id: 'test.deck/what-is-kept-away',
      active: 0,
      newPosition: 2,
      memory: { state: 'new' },
      suspended: 1,
      buriedUntil: 1_796_011_200_000,
      flagged: 1,
      tags: ['hard'],
    },
  ],
  reviews: [
    ...(VERSION_1['reviews'] ?? []),
    ...CHANGES.map((change, at) => ({
      id: 4 + at,
      kind: 'change',
      cardId: 'test.deck/what-is-kept-away',
      deckId: 'test.deck',
      at: 1_795_348_810_000,
      change,
    })),
    {
      id: 11,
      kind: 'undo',
      of: 10,
      cardId: 'test.deck/what-is-kept-away',
      deckId: 'test.deck',
      at: 1_795_348_820_000,
    },
    {
      id: 12,
      kind: 'cram',
      cardId: 'test.deck/what-is-a-task',
      deckId: 'test.deck',
      sessionId: 'session',
      at: 1_795_348_830_000,
      took: 3000,
      form: 'choose',
      variant: 0,
      answer: '0',
      correct: 1,
      confidence: 'think',
    },
  ],
};

/** As version 2, and the caches of what the statistics count. */
const VERSION_3: Readonly<Record<string, unknown[]>> = {
  ...VERSION_2,
  columns: [
    {
      part: 0,
      latest: 1_795_348_800_000,
      columns: {
        ids: new Float64Array([1, 3]),
        at: new Float64Array([1_795_348_700_000, 1_795_348_800_000]),
        took: new Float64Array([9000, 4000]),
        card: new Uint16Array([0, 0]),
        deck: new Uint16Array([0, 0]),
        form: new Uint8Array([0, 0]),
        confidence: new Uint8Array([0, 0]),
        marks: new Uint8Array([0, 11]),
        lastReview: new Float64Array([NaN, NaN]),
        stabilityBefore: new Float64Array([NaN, NaN]),
        stability: new Float64Array([0.212, 8.2956]),
        difficulty: new Float64Array([6.4133, 1]),
        cards: ['test.deck/what-is-a-task'],
        decks: ['test.deck'],
        forms: ['choose'],
        undone: [1, 10],
      },
    },
  ],
  places: [
    {
      deckId: 'test.deck',
      piece: 0,
      hash: 'a'.repeat(64),
      cards: ['test.deck/what-is-a-task'],
      unit: new Uint16Array([0]),
      concept: new Uint16Array([0]),
      units: ['basics'],
      concepts: ['tasks'],
    },
  ],
};

const NO_NUMBERS = {
  due: new Float64Array(),
  deck: new Uint16Array(),
  unit: new Uint16Array(),
  stability: new Float64Array(),
  difficulty: new Float64Array(),
  step: new Float64Array(),
  lastReview: new Float64Array(),
  reps: new Float64Array(),
  lapses: new Float64Array(),
};

const NO_CARDS = { ids: [], decks: [], units: [], ...NO_NUMBERS, others: [] };

/** As version 3, and a cache of the cards that are due first. */
const VERSION_4: Readonly<Record<string, unknown[]>> = {
  ...VERSION_3,
  soonest: [
    { part: 0, state: 'learning', cards: NO_CARDS, more: false },
    { part: 1, state: 'relearning', cards: NO_CARDS, more: false },
    {
      part: 2,
      state: 'review',
      cards: {
        ids: ['test.deck/what-is-a-task'],
        decks: ['test.deck'],
        units: ['basics'],
        due: new Float64Array([1_796_011_200_000]),
        deck: new Uint16Array([0]),
        unit: new Uint16Array([0]),
        stability: new Float64Array([NaN]),
        difficulty: new Float64Array([NaN]),
        step: new Float64Array([NaN]),
        lastReview: new Float64Array([NaN]),
        reps: new Float64Array([NaN]),
        lapses: new Float64Array([NaN]),
        // It has a pair.
        others: [[0, VERSION_1['cards']?.[1]]],
      },
      more: false,
    },
  ],
  touched: [{ id: 'test.deck/gone' }],
};

export const ROWS_BY_VERSION: Readonly<Record<number, Readonly<Record<string, unknown[]>>>> = {
  1: VERSION_1,
  2: VERSION_2,
  3: VERSION_3,
  4: VERSION_4,
};

/** The rows of a version in the current schema: no version since has changed a row. */
export function currentRows(version: number): Readonly<Record<string, unknown[]>> {
  const written = ROWS_BY_VERSION[version] ?? {};
  const newest = Object.values(ROWS_BY_VERSION).at(-1) ?? {};
  return Object.fromEntries(Object.keys(newest).map((table) => [table, written[table] ?? []]));
}
