import { zstdCompressSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '#export/sqlite.ts';
import { parseDeck } from '#format/deck.ts';
import type { Deck } from '#format/types.ts';
import { readForeign } from '#import/foreign.ts';
import type { ForeignDeck } from '#import/foreign-deck.ts';
import { ankiFile } from '../../fixtures/anki.ts';
import { hashOf, valueOf } from '../../fixtures/decks.ts';

async function read(bytes: Uint8Array, name = 'notes.apkg') {
  return readForeign('anki', name, bytes, { sql: openSqlite });
}

async function deckOf(bytes: Uint8Array): Promise<ForeignDeck & { readonly deck: Deck }> {
  const foreign = valueOf(await read(bytes));
  return { ...foreign, deck: valueOf(await parseDeck(foreign.files, hashOf)) };
}

const NOTES = [
  {
    type: 'basic',
    fields: ['What does <b>await</b> do?', 'It waits &amp; yields.<br>More of it.'],
    tags: ' x ',
  },
  { type: 'basic', fields: ['1 &lt; 2?<script>alert(1)</script>', 'Yes [a](b) *now*'] },
  {
    type: 'cloze',
    fields: ['{{c1::gather}} returns in {{c2::argument::which?}} order', 'Always.'],
  },
  {
    type: 'code',
    fields: [
      'What is printed?',
      'It counts.',
      'for n in range(2):<br>&nbsp;&nbsp;&nbsp;&nbsp;print(n)',
      '0<br>1',
    ],
  },
  { type: 'basic', fields: ['<img src="0">', '[sound:a.mp3]'] },
  { type: 'strange', fields: ['?', '?'] },
] as const;

describe('an Anki package', () => {
  test.each(['legacy-1', 'legacy-2', 'latest'] as const)(
    'of the generation %s is read',
    async (generation) => {
      const { deck, notes } = await deckOf(await ankiFile(generation, NOTES));
      const questions = deck.questions.map(({ question }) => question);
      expect(questions.map(({ kind }) => kind).toSorted()).toEqual([
        'choice',
        'choice',
        'choice',
        'choice',
        'predict',
      ]);
      expect(deck.manifest).toMatchObject({
        id: 'imported.notes',
        units: [{ id: 'loops', title: 'Loops' }],
      });
      const awaits = questions.find(({ prompt }) => prompt.startsWith('What does await do'));
      expect(awaits).toMatchObject({ why: 'It waits \\& yields.\\\nMore of it.' });
      expect(
        awaits?.kind === 'choice' &&
          awaits.choices.filter(({ correct }) => correct).map(({ text }) => text),
      ).toEqual(['It waits \\& yields.']);
      expect(questions.some(({ prompt }) => prompt.includes('alert'))).toBe(false);
      expect(questions.some(({ prompt }) => prompt.includes(String.raw`\[which?\] order`))).toBe(
        true,
      );
      expect(questions.find(({ kind }) => kind === 'predict')?.program).toBe(
        'for n in range(2):\n    print(n)\n',
      );
      expect(notes).toEqual([
        'Notes left out that only show or play a file: 1.',
        'Notes left out of a note type that the package does not hold: 1.',
        'Sound and images are left out: 1 files; notes that show them: 1.',
      ]);
    },
  );

  test.each<readonly [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, said: string]>([
    ['no zip at all', () => strToU8('SQLite format 3'), 'not an Anki package'],
    ['no collection', () => zipSync({ media: strToU8('{}') }), 'no collection'],
    [
      'an invalid collection',
      () => zipSync({ 'collection.anki2': strToU8('nonsense') }),
      'damaged',
    ],
    ['an invalid frame', () => zipSync({ 'collection.anki21b': strToU8('nonsense') }), 'unpacked'],
    [
      'a bomb below Zstandard',
      () =>
        zipSync({
          'collection.anki21b': new Uint8Array(zstdCompressSync(new Uint8Array(300 * 1024 * 1024))),
        }),
      'larger than 256 MiB',
    ],
    [
      'a view that computes without end',
      async () => {
        const sql = await openSqlite();
        const db = new sql.Database();
        db.run(
          "CREATE TABLE cards (id, nid, did, ord); CREATE TABLE col (models, decks); INSERT INTO col VALUES ('{}', '{}'); " +
            'CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, 1 AS mid, 2 AS tags, 3 AS flds FROM n',
        );
        return zipSync({ 'collection.anki2': db.export() });
      },
      'no notes and cards',
    ],
    [
      'an invalid note type',
      async () => {
        const sql = await openSqlite();
        const db = new sql.Database();
        db.run(
          "CREATE TABLE notes (id, mid, tags, flds); CREATE TABLE cards (id, nid, did, ord); CREATE TABLE col (models, decks); INSERT INTO col VALUES ('[1]', '{}')",
        );
        return zipSync({ 'collection.anki2': db.export() });
      },
      'damaged',
    ],
  ])('with %s is refused with a message', async (_, bytes, said) => {
    const result = await read(await bytes());
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining(said),
    ]);
  });
});
