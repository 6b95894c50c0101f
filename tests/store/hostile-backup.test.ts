import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '#format/crc32.ts';
import { jsonLines } from '#store/json-lines.ts';
import { SCHEMA_VERSION } from '#store/migrations.ts';
import { checkBackup } from '../fixtures/backups.ts';

const TABLES = ['decks', 'packages', 'questions', 'cards', 'reviews', 'sessions', 'settings'];

interface HandMade {
  readonly name: string;
  readonly table: string;
  readonly rows: number;
  readonly text: string;
}

/** A backup whose parts contain these texts, otherwise valid. */
function backupOf(parts: readonly HandMade[], manifestText?: string): Uint8Array<ArrayBuffer> {
  const counts = Object.fromEntries(
    TABLES.map((table) => [
      table,
      parts.filter((part) => part.table === table).reduce((sum, { rows }) => sum + rows, 0),
    ]),
  );
  const manifest = {
    format: 1,
    app: 'loopwise',
    schema: SCHEMA_VERSION,
    createdAt: 0,
    counts,
    parts: parts.map(({ name, table, rows, text }) => {
      const bytes = strToU8(text);
      return { name, table, rows, size: bytes.length, crc32: crc32(bytes) };
    }),
  };
  const files = parts.map(({ name, text }) => [name, strToU8(text)] as const);
  return new Uint8Array(
    zipSync({
      ...Object.fromEntries(files),
      'manifest.json': strToU8(manifestText ?? JSON.stringify(manifest)),
    }),
  );
}

/** The messages about a backup that must be refused. */
async function problemsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const result = await checkBackup(bytes);
  if (result.ok) throw new Error('The backup was accepted.');
  return result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const setting = (value: string): HandMade => ({
  name: 'settings/00001.jsonl',
  table: 'settings',
  rows: 1,
  text: `{"name":"x","value":${value}}\n`,
});

describe('a hostile backup is refused before it costs anything', () => {
  it('if its table of contents is nothing but line ends', async () => {
    const bytes = backupOf([], '\n'.repeat(64 * 2 ** 20));
    expect(bytes.length).toBeLessThan(100_000);
    expect(await problemsOf(bytes)).toEqual([
      'manifest.json:1 This file would unpack to more than a backup can hold.',
    ]);
  });

  it('if a part is nothing but line ends', async () => {
    const bytes = backupOf([
      { name: 'cards/00001.jsonl', table: 'cards', rows: 2 ** 24, text: '\n'.repeat(2 ** 24) },
    ]);
    const problems = await problemsOf(bytes);
    expect(problems[0]).toBe('cards/00001.jsonl:1 This row of cards cannot be read: it is empty.');
    expect(problems.length).toBeLessThanOrEqual(101);
  });

  it('if one entry serves as many parts', async () => {
    const part = { name: 'cards/00001.jsonl', table: 'cards', rows: 0, text: '' };
    expect(await problemsOf(backupOf(Array.from({ length: 9000 }, () => part)))).toEqual([
      'manifest.json:1 The table of contents of this backup names a part twice.',
    ]);
  });

  it('if a part holds more rows than it states', async () => {
    const part = { ...setting('1'), text: `${setting('1').text}x\n` };
    expect((await problemsOf(backupOf([part]))).join('\n')).toContain('settings/00001.jsonl');
  });

  it('if a value is nested so deep that the next backup would exhaust the stack', async () => {
    expect(await problemsOf(backupOf([setting('['.repeat(20_000) + ']'.repeat(20_000))]))).toEqual([
      'settings/00001.jsonl:1 This row of settings cannot be read: its values are nested too deeply.',
    ]);
  });

  it('with a short message, however much is wrong with a row', async () => {
    const covers = `[${Array.from({ length: 100_000 }, () => '1').join(',')}]`;
    const row = `{"id":"a","deckId":"a","unit":"a","concept":"a","position":0,"hash":"a",
      "question":{"kind":"predict","covers":${covers}}}`.replaceAll('\n', '');
    const [problem = ''] = await problemsOf(
      backupOf([{ name: 'questions/00001.jsonl', table: 'questions', rows: 1, text: `${row}\n` }]),
    );
    expect(problem).toMatch(/and \d{5,} more\.$/u);
    expect(problem.length).toBeLessThan(1000);
  });
});

describe('lines of JSON', () => {
  const read = (text: string) => [...jsonLines(strToU8(text))];

  it('are values with line numbers, with or without a final line end', () => {
    expect(read('1\n{"a":[2]}')).toEqual([
      { line: 1, value: 1 },
      { line: 2, value: { a: [2] } },
    ]);
    expect(read('1\n')).toEqual([{ line: 1, value: 1 }]);
    expect(read('')).toEqual([]);
  });

  it('may contain any brackets inside texts', () => {
    const text = JSON.stringify(`${'['.repeat(500)}"\\${'{'.repeat(500)}`);
    expect(read(text)).toEqual([{ line: 1, value: JSON.parse(text) as unknown }]);
  });
});
