import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '#export/sqlite.ts';
import { parseDeck } from '#format/deck.ts';
import type { Deck } from '#format/types.ts';
import { readForeign } from '#import/foreign.ts';
import { foreignKind } from '#import/kinds.ts';
import { deckFiles, hashOf, predictText, valueOf } from '../../fixtures/decks.ts';

const tools = { sql: openSqlite };

async function deckOf(name: string, content: string | Uint8Array): Promise<Deck> {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  const kind = foreignKind(name);
  if (kind === undefined) throw new Error(`${name} is of no kind.`);
  const { files } = valueOf(await readForeign(kind, name, bytes, tools));
  return valueOf(await parseDeck(files, hashOf));
}

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  const read = await readForeign(foreignKind(name) ?? 'zip', name, bytes, tools);
  return read.ok ? '' : (read.problems[0]?.message ?? '');
}

describe('Markdown', () => {
  const text = predictText('one', ['print(1)']);

  test('a single question becomes a deck with its text unchanged', async () => {
    const deck = await deckOf('My question.md', text);
    expect(deck.manifest).toMatchObject({ id: 'imported.my-question', title: 'My question' });
    expect(deck.questions.map(({ hash }) => hash)).toEqual([hashOf(text)]);
  });

  test('a zipped deck is read unchanged, and a zipped folder gets a unit for each subfolder', async () => {
    const files = Object.entries(deckFiles([text])).map(([file, body]) => [
      `deck/${file}`,
      strToU8(body),
    ]);
    expect((await deckOf('deck.zip', zipSync(Object.fromEntries(files)))).manifest.id).toBe(
      'test.deck',
    );
    const loose = await deckOf(
      'notes.zip',
      zipSync({
        'Week 1/a.md': strToU8(text),
        'Week 2/b.md': strToU8(predictText('two', ['print(2)'])),
        'README.md': strToU8('# Read me'),
      }),
    );
    expect(loose.manifest.units.map(({ id, title }) => [id, title])).toEqual([
      ['week-1', 'Week 1'],
      ['week-2', 'Week 2'],
    ]);
  });

  test('a zip with a path that leaves it is refused', async () => {
    expect(
      await refusal('deck.zip', zipSync({ '../deck.yaml': strToU8('x'), 'a/b.md': strToU8(text) })),
    ).toContain('outside itself');
  });
});

describe('programs', () => {
  test('a Python file that prints becomes a draft', async () => {
    const deck = await deckOf('fan_out.py', 'print("`````")\r\n');
    expect(deck.questions[0]?.question).toMatchObject({
      kind: 'predict',
      id: 'fan-out',
      program: 'print("`````")\n',
    });
    expect(await refusal('silent.py', 'x = 1\n')).toBe('Nothing in the file prints.');
    expect(await refusal('bytes.py', new Uint8Array([0xff, 0xfe]))).toBe(
      'The file is not text in UTF-8.',
    );
  });

  test('each cell of a notebook that prints becomes one, after the code it needs', async () => {
    const cell = (source: string | readonly string[], kind = 'code') => ({
      cell_type: kind,
      source,
      metadata: {},
      outputs: [],
    });
    const book = {
      nbformat: 4,
      cells: [
        cell('# Waiting\n', 'markdown'),
        cell(['%matplotlib inline\n', 'import asyncio\n', 'async def work():\n', '    return 1']),
        cell('print(await work())'),
        cell('print(2)'),
      ],
    };
    const deck = await deckOf('book.ipynb', JSON.stringify(book));
    expect(deck.questions.map(({ question }) => [question.id, question.program])).toEqual([
      [
        'waiting',
        'import asyncio\n\n\nasync def main():\n    async def work():\n        return 1\n\n    print(await work())\n\n\nasyncio.run(main())\n',
      ],
      ['waiting-2', 'import asyncio\nasync def work():\n    return 1\n\nprint(2)\n'],
    ]);
    expect(await refusal('book.ipynb', '{"cells": 1}')).toContain('not a Jupyter notebook');
  });
});
