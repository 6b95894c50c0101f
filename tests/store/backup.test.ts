/**
 * Backups written and restored; in one file because all tests share the code that rewrites a
 * backup.
 */
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { crc32 } from '#format/crc32.ts';
import { createBackup } from '#store/backup.ts';
import type { Database } from '#store/database.ts';
import { MIGRATIONS } from '#store/migrations.ts';
import { checkBackup, restoreBackup } from '../fixtures/backups.ts';
import { fillDisk } from '../fixtures/full-disk.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import { fill } from '../bench/fill.ts';
import { NOW, NO_CACHES, THREE, answerTo, contents, openFresh, openWith } from './fixtures.ts';
import { ROWS_BY_VERSION, currentRows } from './rows-by-version.ts';

type Files = Record<string, Uint8Array>;

async function openLearner(): Promise<Database> {
  const db = await openWith(THREE);
  await recordAnswer(db, await answerTo(db, 'one', 'easy'));
  await recordAnswer(db, await answerTo(db, 'two', 'again'));
  await undoAnswer(db, { sessionId: 'session', at: NOW });
  await db.sessions.put({ id: 'session', startedAt: NOW, seed: 5 });
  await db.settings.put({ name: 'retention', value: 0.85 });
  return db;
}

const BACKUP = await createBackup(await openLearner(), NOW);

/** The backup with some of its files changed by hand. */
function edited(change: (files: Files) => void): Uint8Array<ArrayBuffer> {
  const files: Files = unzipSync(BACKUP);
  change(files);
  return new Uint8Array(zipSync(files));
}

const ANY_MANIFEST = z.looseObject({
  format: z.number(),
  schema: z.number(),
  app: z.string(),
  counts: z.record(z.string(), z.number()),
  parts: z.array(
    z.looseObject({
      name: z.string(),
      table: z.string(),
      rows: z.number(),
      size: z.number(),
      crc32: z.number(),
    }),
  ),
});

type AnyManifest = z.infer<typeof ANY_MANIFEST>;

const ANY_ROW = z.looseObject({});

const PACKAGE = z.object({ deckId: z.string(), bytes: z.instanceof(Uint8Array) });

function manifestOf(files: Files): AnyManifest {
  return ANY_MANIFEST.parse(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())));
}

function withManifest(change: (manifest: AnyManifest) => void): Uint8Array<ArrayBuffer> {
  return edited((files) => {
    const manifest = manifestOf(files);
    change(manifest);
    files['manifest.json'] = strToU8(JSON.stringify(manifest));
  });
}

/** The backup with the rows of a table changed and the manifest adjusted. */
function withRows(table: string, change: (lines: string[]) => string[]): Uint8Array<ArrayBuffer> {
  return edited((files) => {
    const manifest = manifestOf(files);
    const part = manifest.parts.find((part) => part.table === table);
    if (!part) throw new Error(`No part of ${table}`);
    const lines = change(
      strFromU8(files[part.name] ?? new Uint8Array())
        .trim()
        .split('\n'),
    );
    const bytes = strToU8(lines.join('\n'));
    manifest.counts[table] = lines.length;
    Object.assign(part, { rows: lines.length, size: bytes.length, crc32: crc32(bytes) });
    files[part.name] = bytes;
    files['manifest.json'] = strToU8(JSON.stringify(manifest));
  });
}

const set =
  (fields: Record<string, unknown>) =>
  (lines: string[]): string[] =>
    lines.map((line, index) =>
      index === 0 ? JSON.stringify({ ...ANY_ROW.parse(JSON.parse(line)), ...fields }) : line,
    );

/** The errors of a restore, after making sure that it changed nothing. */
async function refused(bytes: Uint8Array): Promise<string> {
  const db = await openWith(THREE);
  await recordAnswer(db, await answerTo(db, 'three'));
  const before = await contents(db);
  const result = await restoreBackup(db, bytes);
  expect(await contents(db)).toEqual(before);
  if (result.ok) throw new Error('The backup was taken');
  for (const problem of result.problems) expect(problem.remedy).toContain('nothing was changed');
  return result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n');
}

