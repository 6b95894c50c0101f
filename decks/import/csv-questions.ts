/** A table of questions, one per row. Columns are found by name. Pure. */
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import { PARTS, plainCell } from '../export/csv.ts';
import { readTable } from './csv-read.ts';
import type { Row } from './csv-read.ts';
import type { ForeignDeck } from './foreign-deck.ts';
import { deckFolder, manifestFor, oneLine, slug, uniqueIds } from './new-deck.ts';

/** Other names for our columns, as people and other tools write them. */
const ALIASES: Readonly<Record<string, string>> = {
  question: 'prompt',
  front: 'prompt',
  text: 'prompt',
  code: 'program',
  explanation: 'why',
  reason: 'why',
  back: 'answer',
  right: 'answer',
  correct: 'answer',
  topic: 'concept',
  tag: 'concept',
  tags: 'concept',
  section: 'unit',
  chapter: 'unit',
};

/** The columns of tables from elsewhere. */
const PLAIN = [
  'prompt',
  'program',
  'answer',
  'wrong1',
  'wrong2',
  'wrong3',
  'wrong4',
  'why',
] as const;

export type Field = (typeof PLAIN)[number] | (typeof PARTS)[number];

/** What a column can be taken for, the usual first. */
export const FIELDS: readonly Field[] = [...new Set<Field>([...PLAIN, ...PARTS])];

/** How a table is interpreted. */
export interface Mapping {
  /** Whether the first row names the columns and is not a question. */
  readonly named: boolean;
  /** A field for each column; null for one that is ignored. */
  readonly columns: readonly (Field | null)[];
}

/** What is shown of a table before it is imported. */
export interface TableHead {
  /** The column names in the first row; column numbers if that is a question. */
  readonly names: readonly string[];
  /** The first cells of each column. */
  readonly samples: readonly (readonly string[])[];
  readonly mapping: Mapping;
}

/** Rows shown of a table. */
const SHOWN = 3;
/** Characters shown of a cell. */
const CELL = 60;

/** The mapping suggested by the column names; every field at most once. */
export function mappingOf(names: readonly string[]): Mapping {
  const taken = new Set<Field>();
  const columns = names.map((name) => {
    const plain = name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/gu, '');
    const known = ALIASES[plain] ?? plain;
    const field = FIELDS.find((one) => one === known && !taken.has(one));
    if (field !== undefined) taken.add(field);
    return field ?? null;
  });
  return { named: true, columns };
}

/** What a mapping lacks to make questions, as a sentence; undefined if nothing. */
export function mappingFault({ columns }: Mapping): string | undefined {
  const fields = columns.filter((field) => field !== null);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined) return `Two columns are read as \`${twice}\`.`;
  if (fields.includes('program') || fields.includes('prompt')) return undefined;
  return 'No column is read as the question or its program.';
}

/** The head of a table, with the chosen mapping if there is one. */
export function tableHead(name: string, text: string, chosen?: Mapping): Result<TableHead> {
  const table = rowsOf(name, text);
  if (!table.ok) return table;
  const [first] = table.value;
  const mapping = chosen ?? mappingOf(first?.cells ?? []);
  const shown = table.value.slice(mapping.named ? 1 : 0, SHOWN + (mapping.named ? 1 : 0));
  const cells = first?.cells ?? [];
  return {
    ok: true,
    value: {
      names: cells.map((cell, at) => (mapping.named ? oneLine(cell, 40) : `Column ${at + 1}`)),
      samples: cells.map((_, at) =>
        shown.flatMap((row) => {
          const cell = row.cells[at] ?? '';
          return cell.trim() === '' ? [] : [oneLine(cell, CELL)];
        }),
      ),
      mapping,
    },
  };
}

function rowsOf(name: string, text: string): Result<readonly Row[]> {
  const table = readTable(text);
  if (!('fault' in table)) return { ok: true, value: table.rows };
  const { line, message, remedy } = table.fault;
  return { ok: false, problems: [{ file: name, line, message, remedy }] };
}

