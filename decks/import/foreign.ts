/**
 * Imports files of other formats as a deck's folder: their content becomes Markdown files, which are then
 * processed like any other deck. Nothing in them is trusted. Pure, except for the SQLite that is passed
 * in.
 */
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import { decodeUtf8 } from '#format/utf8.ts';
import { readAnki } from './anki-package.ts';
import type { ForeignKind } from './kinds.ts';
import type { ForeignDeck, ForeignTools } from './foreign-deck.ts';
import { readCsv, tableHead } from './csv-questions.ts';
import type { Mapping, TableHead } from './csv-questions.ts';
import { readLooseMarkdown, readZippedMarkdown } from './loose-markdown.ts';
import { readNotebook, readPythonFile } from './python-drafts.ts';

/** A file of questions is never larger. */
const MOST_TEXT = 16 * 1024 * 1024;

/**
 * Reads a file of another format; a table with the mapping that was chosen for it. Rejects only if SQLite
 * cannot be loaded.
 */
export async function readForeign(
  kind: ForeignKind,
  name: string,
  bytes: Uint8Array,
  tools: ForeignTools,
  mapping?: Mapping,
): Promise<Result<ForeignDeck>> {
  if (kind === 'anki') return readAnki(name, bytes, tools);
  if (kind === 'zip') return readZippedMarkdown(name, bytes);
  const decoded = textOf(name, bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  switch (kind) {
    case 'csv':
      return readCsv(name, text, mapping);
    case 'markdown':
      return readLooseMarkdown(name, text);
    case 'python':
      return readPythonFile(name, text);
    case 'notebook':
      return readNotebook(name, text);
  }
}

/** What is shown of a table before it is imported, with the chosen mapping if there is one. */
export function readTableHead(
  name: string,
  bytes: Uint8Array,
  mapping?: Mapping,
): Result<TableHead> {
  const text = textOf(name, bytes);
  return text.ok ? tableHead(name, text.value, mapping) : text;
}

function textOf(name: string, bytes: Uint8Array): Result<string> {
  if (bytes.length > MOST_TEXT) {
    return failure(name, 'The file is larger than 16 MiB.', 'Divide it into several files.');
  }
  const text = decodeUtf8(bytes);
  return text === undefined
    ? failure(name, 'The file is not text in UTF-8.', 'Save it as UTF-8 and import it again.')
    : { ok: true, value: text };
}
