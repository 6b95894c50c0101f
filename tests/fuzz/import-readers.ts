/**
 * The readers of other formats: tables, notebooks, Python files, Anki packages and their contents.
 */
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { openSqlite } from '#export/sqlite.ts';
import { parseDeck } from '#format/deck.ts';
import { readForeign } from '#import/foreign.ts';
import type { ForeignKind } from '#import/kinds.ts';
import { ankiCollection, ankiFile } from '../fixtures/anki.ts';
import type { HandMadeNote } from '../fixtures/anki.ts';
import { changedBytes, changedText } from './mutate.ts';
import { type FuzzedReader, type Reading, packed, unpacked } from './reader.ts';

/** An input is read as a deck, or refused with a message that its author can act on. */
async function reading(kind: ForeignKind, bytes: Uint8Array): Promise<Reading> {
  const read = await readForeign(kind, `file.${kind}`, bytes, { sql: openSqlite });
  if (!read.ok) return { messages: read.problems };
  // A deck is read question by question with a pause after each, so only a single part could block.
  const some = new Map([...read.value.files].slice(0, 200));
  const deck = await parseDeck(some, (text) => String(text.length));
  return { messages: deck.ok ? [] : deck.problems };
}

const TABLES = [
  'id,unit,concept,level,tier,prompt,program,why\na,b,c,1,DOC,"What, ""then""?","print(1)\n",So.\n',
  'Question\tAnswer\tWrong 1\nOne?\tYes\tNo\n',
];
const MARKS = [
  '"',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '""',
  '=1',
  "'",
  '\uFEFF',
  '---',
  '```',
  '- [x] ',
  '## Why',
  '\u0000',
  '\ud800',
];

const text = (name: string, kind: ForeignKind, texts: readonly string[]): FuzzedReader => ({
  name,
  inputs: changedText(texts, MARKS),
  read: async (input) => reading(kind, new TextEncoder().encode(String(input))),
});

const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: '# Title' },
    { cell_type: 'code', source: ['import asyncio\n', 'print(await asyncio.sleep(0))'] },
  ],
});

const NOTES: readonly HandMadeNote[] = [
  { type: 'basic', fields: ['<b>One</b> &amp; two', 'Three<br>four'] },
  { type: 'cloze', fields: ['{{c1::a}} and {{c2::b::hint}}', ''] },
  { type: 'code', fields: ['What?', 'So.', 'print(1)', '1'] },
];

const files = await Promise.all(
  (['legacy-1', 'legacy-2', 'latest'] as const).map(async (age) => ankiFile(age, NOTES)),
);
const collections = await Promise.all([ankiCollection('old', NOTES), ankiCollection('new', NOTES)]);

const ankiPackage: FuzzedReader = {
  name: 'anki package',
  inputs: changedBytes(fc.constantFrom(...files)).map(packed),
  read: async (input) => reading('anki', unpacked(input)),
};

/** The database itself: inside a zip, a change would only break the checksum. */
const ankiDatabase: FuzzedReader = {
  name: 'anki database',
  inputs: changedBytes(fc.constantFrom(...collections)).map(packed),
  read: async (input) => reading('anki', zipSync({ 'collection.anki2': unpacked(input) })),
};

export const IMPORT_READERS: readonly FuzzedReader[] = [
  text('table', 'csv', TABLES),
  text('notebook', 'notebook', [NOTEBOOK]),
  text('python file', 'python', ['import asyncio\nprint(1)\n']),
  ankiPackage,
  ankiDatabase,
];
