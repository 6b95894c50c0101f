/** A learner's progress in an Anki package, read by Python's own SQLite. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logColumns } from '#export/anki-schedule.ts';
import type { AnkiProgress } from '#export/anki-schedule.ts';
import { ankiPackage } from '#export/anki.ts';
import { openSqlite } from '#export/sqlite.ts';
import { deckFiles, deckFrom, hashOf, predictText, prints } from '../../fixtures/decks.ts';
import { sourceOf } from '../../fixtures/exported.ts';

const AT = Date.UTC(2026, 10, 28, 12);
const DAY = 86_400_000;

/** Overdue by five days; answered twice, in a learning step and on the next day. */
const REVIEW: AnkiProgress = {
  state: 'review',
  due: { at: AT - 5 * DAY, days: -5 },
  interval: 12,
  stability: 12.345_678,
  difficulty: 5.5,
  decay: 0.1542,
  lastReview: AT - 17 * DAY,
  reps: 2,
  lapses: 1,
  reviews: [
    {
      at: AT - 18 * DAY,
      took: 8000,
      rating: 'again',
      state: 'new',
      before: undefined,
      after: { unit: 'seconds', length: 600 },
      difficulty: 10,
    },
    {
      at: AT - 17 * DAY,
      took: 4000.4,
      rating: 'good',
      state: 'learning',
      before: { unit: 'seconds', length: 600 },
      after: { unit: 'days', length: 12 },
      difficulty: 1,
    },
  ],
};

const STEP: AnkiProgress = {
  ...REVIEW,
  state: 'relearning',
  due: { at: AT + 600_000, days: 0 },
  interval: 0,
  reviews: [],
};

const PYTHON = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;

const READER = `
import json, sqlite3, sys, tempfile, zipfile
with zipfile.ZipFile(sys.argv[1]) as package, tempfile.NamedTemporaryFile() as file:
    file.write(package.read("collection.anki2"))
    file.flush()
    db = sqlite3.connect(file.name)
    db.row_factory = sqlite3.Row
    rows = lambda query: [dict(row) for row in db.execute(query)]
    print(json.dumps({
        "crt": db.execute("SELECT crt FROM col").fetchone()[0],
        "cards": rows("SELECT type, queue, due, ivl, factor, reps, lapses, left, data FROM cards ORDER BY id"),
        "log": rows("SELECT revlog.id, ease, revlog.ivl, lastIvl, revlog.factor, time, revlog.type, cards.queue FROM revlog JOIN cards ON cards.id = cid ORDER BY revlog.id"),
    }))
`;

test.runIf(PYTHON)('is that of a card and of its reviews', async () => {
  const ids = ['new', 'review', 'step', 'suspended', 'buried'];
  const deck = await deckFrom(deckFiles(ids.map((id) => predictText(id, prints(id)))));
  const away = { ...REVIEW, reviews: [] };
  const progress = [
    null,
    REVIEW,
    STEP,
    { ...away, away: 'suspended' as const },
    { ...away, away: 'buried' as const },
  ];
  const bytes = await ankiPackage(
    { ...sourceOf(deck), progress },
    {
      sql: await openSqlite(),
      sha1: (text) => createHash('sha1').update(text).digest('hex'),
      sha256: hashOf,
      at: AT,
    },
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'loopwise-anki-'));
  try {
    const file = path.join(folder, 'deck.apkg');
    writeFileSync(file, bytes);
    const said = execFileSync('python3', ['-c', READER, file], { encoding: 'utf8' });
    const data = JSON.stringify({
      s: 12.3457,
      d: 5.5,
      decay: 0.1542,
      lrt: (AT - 17 * DAY) / 1000,
    });
    const known = { factor: 2500, reps: 2, lapses: 1, data };
    // The collection begins five days before the export, on the day of the earliest due card.
    const review = { ...known, type: 2, queue: 2, due: 0, ivl: 12, left: 0 };
    expect(JSON.parse(said)).toEqual({
      crt: (AT - 5 * DAY) / 1000,
      cards: [
        { type: 0, queue: 0, due: 1, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0, data: '' },
        review,
        { ...known, type: 3, queue: 1, due: AT / 1000 + 600, ivl: 0, left: 1001 },
        { ...review, queue: -1 },
        { ...review, queue: -3 },
      ],
      log: [
        {
          id: AT - 18 * DAY,
          ease: 1,
          ivl: -600,
          lastIvl: 0,
          factor: 1100,
          time: 8000,
          type: 0,
          queue: 2,
        },
        {
          id: AT - 17 * DAY,
          ease: 3,
          ivl: 12,
          lastIvl: -600,
          factor: 100,
          time: 4000,
          type: 0,
          queue: 2,
        },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('has an id of its own for each of two answers of one moment', () => {
  const taken = new Set<number>();
  const ids = [REVIEW, REVIEW].flatMap((one) => logColumns(one, taken).map(([id]) => id));
  expect(ids).toEqual([AT - 18 * DAY, AT - 17 * DAY, AT - 18 * DAY + 1, AT - 17 * DAY + 1]);
});
