import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ankiPackage } from '#export/anki.ts';
import type { ExportSource } from '#export/source.ts';
import { openSqlite } from '#export/sqlite.ts';
import { parseDeck } from '#format/deck.ts';
import { readForeign } from '#import/foreign.ts';
import { anyQuestion } from '../../fixtures/arbitrary-question.ts';
import { deckFiles, deckFrom, hashOf, predictText, valueOf } from '../../fixtures/decks.ts';
import { smallSource, sourceOf } from '../../fixtures/exported.ts';

const AT = Date.UTC(2026, 10, 28);

async function packageOf(source: ExportSource, at = AT): Promise<Uint8Array<ArrayBuffer>> {
  return ankiPackage(source, {
    sql: await openSqlite(),
    sha1: (text) => createHash('sha1').update(text).digest('hex'),
    sha256: hashOf,
    at,
  });
}

async function rows(bytes: Uint8Array, query: string): Promise<readonly unknown[]> {
  const sql = await openSqlite();
  const db = new sql.Database(unzipSync(bytes)['collection.anki2']);
  const statement = db.prepare(query);
  const found: unknown[] = [];
  while (statement.step()) found.push(statement.get());
  return found;
}

test('the same content gives the same bytes', async () => {
  const source = await smallSource();
  expect(await packageOf(source)).toEqual(await packageOf(source));
});

test('a later export has the same guids and a later time', async () => {
  const edited = await deckFrom(deckFiles([predictText('predicted', ['print("three")'])]));
  const [before, after] = await Promise.all([
    packageOf(await smallSource()),
    packageOf(sourceOf(edited), AT + 60_000),
  ]);
  const guids = await rows(before, 'SELECT guid, mod FROM notes ORDER BY id');
  expect(guids).toHaveLength(2);
  expect(await rows(after, 'SELECT guid, mod FROM notes')).toEqual([
    [(guids[0] as readonly unknown[])[0], Math.floor(AT / 1000) + 60],
  ]);
  expect(await rows(after, 'SELECT did FROM cards')).toEqual([
    (await rows(before, 'SELECT did FROM cards'))[0],
  ]);
});

test('a note passes Anki’s checks', async () => {
  const bytes = await packageOf(await smallSource());
  const [fields, sum] = (await rows(bytes, 'SELECT flds, csum FROM notes ORDER BY id'))[1] as [
    string,
    number,
  ];
  const [front = ''] = fields.split('\u001F');
  const text = front.replaceAll(/<[^>]*>/gu, '').replaceAll('&#39;', "'");
  expect(sum).toBe(createHash('sha1').update(text).digest().readUInt32BE(0));
  // The example in the description of the format.
  expect(createHash('sha1').update('test').digest().readUInt32BE(0)).toBe(2_840_236_005);
});

test('a deck exported to Anki is imported unchanged', async () => {
  const base = await deckFrom(deckFiles([predictText('first', ['print(1)'])]));
  await fc.assert(
    fc.asyncProperty(anyQuestion, async (asked) => {
      const { pair: _pair, ...question } = asked;
      const placed = { question, unit: 'basics', file: 'basics/a.md', position: 0, hash: '' };
      const bytes = await packageOf(sourceOf({ ...base, questions: [placed] }));
      const { files } = valueOf(await readForeign('anki', 'a.apkg', bytes, { sql: openSqlite }));
      const deck = valueOf(await parseDeck(files, hashOf));
      expect(deck.questions.map((back) => back.question)).toEqual([question]);
      expect(deck.manifest).toEqual(base.manifest);
    }),
    { numRuns: 40 },
  );
});

const PYTHON = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;

test.runIf(PYTHON)(
  'an independent reader finds the tables, the notes and their cards',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'loopwise-anki-'));
    try {
      const file = path.join(folder, 'deck.apkg');
      writeFileSync(file, await packageOf(await smallSource()));
      const said = execFileSync('python3', ['-c', READER, file], { encoding: 'utf8' });
      expect(JSON.parse(said)).toEqual({
        integrity: 'ok',
        version: 11,
        media: '{}',
        notes: 2,
        cards: 2,
        orphans: 0,
        fields: [3, 3],
        decks: ['Deck test.deck', 'Deck test.deck::The basics', 'Default'],
        sums: true,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

const READER = `
import hashlib, html, json, re, sqlite3, sys, tempfile, zipfile
with zipfile.ZipFile(sys.argv[1]) as package, tempfile.NamedTemporaryFile() as file:
    file.write(package.read("collection.anki2"))
    file.flush()
    db = sqlite3.connect(file.name)
    one = lambda query: db.execute(query).fetchone()[0]
    decks = json.loads(one("SELECT decks FROM col"))
    models = json.loads(one("SELECT models FROM col"))
    def right(fields, csum):
        first = html.unescape(re.sub("<[^>]*>", "", fields.split("\\x1f")[0]))
        return int.from_bytes(hashlib.sha1(first.encode()).digest()[:4], "big") == csum
    print(json.dumps({
        "integrity": one("PRAGMA integrity_check"),
        "version": one("SELECT ver FROM col"),
        "media": package.read("media").decode(),
        "notes": one("SELECT count(*) FROM notes"),
        "cards": one("SELECT count(*) FROM cards"),
        "orphans": one("SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)"),
        "fields": [len(fields.split("\\x1f")) for (fields,) in db.execute("SELECT flds FROM notes")],
        "decks": sorted(deck["name"] for deck in decks.values()),
        "sums": all(right(*row) for row in db.execute("SELECT flds, csum FROM notes")),
    }))
`;
