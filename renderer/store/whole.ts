/**
 * Whether rows are complete enough for screens and sessions. A disk fault may have damaged them;
 * incomplete rows are left out until the data check repairs them. Written by hand, because it runs
 * at every start, which a schema library would slow down.
 */
import type { DeckRow, QuestionRow } from './rows.ts';

/** A deck with a manifest to show. */
export function isWholeDeck(row: DeckRow | undefined): row is DeckRow {
  const manifest: unknown = row?.manifest;
  return (
    isRecord(manifest) &&
    typeof manifest['title'] === 'string' &&
    Array.isArray(manifest['authors']) &&
    Array.isArray(manifest['units']) &&
    manifest['units'].every(isRecord)
  );
}

/** A question that can be asked. */
export function isWholeQuestion(row: QuestionRow | undefined): row is QuestionRow {
  const question: unknown = row?.question;
  return (
    isRecord(question) &&
    typeof question['id'] === 'string' &&
    typeof question['program'] === 'string' &&
    Array.isArray(question['vary']) &&
    hasItsPart(question)
  );
}

/** The fields that only questions of its kind have. */
function hasItsPart(question: Readonly<Record<string, unknown>>): boolean {
  switch (question['kind']) {
    case 'choice':
      return Array.isArray(question['choices']);
    case 'repair':
      return typeof question['broken'] === 'string';
    case 'about':
      return question['about'] === 'can-happen' || isRecord(question['about']);
    default:
      return Array.isArray(question['models']);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
