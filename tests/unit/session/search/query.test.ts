import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches, searched } from '#session/search/match.ts';
import { parseQuery } from '#session/search/query.ts';
import type { CardRow, QuestionRow } from '#store/rows.ts';
import { predict, questionOf, choiceText } from '../../../fixtures/decks.ts';

const NOW = Date.UTC(2026, 10, 28);
const DAY = 24 * 60 * 60 * 1000;

const PREDICT: QuestionRow = {
  id: 'a.deck/lost-task',
  deckId: 'a.deck',
  unit: 'cancellation',
  concept: 'tasks',
  position: 0,
  hash: '',
  question: {
    ...predict(['print("Hello there")']),
    id: 'lost-task',
    concept: 'lost-tasks',
    covers: ['G16'],
    models: [{ model: 'eager-task', text: 'It would start at once.' }],
  },
};
const CHOOSE: QuestionRow = {
  ...PREDICT,
  id: 'a.deck/choose',
  unit: 'basics',
  question: questionOf(choiceText('choose', ['!yes', 'no'])),
};
const REVIEWED: CardRow = {
  id: PREDICT.id,
  deckId: 'a.deck',
  unit: 'cancellation',
  active: 1,
  due: NOW - DAY,
  memory: {
    state: 'review',
    stability: 40,
    difficulty: 5,
    step: 0,
    lastReview: NOW - 41 * DAY,
    reps: 6,
    lapses: 1,
  },
};
const NEW: CardRow = {
  id: CHOOSE.id,
  deckId: 'a.deck',
  unit: 'basics',
  active: 1,
  newPosition: 0,
  memory: { state: 'new' },
};

const ALL = [searched(PREDICT, REVIEWED), searched(CHOOSE, NEW)];

function found(text: string): readonly string[] {
  const read = parseQuery(text);
  if (!read.ok) throw new Error(read.fault.message);
  return ALL.filter((asked) => matches(read.query, asked, NOW)).map(({ row }) => row.question.id);
}

describe('a search', () => {
  test.each<readonly [query: string, ids: readonly string[]]>([
    ['', ['lost-task', 'choose']],
    ['hello', ['lost-task']],
    ['"Hello there"', ['lost-task']],
    ['hello yes', []],
    ['hello and there', ['lost-task']],
    ['hello or yes', ['lost-task', 'choose']],
    ['-hello', ['choose']],
    ['is:due', ['lost-task']],
    ['is:new', ['choose']],
    ['is:review -is:learning', ['lost-task']],
    ['unit:cancellation', ['lost-task']],
    ['unit:c*n', ['lost-task']],
    ['concept:lost-*', ['lost-task']],
    ['model:eager-task', ['lost-task']],
    ['-tag:g16', ['choose']],
    ['kind:choice', ['choose']],
    ['prop:stability>30', ['lost-task']],
    ['prop:stability<=30', []],
    ['prop:due=-1', ['lost-task']],
    ['prop:lapses!=0 prop:reps>=6', ['lost-task']],
    ['(unit:basics or unit:cancellation) -(is:new)', ['lost-task']],
    ['deck:a.deck id:"choose"', ['choose']],
  ])('%s', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test.each<readonly [query: string, at: number, said: string]>([
    ['is:suspicious', 3, '`is:` knows new'],
    ['hello colour:red', 6, 'There is no `colour:`'],
    ['unit:', 5, 'A value is missing'],
    ['"open', 0, 'never closed'],
    ['(hello', 0, 'never closed'],
    ['hello)', 5, 'closes nothing'],
    ['hello or', 8, 'missing after'],
    ['or hello', 0, 'missing before'],
    ['()', 1, 'missing after'],
    ['hello -(', 7, 'missing'],
    ['prop:ease>2', 5, '`prop:` knows stability'],
    ['prop:stability', 14, 'A comparison is missing'],
    ['prop:stability>many', 15, 'A number is missing'],
    ['('.repeat(60), 50, 'too deep'],
  ])('%s is explained at its character', (query, at, said) => {
    const read = parseQuery(query);
    expect(read).toMatchObject({
      ok: false,
      fault: { message: expect.stringContaining(said) as unknown },
    });
    expect(read.ok ? -1 : read.fault.at).toBeGreaterThanOrEqual(at - 1);
    expect(read.ok ? -1 : read.fault.at).toBeLessThanOrEqual(at + 1);
  });

  test('any text is a query, or is explained at a place inside it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[()" a:ispro>-]*$/u)), (text) => {
        const read = parseQuery(text);
        if (read.ok) {
          for (const asked of ALL) matches(read.query, asked, NOW);
          return;
        }
        expect(read.fault.at).toBeGreaterThanOrEqual(0);
        expect(read.fault.at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
