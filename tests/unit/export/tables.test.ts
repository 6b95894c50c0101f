import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deckCsv } from '#export/csv.ts';
import { parseDeck } from '#format/deck.ts';
import type { Question } from '#format/types.ts';
import { readTable } from '#import/csv-read.ts';
import { mappingFault, mappingOf, readCsv, tableHead } from '#import/csv-questions.ts';
import { anyQuestion } from '../../fixtures/arbitrary-question.ts';
import {
  deckFiles,
  deckFrom,
  hashOf,
  manifestText,
  predictText,
  valueOf,
} from '../../fixtures/decks.ts';
import { sourceOf } from '../../fixtures/exported.ts';

async function roundTrip(question: Question): Promise<Question | undefined> {
  const deck = await deckFrom(deckFiles([predictText('first', ['print(1)'])]));
  const placed = { question, unit: 'basics', file: 'basics/a.md', position: 0, hash: '' };
  const csv = deckCsv(sourceOf({ ...deck, questions: [placed] }));
  const { files } = valueOf(readCsv('deck.csv', csv));
  return valueOf(await parseDeck(files, hashOf)).questions[0]?.question;
}

test('a deck exported as a table is imported unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(anyQuestion, async (asked) => {
      const { pair: _pair, ...question } = asked;
      // A partner would have to be in the deck.
      expect(await roundTrip(question)).toEqual(question);
    }),
    { numRuns: 60 },
  );
});

test('no cell is a formula, and no program changes because of that', async () => {
  for (const line of ['=1+1', '+1', '-1', '@x', "'=1", '\t=1', "''=2"]) {
    const question = (await deckFrom(deckFiles([predictText('first', ['print(1)'])]))).questions[0]
      ?.question;
    if (question?.kind !== 'predict') throw new Error('There is no question.');
    const program = `${line}\n`;
    const deck = await deckFrom(deckFiles([predictText('first', ['print(1)'])], manifestText()));
    const placed = {
      question: { ...question, program },
      unit: 'basics',
      file: 'a.md',
      position: 0,
      hash: '',
    };
    const csv = deckCsv(sourceOf({ ...deck, questions: [placed] }));
    const table = readTable(csv);
    const cells = 'rows' in table ? table.rows.flatMap((row) => row.cells) : [];
    expect(cells.filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
    expect(await roundTrip({ ...question, program })).toEqual({ ...question, program });
  }
});

test('a table is read with any of the usual separators and line ends', () => {
  for (const [mark, end] of [
    [',', '\n'],
    ['\t', '\r\n'],
    [';', '\r'],
  ] as const) {
    const table = readTable(`\uFEFFa${mark}b${end}"1 ""x""${end}2"${mark}${end}${end}3${mark}4`);
    const rows = 'rows' in table ? table.rows.map(({ cells }) => cells) : [];
    expect(rows).toEqual([
      ['a', 'b'],
      [`1 "x"${end}2`, ''],
      ['3', '4'],
    ]);
  }
});

test('a broken table names the place', () => {
  expect(readTable('a,b\n1,"2\n3,4')).toMatchObject({ fault: { line: 2 } });
  expect(readTable('a,b\n1,2\n"3"x,4')).toMatchObject({ fault: { line: 3 } });
  expect(readTable(`${'a,'.repeat(300)}\n`)).toMatchObject({ fault: { line: 1 } });
});

test('a separator inside quotes does not separate', () => {
  expect(readTable('";",";"\n"a","b"\n')).toMatchObject({ separator: ',' });
});

test('any table of cells survives a round trip', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ maxLength: 6 }), { minLength: 2, maxLength: 3 }), {
        minLength: 1,
      }),
      (rows) => {
        const text = rows
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const table = readTable(text);
        expect('rows' in table && table.rows.map(({ cells }) => cells)).toEqual(rows);
      },
    ),
  );
});

test('columns are found by common names', async () => {
  const table = 'Question,Answer,Wrong 1,Topic,Colour\nWhat is 2 * 2?,4,5,Sums,red\n';
  expect(valueOf(tableHead('sums.csv', table))).toEqual({
    names: ['Question', 'Answer', 'Wrong 1', 'Topic', 'Colour'],
    samples: [['What is 2 * 2?'], ['4'], ['5'], ['Sums'], ['red']],
    mapping: { named: true, columns: ['prompt', 'answer', 'wrong1', 'concept', null] },
  });
  const { files } = valueOf(readCsv('sums.csv', table));
  const deck = valueOf(await parseDeck(files, hashOf));
  expect(deck.questions[0]?.question).toMatchObject({
    kind: 'choice',
    concept: 'sums',
    choices: [
      { correct: true, text: '4' },
      { correct: false, text: '5' },
    ],
  });
});

test('a column can be assigned by hand, and the first row may be a question', async () => {
  const table = 'What is 2 * 2?\t4\t5\nWhat is 3 * 3?\t9\t6\n';
  const mapping = { named: false, columns: ['prompt', 'answer', 'wrong1'] } as const;
  expect(valueOf(tableHead('sums.tsv', table, mapping))).toMatchObject({
    names: ['Column 1', 'Column 2', 'Column 3'],
    samples: [
      ['What is 2 * 2?', 'What is 3 * 3?'],
      ['4', '9'],
      ['5', '6'],
    ],
  });
  const deck = valueOf(await parseDeck(valueOf(readCsv('sums.tsv', table, mapping)).files, hashOf));
  expect(deck.questions.map(({ question }) => question.prompt)).toEqual([
    String.raw`What is 2 * 2?`,
    String.raw`What is 3 * 3?`,
  ]);
  expect(readCsv('sums.tsv', table)).toMatchObject({
    ok: false,
    problems: [{ message: 'The first row does not name the columns of a table of questions.' }],
  });
});

test('a field is assigned to one column only', () => {
  const mapping = mappingOf(['Front', 'Question', 'Back']);
  expect(mapping.columns).toEqual(['prompt', null, 'answer']);
  expect(mappingFault(mapping)).toBeUndefined();
  const twice = { named: true, columns: ['why', 'prompt', 'why'] } as const;
  expect(mappingFault(twice)).toBe('Two columns are read as `why`.');
  expect(mappingFault(mappingOf(['Colour']))).toBe(
    'No column is read as the question or its program.',
  );
  expect(readCsv('a.csv', 'a,b,c\n1,2,3\n', twice).ok).toBe(false);
});
