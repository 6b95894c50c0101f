import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Deck, Problem } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import type { Answers } from '#engine/judge/answers.ts';
import { isRun } from '#engine/judge/answers.ts';
import { checkDeck } from '../../decks/cli/check.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../decks/asyncio');

/** The statements of the guide that the deck is built from. */
const STATEMENTS = Array.from({ length: 19 }, (_, at) => `G${at + 1}`);

describe('the shipped deck', () => {
  let deck: Deck;
  let answers: Answers;
  let notes: readonly Problem[];
  beforeAll(async () => {
    const checked = await checkDeck(FOLDER);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems, undefined, 1));
    ({ answers, notes } = checked);
    ({ deck } = checked.disk);
  }, 120_000);

  test('is fair and runs: every variant has an answer key', () => {
    const ran = deck.questions.filter(({ question }) => isRun(question));
    const variants = ran.reduce((sum, { question }) => sum + variantCount(question), 0);
    expect(answers.variants).toBe(variants);
  });

  test('has no two variants of a question with the same output, and no choices that may be false in one', () => {
    expect(notes).toEqual([]);
  });

  test.each(STATEMENTS)('has a question for statement %s of the guide', (statement) => {
    const covering = deck.questions.filter(({ question }) => question.covers.includes(statement));
    expect(covering.map(({ file }) => file)).not.toEqual([]);
  });

  test('covers only statements that the guide makes', () => {
    const covered = deck.questions.flatMap(({ question }) => question.covers);
    expect(covered.filter((id) => !STATEMENTS.includes(id))).toEqual([]);
  });

  test('has at least forty questions, at least half of them with variants', () => {
    expect(deck.questions.length).toBeGreaterThanOrEqual(40);
    const varying = deck.questions.filter(({ question }) => question.vary.length > 0);
    expect(varying.length).toBeGreaterThanOrEqual(deck.questions.length / 2);
  });

  test('asks for outputs short enough to predict', () => {
    const long = Object.values(answers.answers).filter(
      ({ stdout }) => stdout.split('\n').length - 1 > 12,
    );
    expect(long).toEqual([]);
  });

  test('ends by returning or raising, never stuck, and in whole virtual steps', () => {
    for (const { ended, seconds } of Object.values(answers.answers)) {
      expect(['returned', 'raised']).toContain(ended.kind);
      expect(seconds).toBeCloseTo(Math.round(seconds * 20) / 20, 9);
    }
  });
});
