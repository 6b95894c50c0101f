/** Whether a question matches a query. Pure. */
import { kindWord } from '#format/write-question.ts';
import type { Question } from '#format/types.ts';
import type { CardRow, QuestionRow } from '#store/rows.ts';
import type { Operator, Property, Query, State } from './query.ts';

/** A question prepared for the search: what is slow is computed once. */
export interface Searched {
  readonly row: QuestionRow;
  readonly card: CardRow | undefined;
  /** All of its author's text, in lower case. */
  readonly text: string;
}

export function searched(row: QuestionRow, card: CardRow | undefined): Searched {
  return { row, card, text: textOf(row.question).toLowerCase() };
}

function textOf(question: Question): string {
  const parts = [question.id, question.concept, question.prompt, question.program, question.why];
  if (question.kind === 'predict') {
    parts.push(...question.models.map(({ model, text }) => `${model} ${text}`));
  } else if (question.kind === 'choice') {
    parts.push(...question.choices.map(({ text, why }) => `${text} ${why}`));
  } else if (question.kind === 'repair') parts.push(question.broken);
  return parts.join('\n');
}

const DAY = 24 * 60 * 60 * 1000;

/** @param now milliseconds since the epoch. */
export function matches(query: Query, asked: Searched, now: number): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'text':
      return asked.text.includes(query.text);
    case 'field':
      return valuesOf(query.field, asked).some((value) => fits(value.toLowerCase(), query.value));
    case 'is':
      return isState(query.state, asked, now);
    case 'prop': {
      const number = numberOf(query.property, asked.card, now);
      return number !== undefined && compares(number, query.operator, query.number);
    }
    case 'not':
      return !matches(query.query, asked, now);
    case 'and':
      return query.queries.every((inner) => matches(inner, asked, now));
    case 'or':
      return query.queries.some((inner) => matches(inner, asked, now));
  }
}

function valuesOf(
  field: Extract<Query, { readonly kind: 'field' }>['field'],
  { row, card }: Searched,
): readonly string[] {
  const { question } = row;
  switch (field) {
    case 'deck':
      return [row.deckId];
    case 'unit':
      return [row.unit];
    case 'concept':
      return [question.concept];
    case 'id':
      return [question.id];
    case 'model':
      return question.kind === 'predict' ? question.models.map(({ model }) => model) : [];
    case 'tag':
      return [...(card?.tags ?? []), ...question.covers];
    case 'flag':
      // Like Anki, where flags have numbers.
      return [card?.flagged === 1 ? '1' : '0'];
    case 'kind':
      return [question.kind, ...[kindWord(question) ?? []].flat()];
    case 'tier':
      return [question.tier];
    case 'level':
      return [String(question.level)];
  }
}

/** A star matches any text. */
function fits(value: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return value === pattern;
  if (!value.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return value.length - last.length >= at && value.endsWith(last);
}

function isState(state: State, { row, card }: Searched, now: number): boolean {
  const memory = card?.memory;
  const answered = memory !== undefined && memory.state !== 'new';
  switch (state) {
    case 'new':
      return !answered;
    case 'answered':
      return answered;
    case 'learning':
      return answered && memory.state !== 'review';
    case 'review':
      return answered && memory.state === 'review';
    case 'due':
      return card?.due !== undefined && card.active === 1 && card.due <= now;
    case 'suspended':
      return card?.suspended === 1;
    case 'buried':
      return card?.buriedUntil !== undefined;
    case 'flagged':
      return card?.flagged === 1;
    case 'edited':
      return row.theirs !== undefined;
  }
}

function numberOf(property: Property, card: CardRow | undefined, now: number): number | undefined {
  if (card === undefined) return undefined;
  if (property === 'due') return card.due === undefined ? undefined : (card.due - now) / DAY;
  return card.memory.state === 'new' ? undefined : card.memory[property];
}

function compares(number: number, operator: Operator, other: number): boolean {
  switch (operator) {
    case '<':
      return number < other;
    case '<=':
      return number <= other;
    case '=':
      return number === other;
    case '>=':
      return number >= other;
    case '>':
      return number > other;
    case '!=':
      return number !== other;
  }
}