describe('a backup', () => {
  it('restores everything except the caches', async () => {
    const db = await openLearner();
    await db.runs.put({
      hash: 'h',
      engine: 'e',
      stdout: '',
      ended: { kind: 'returned' },
      seconds: 0,
      verified: 1,
    });
    const before = await contents(db);
    const bytes = await createBackup(db, NOW);
    const other = await openFresh();
    const result = await restoreBackup(other, bytes);
    expect(result).toEqual({
      ok: true,
      value: {
        createdAt: NOW,
        counts: {
          decks: 1,
          packages: 1,
          questions: 3,
          cards: 3,
          reviews: 3,
          sessions: 1,
          settings: 1,
        },
      },
    });
    expect(await contents(other)).toEqual({ ...before, ...NO_CACHES });
  });

  it('replaces the data, and the log continues after it', async () => {
    const db = await openWith(THREE);
    for (const id of ['one', 'two', 'three', 'one', 'two']) {
      await recordAnswer(db, await answerTo(db, id));
    }
    await db.settings.put({ name: 'theme', value: 'dark' });
    expect((await restoreBackup(db, BACKUP)).ok).toBe(true);
    expect(await contents(db)).toEqual(await contents(await openLearner()));
    const { review } = await recordAnswer(db, await answerTo(db, 'three'));
    expect(review.id).toBeGreaterThan(3);
    expect(await db.reviews.count()).toBe(4);
  });

  it('of an empty database restores to an empty database', async () => {
    const db = await openLearner();
    expect((await restoreBackup(db, await createBackup(await openFresh(), NOW))).ok).toBe(true);
    expect(Object.values(await contents(db)).flat()).toEqual([]);
  });

  it('is the same file for the same data', async () => {
    expect(await createBackup(await openLearner(), NOW)).toEqual(BACKUP);
  });

  it('is written in parts, by pages of keys', async () => {
    const db = await openFresh();
    await fill(db, { cards: 6000, reviews: 12_000, seed: 1, now: NOW });
    const bytes = await createBackup(db, NOW);
    const { parts } = manifestOf(unzipSync(bytes));
    expect(parts.filter(({ table }) => table === 'reviews').length).toBeGreaterThan(2);
    const other = await openFresh();
    expect((await restoreBackup(other, bytes)).ok).toBe(true);
    expect(await contents(other)).toEqual(await contents(db));
  }, 60_000);

  it('is consistent, even if the learner keeps answering while it is written', async () => {
    const db = await openLearner();
    const before = await contents(db);
    const answer = await answerTo(db, 'three');
    const [bytes] = await Promise.all([createBackup(db, NOW), recordAnswer(db, answer)]);
    const other = await openFresh();
    expect((await restoreBackup(other, bytes)).ok).toBe(true);
    const after = await contents(other);
    expect([before, await contents(db)]).toContainEqual(after);
  });

  it('is abandoned if a restore replaces the log while it is written', async () => {
    const db = await openFresh();
    await fill(db, { cards: 10, reviews: 11_000, seed: 1, now: NOW });
    let replaced: PromiseLike<void> | undefined;
    db.reviews.hook('reading', (row) => {
      if (row.id === 5000) replaced ??= Dexie.ignoreTransaction(() => db.reviews.clear());
      return row;
    });
    await expect(createBackup(db, NOW)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('can be written by a machine that lost its clock', async () => {
    expect((await checkBackup(await createBackup(await openLearner(), -5))).ok).toBe(true);
  });

  it('can be inspected without restoring it', async () => {
    expect(await checkBackup(BACKUP)).toMatchObject({
      ok: true,
      value: { createdAt: NOW, counts: { reviews: 3 } },
    });
  });

  it('keeps answers that are not well-formed text', async () => {
    const db = await openWith(THREE);
    const answer = { ...(await answerTo(db, 'one')), answer: '\ud800 \u0000 \u2028 "quoted"\n' };
    await recordAnswer(db, answer);
    const other = await openFresh();
    await restoreBackup(other, await createBackup(db, NOW));
    expect(await contents(other)).toEqual(await contents(db));
  });
});

describe.each(MIGRATIONS.map(({ version }) => version))('a backup of schema %i', (version) => {
  it('restores into the current schema', async () => {
    const rows = ROWS_BY_VERSION[version] ?? {};
    const bytes = edited((files) => {
      for (const name of Object.keys(files)) delete files[name];
      const manifest: AnyManifest = {
        app: 'loopwise',
        format: 1,
        schema: version,
        createdAt: NOW,
        counts: {},
        parts: [],
      };
      const add = (table: string, count: number, content: Uint8Array, key: object): void => {
        const name = `${table}/${manifest.parts.length}`;
        files[name] = content;
        manifest.counts[table] = (manifest.counts[table] ?? 0) + count;
        const checks = { size: content.length, crc32: crc32(content) };
        manifest.parts.push({ name, table, rows: count, ...checks, ...key });
      };
      for (const [table, of] of Object.entries(rows)) {
        if (table in NO_CACHES) continue;
        if (table === 'packages') {
          for (const row of of) {
            const { deckId, bytes } = PACKAGE.parse(row);
            add(table, 1, bytes, { key: deckId });
          }
        } else {
          add(table, of.length, strToU8(of.map((row) => JSON.stringify(row)).join('\n')), {});
        }
      }
      files['manifest.json'] = strToU8(JSON.stringify(manifest));
    });
    const db = await openFresh();
    expect(await restoreBackup(db, bytes)).toMatchObject({ ok: true });
    expect(await contents(db)).toEqual({ ...currentRows(version), ...NO_CACHES });
  });
});

describe('a backup from before a table was added', () => {
  it('restores with that table empty', async () => {
    const before = withManifest((manifest) => {
      manifest.parts = manifest.parts.filter(({ table }) => table !== 'sessions');
      delete manifest.counts['sessions'];
    });
    const db = await openFresh();
    expect(await restoreBackup(db, before)).toMatchObject({ ok: true });
    expect(await contents(db)).toEqual({ ...(await contents(await openLearner())), sessions: [] });
  });
});

describe.each(MIGRATIONS.map(({ version }) => version))('the backup of schema %i', (version) => {
  it('written by its release still restores', async () => {
    // Written once by that release and never again: a new version adds a file of its own.
    const file = new URL(`backups/schema-${version}.loopwise-backup`, import.meta.url);
    const db = await openFresh();
    expect(await restoreBackup(db, new Uint8Array(readFileSync(file)))).toMatchObject({ ok: true });
    expect(await contents(db)).toEqual({ ...currentRows(version), ...NO_CACHES });
  });
});

describe('an invalid backup changes nothing', () => {
  it('if it is no zip, is truncated, or is another zip', async () => {
    expect(await refused(new Uint8Array())).toContain('no Loopwise backup');
    expect(await refused(strToU8('not a zip at all'))).toContain('no Loopwise backup');
    expect(await refused(BACKUP.subarray(0, BACKUP.length - 40))).toContain('no Loopwise backup');
    expect(await refused(zipSync({ 'a.txt': strToU8('a') }))).toContain('no Loopwise backup');
  });

  it('if a newer version made it', async () => {
    const schema = await refused(withManifest((manifest) => void (manifest.schema += 1)));
    expect(schema).toContain('newer Loopwise');
    const format = edited((files) => {
      files['manifest.json'] = strToU8('{"app":"loopwise","format":2,"schema":1,"all":"else"}');
    });
    expect(await refused(format)).toContain('newer Loopwise');
  });

  it('if another program made it', async () => {
    expect(await refused(withManifest((manifest) => void (manifest.app = 'other')))).toContain(
      'no Loopwise backup',
    );
  });

  it('if a part is missing, damaged or changed', async () => {
    const name = 'reviews/00004.jsonl';
    const gone = edited((files) => {
      const reviews = Object.keys(files).find((file) => file.startsWith('reviews/'));
      expect(reviews).toMatch(/^reviews\/\d{5}\.jsonl$/);
      delete files[reviews ?? name];
    });
    expect(await refused(gone)).toContain('missing');
    const changed = edited((files) => {
      const reviews = Object.keys(files).find((file) => file.startsWith('reviews/')) ?? name;
      files[reviews] = strToU8(
        strFromU8(files[reviews] ?? new Uint8Array()).replace('"easy"', '"hard"'),
      );
    });
    expect(await refused(changed)).toContain('checksum');
  });

  it('if any single byte of it is damaged, unless the damage makes no difference', async () => {
    const good = await openFresh();
    await restoreBackup(good, BACKUP);
    const expected = await contents(good);
    for (let at = 0; at < BACKUP.length; at += 41) {
      const bytes = BACKUP.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const db = await openFresh();
      const before = await contents(db);
      const result = await restoreBackup(db, bytes);
      expect(await contents(db)).toEqual(result.ok ? expected : before);
    }
  }, 60_000);

  it('if rows are invalid, and each is named by its line', async () => {
    const bytes = withRows('cards', (lines) => [
      ...set({ memory: { state: 'review', stability: -1 } })(lines),
      'no JSON',
      '{"id":"lonely"}',
    ]);
    const problems = await refused(bytes);
    expect(problems).toMatch(/cards\/\d{5}\.jsonl:1 .*memory\.stability/);
    expect(problems).toMatch(/cards\/\d{5}\.jsonl:4 .*not JSON/);
    expect(problems).toMatch(/cards\/\d{5}\.jsonl:5 .*deckId/);
    expect(problems.split('\n')).toHaveLength(3);
  });

  it('if an answered card has no due time', async () => {
    const bytes = withRows('cards', (lines) => lines.map((line) => line.replace('"due"', '"dew"')));
    expect(await refused(bytes)).toContain('due: an answered card must have a due time');
  });

  it('if a row is duplicated', async () => {
    const bytes = withRows('reviews', (lines) => [...lines, lines[0] ?? '']);
    expect(await refused(bytes)).toContain('The row `1` of reviews is there twice.');
  });

  it('if there are fewer rows than stated', async () => {
    const fewer = withManifest((manifest) => void (manifest.counts['reviews'] = 4));
    expect(await refused(fewer)).toContain('should hold 4 rows of reviews and holds 3');
    const dropped = withManifest((manifest) => {
      manifest.parts = manifest.parts.filter(({ table }) => table !== 'cards');
    });
    expect(await refused(dropped)).toContain('should hold 3 rows of cards and holds 0');
  });

  it('if it would unpack to more than the machine can hold', async () => {
    const bytes = edited(() => {});
    // The uncompressed size in the central directory, which a zip bomb understates.
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2 ** 31, true);
    }
    expect(await refused(bytes)).toContain('unpack to more');
  });

  it('if an entry holds more than it states', async () => {
    const bomb = strToU8('a'.repeat(1_000_000));
    const bytes = edited((files) => {
      files['reviews/00001.jsonl'] = bomb;
    });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const isEntry = view.getUint32(at, true) === 0x02014b50;
      if (isEntry && view.getUint32(at + 24, true) === bomb.length)
        view.setUint32(at + 24, 9, true);
    }
    const db = await openFresh();
    const result = await restoreBackup(db, bytes);
    expect(result.ok || result.problems.length > 0).toBe(true);
    expect(await db.reviews.count()).toBe(result.ok ? 3 : 0);
  });

  it('if the disk fills up half way', async () => {
    const db = await openWith(THREE);
    const before = await contents(db);
    const makeRoom = fillDisk(db, ['reviews'], 1);
    const result = await restoreBackup(db, BACKUP);
    makeRoom();
    expect(result).toMatchObject({
      ok: false,
      problems: [{ message: /no room left/, remedy: /Make room/ }],
    });
    expect(await contents(db)).toEqual(before);
  });

  it('and unknown extra fields are ignored', async () => {
    const db = await openFresh();
    const bytes = withRows('cards', set({ colour: 'green' }));
    expect((await restoreBackup(db, bytes)).ok).toBe(true);
    expect(await contents(db)).toEqual(await contents(await openLearner()));
  });
});
