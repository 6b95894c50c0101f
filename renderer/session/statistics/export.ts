/** The answers of a period as files for other programs. Pure. */
import type { AnswerReviewRow } from '#store/rows.ts';

/** The columns of the table, in their order. */
const COLUMNS = [
  'id',
  'at',
  'card',
  'deck',
  'form',
  'variant',
  'correct',
  'confidence',
  'rating',
  'took_ms',
  'state_before',
  'stability_before',
  'difficulty_before',
  'stability_after',
  'difficulty_after',
  'due_after',
  'models',
] as const;

type Fields = Readonly<Record<(typeof COLUMNS)[number], string | number>>;

function fieldsOf(row: AnswerReviewRow): Fields {
  const { before, after } = row;
  const strength = (memory: typeof before): readonly [number | string, number | string] =>
    memory.state === 'new' ? ['', ''] : [memory.stability, memory.difficulty];
  const [stabilityBefore, difficultyBefore] = strength(before);
  const [stabilityAfter, difficultyAfter] = strength(after);
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    card: row.cardId,
    deck: row.deckId,
    form: row.form,
    variant: row.variant,
    correct: row.correct,
    confidence: row.confidence ?? '',
    rating: row.rating,
    took_ms: row.took,
    state_before: before.state,
    stability_before: stabilityBefore,
    difficulty_before: difficultyBefore,
    stability_after: stabilityAfter,
    difficulty_after: difficultyAfter,
    due_after: new Date(row.dueAfter).toISOString(),
    models: (row.explainedBy ?? []).join(' '),
  };
}

/** A field of CSV (RFC 4180). A text that a spreadsheet would take for a formula is disarmed. */
function csvField(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Answers as CSV: a line of names, then a line for each answer. */
export function toCsv(rows: readonly AnswerReviewRow[]): string {
  const lines = rows.map((row) => {
    const fields = fieldsOf(row);
    return COLUMNS.map((column) => csvField(fields[column])).join(',');
  });
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

/** Answers as JSON: an array of objects with the same names. */
export function toJson(rows: readonly AnswerReviewRow[]): string {
  return `${JSON.stringify(rows.map(fieldsOf), undefined, 1)}\n`;
}
