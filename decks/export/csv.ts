/** A deck as a table, and back: one question per row, its parts as in its file. Pure. */
import { aboutText } from '#format/about-text.ts';
import {
  choicesText,
  dimensionText,
  kindWord,
  modelsText,
  wrongText,
} from '#format/write-question.ts';
import type { Question } from '#format/types.ts';
import type { ExportSource } from './source.ts';

/** The parts of a question, in the order of their columns. */
export const PARTS = [
  'id',
  'unit',
  'concept',
  'kind',
  'about',
  'level',
  'tier',
  'python',
  'docs',
  'covers',
  'pair',
  'fresh',
  'vary',
  'prompt',
  'program',
  'repair',
  'choices',
  'why',
  'models',
  'wrong',
] as const;

/** `output` is for people: what a program prints is never imported. */
const COLUMNS = [...PARTS, 'output'] as const;

const STANDING = ['state', 'due', 'stability', 'answers', 'tags'] as const;

/** Comma-separated values after RFC 4180, with a byte order mark so that spreadsheets detect UTF-8. */
export function deckCsv({ items, standing }: ExportSource): string {
  const more = standing === undefined ? [] : STANDING;
  const rows = items.map(({ placed, key }, at) => {
    const cells: Readonly<Record<string, string>> = {
      ...cellsOf(placed.question),
      unit: placed.unit,
      output: key?.stdout ?? '',
    };
    return [
      ...COLUMNS.map((name) => cells[name] ?? ''),
      ...more.map((name) => standing?.[at]?.[name] ?? ''),
    ];
  });
  return `\uFEFF${[[...COLUMNS, ...more.map((name) => `my ${name}`)], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function cellsOf(question: Question): Readonly<Record<string, string>> {
  return {
    id: question.id,
    concept: question.concept,
    kind: kindWord(question) ?? '',
    about: question.kind === 'about' ? aboutText(question.about) : '',
    level: String(question.level),
    tier: question.tier,
    python: question.python,
    docs: question.docs,
    covers: question.covers.join(' '),
    pair: question.pair ?? '',
    fresh: question.kind === 'predict' ? (question.fresh ?? '') : '',
    vary: question.vary.map(dimensionText).join('\n'),
    prompt: question.prompt,
    program: question.kind === 'repair' ? question.broken : question.program,
    repair: question.kind === 'repair' ? question.program : '',
    choices: question.kind === 'choice' ? choicesText(question.choices) : '',
    why: question.why,
    models: question.kind === 'predict' ? modelsText(question.models) : '',
    wrong: question.kind === 'predict' ? wrongText(question.wrong ?? []) : '',
  };
}

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe precedes what would begin one, and an
 * apostrophe that is already there, so that `plainCell` restores the text.
 */
function csvCell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell as it was before `deckCsv` made it safe. */
export function plainCell(cell: string): string {
  return /^'+[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell;
}