/** Reads a table; without a mapping, its first row names its columns. */
export function readCsv(name: string, text: string, chosen?: Mapping): Result<ForeignDeck> {
  const table = rowsOf(name, text);
  if (!table.ok) return table;
  const head = table.value[0]?.cells ?? [];
  const mapping = chosen ?? mappingOf(head);
  const fault = mappingFault(mapping);
  if (fault !== undefined) {
    return failure(
      name,
      chosen === undefined
        ? 'The first row does not name the columns of a table of questions.'
        : fault,
      `Name at least \`prompt\`, and \`program\` or \`answer\` and \`wrong1\`; all names: ${FIELDS.join(', ')}.`,
    );
  }
  const rows = table.value.slice(mapping.named ? 1 : 0);
  const uniqueId = uniqueIds();
  const questions = rows.map(({ cells }) => {
    const row = new Map<Field, string>();
    for (const [at, field] of mapping.columns.entries()) {
      if (field !== null) row.set(field, plainCell(cells[at] ?? '').replaceAll('\r\n', '\n'));
    }
    const given = row.get('id') ?? '';
    const id = given === '' ? uniqueId(oneLine(row.get('prompt') ?? '', 40)) : given;
    const unit = slug(row.get('unit') === '' ? 'questions' : (row.get('unit') ?? 'questions'));
    return { unit, id, text: questionText(id, row) };
  });
  if (questions.length === 0) {
    return failure(name, 'The table has no row below its header.', 'Write one question a row.');
  }
  const units = [...new Set(questions.map(({ unit }) => unit))].map((id) => ({ id, title: id }));
  const title = name.replace(/\.\w+$/u, '');
  const files = deckFolder(
    manifestFor(name, title, units),
    questions.map(({ unit, id, text: body }) => ({ unit, id: slug(id), text: body })),
  );
  return { ok: true, value: { files, notes: [] } };
}

/** The row as a question file. */
function questionText(id: string, row: ReadonlyMap<Field, string>): string {
  const cell = (name: Field, otherwise = ''): string => {
    const value = row.get(name) ?? '';
    return value.trim() === '' ? otherwise : value;
  };
  const kind = cell('kind');
  const vary = cell('vary');
  const head = [
    '---',
    `id: ${id}`,
    ...(kind === '' ? [] : [`kind: ${kind}`]),
    ...(cell('about') === '' ? [] : [`about: ${cell('about').trim()}`]),
    `concept: ${slug(cell('concept', 'imported'))}`,
    ...(cell('covers') === ''
      ? []
      : [`covers: [${cell('covers').trim().split(/\s+/u).join(', ')}]`]),
    `level: ${cell('level', '1')}`,
    `tier: ${cell('tier', 'IMPL')}`,
    `python: ${JSON.stringify(cell('python', '>=3.11'))}`,
    `docs: ${cell('docs', 'library/asyncio.html')}`,
    ...(cell('pair') === '' ? [] : [`pair: ${cell('pair')}`]),
    ...(cell('fresh') === '' ? [] : [`fresh: ${cell('fresh').trim()}`]),
    ...(vary === '' ? [] : ['vary:', ...vary.split('\n').map((line) => `  ${line}`)]),
    '---',
  ];
  const program = row.get('program') ?? '';
  const repair = row.get('repair') ?? '';
  const choices = cell('choices', choicesOf(row));
  const parts = [
    head.join('\n'),
    cell('prompt', 'What does this print?'),
    ...(program.trim() === '' ? [] : [fenced(program)]),
    ...(repair.trim() === '' ? [] : [`## Repair\n\n${fenced(repair)}`]),
    ...(choices === '' ? [] : [choices]),
    `## Why\n\n${cell('why', 'Not explained yet.')}`,
    ...(cell('models') === '' ? [] : [`## Models\n\n${cell('models')}`]),
    ...(cell('wrong') === '' ? [] : [`## Wrong\n\n${cell('wrong')}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A right answer in one column and wrong ones in others. */
function choicesOf(row: ReadonlyMap<Field, string>): string {
  const right = row.get('answer')?.trim() ?? '';
  if (right === '' || (row.get('program') ?? '').trim() !== '') return '';
  const wrong = (['wrong1', 'wrong2', 'wrong3', 'wrong4'] as const)
    .map((name) => row.get(name)?.trim() ?? '')
    .filter((text) => text !== '');
  const line = (mark: string, text: string): string =>
    `- [${mark}] ${oneLine(text, 500)}\n  ${mark === 'x' ? 'This is right.' : 'This is wrong.'}`;
  return [line('x', right), ...wrong.map((text) => line(' ', text))].join('\n');
}

function fenced(program: string): string {
  const longest = (program.match(/`{3,}/gu) ?? []).reduce(
    (most, run) => Math.max(most, run.length + 1),
    3,
  );
  const fence = '`'.repeat(longest);
  return `${fence}python\n${program}${program.endsWith('\n') ? '' : '\n'}${fence}`;
}
