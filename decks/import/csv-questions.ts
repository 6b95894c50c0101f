/** A table of questions, one a row. The columns are found by their names. Pure. */
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import { COLUMNS, plainCell } from '../export/csv.ts';
import { readTable } from './csv-read.ts';
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

const KNOWN: ReadonlySet<string> = new Set([
  ...COLUMNS,
  'answer',
  'wrong1',
  'wrong2',
  'wrong3',
  'wrong4',
]);

/** What each column of a table is taken for; undefined for one that is left out. */
export type Mapping = readonly (string | undefined)[];

/** The mapping that the names of the columns suggest. */
export function mappingOf(names: readonly string[]): Mapping {
  return names.map((name) => {
    const plain = name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/gu, '');
    const known = ALIASES[plain] ?? plain;
    return KNOWN.has(known) ? known : undefined;
  });
}

/** Reads a table whose first row names its columns. */
export function readCsv(name: string, text: string): Result<ForeignDeck> {
  const table = readTable(text);
  if ('fault' in table) {
    const { line, message, remedy } = table.fault;
    return { ok: false, problems: [{ file: name, line, message, remedy }] };
  }
  const [head, ...rows] = table.rows;
  const mapping = mappingOf(head?.cells ?? []);
  if (!mapping.includes('prompt') && !mapping.includes('program')) {
    return failure(
      name,
      'The first row does not name the columns of a table of questions.',
      `Name at least \`prompt\`, and \`program\` or \`answer\` and \`wrong1\`; all names: ${COLUMNS.join(', ')}.`,
    );
  }
  const uniqueId = uniqueIds();
  const questions = rows.map(({ cells }) => {
    const row = new Map<string, string>();
    for (const [at, column] of mapping.entries()) {
      if (column !== undefined)
        row.set(column, plainCell(cells[at] ?? '').replaceAll('\r\n', '\n'));
    }
    const given = row.get('id') ?? '';
    const id = given === '' ? uniqueId(oneLine(row.get('prompt') ?? '', 40)) : given;
    const unit = slug(row.get('unit') === '' ? 'questions' : (row.get('unit') ?? 'questions'));
    return { unit, id, text: questionText(id, row) };
  });
  if (questions.length === 0) {
    return failure(name, 'The table has no row below its head.', 'Write one question a row.');
  }
  const units = [...new Set(questions.map(({ unit }) => unit))].map((id) => ({ id, title: id }));
  const title = name.replace(/\.\w+$/u, '');
  const files = deckFolder(
    manifestFor(name, title, units),
    questions.map(({ unit, id, text: body }) => ({ unit, id: slug(id), text: body })),
  );
  return { ok: true, value: { files, notes: notesOf(head?.cells ?? [], mapping) } };
}

function notesOf(names: readonly string[], mapping: Mapping): readonly string[] {
  const taken = names.flatMap((name, at) =>
    mapping[at] === undefined ? [] : [`“${oneLine(name, 40)}” as ${mapping[at]}`],
  );
  const left = names.filter((_, at) => mapping[at] === undefined);
  return [
    `Columns: ${taken.join(', ')}.`,
    ...(left.length > 0
      ? [`Columns left out: ${left.map((name) => `“${oneLine(name, 40)}”`).join(', ')}.`]
      : []),
  ];
}

/** The row as the file of a question. */
function questionText(id: string, row: ReadonlyMap<string, string>): string {
  const cell = (name: string, otherwise = ''): string => {
    const value = row.get(name) ?? '';
    return value.trim() === '' ? otherwise : value;
  };
  const kind = cell('kind');
  const vary = cell('vary');
  const head = [
    '---',
    `id: ${id}`,
    ...(kind === '' ? [] : [`kind: ${kind}`]),
    `concept: ${slug(cell('concept', 'imported'))}`,
    ...(cell('covers') === ''
      ? []
      : [`covers: [${cell('covers').trim().split(/\s+/u).join(', ')}]`]),
    `level: ${cell('level', '1')}`,
    `tier: ${cell('tier', 'IMPL')}`,
    `python: ${JSON.stringify(cell('python', '>=3.11'))}`,
    `docs: ${cell('docs', 'library/asyncio.html')}`,
    ...(cell('pair') === '' ? [] : [`pair: ${cell('pair')}`]),
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
function choicesOf(row: ReadonlyMap<string, string>): string {
  const right = row.get('answer')?.trim() ?? '';
  if (right === '' || (row.get('program') ?? '').trim() !== '') return '';
  const wrong = ['wrong1', 'wrong2', 'wrong3', 'wrong4']
    .map((name) => row.get(name)?.trim() ?? '')
    .filter((text) => text !== '');
  const line = (mark: string, text: string): string =>
    `- [${mark}] ${oneLine(text, 500)}\n  ${mark === 'x' ? 'So it is.' : 'It is not so.'}`;
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
