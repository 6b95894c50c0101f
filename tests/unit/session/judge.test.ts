import { describe, expect, it } from 'vitest';
import type { Ended } from '#format/types.ts';
import type { Ending } from '#session/forms/endings.ts';
import { judgeChoices, judgeOutput } from '#session/judge.ts';
import { choose, keyOf } from '../../fixtures/decks.ts';

const compare = (prediction: string, stdout: string) =>
  judgeOutput({ stdout: prediction }, keyOf(stdout));

describe('a predicted output', () => {
  it.each([
    ['the same text', 'a\nb\n', 'a\nb\n'],
    ['no line break at the end', 'a\nb', 'a\nb\n'],
    ['white space at the end of a line', 'a  \nb\t\n', 'a\nb\n'],
    ['printed white space at the end of a line', 'a\nb', 'a \nb\t\n'],
    ['empty lines at its end', 'a\nb\n\n  \n', 'a\nb\n'],
    ['printed empty lines at the end left out', 'a', 'a\n\n\n'],
    ['line ends of Windows', 'a\r\nb\r\n', 'a\nb\n'],
    ['an empty line in the middle', 'a\n\nb', 'a\n\nb\n'],
    ['nothing if nothing is printed', '', ''],
    ['white space if nothing is printed', ' \n\n', ''],
    ['nothing if an empty line is printed', '', '\n'],
  ])('is right with %s', (_name, prediction, stdout) => {
    expect(compare(prediction, stdout)).toMatchObject({
      correct: true,
      firstDifference: undefined,
    });
  });

  it.each([
    ['another line', 'a\nx\nc', 'a\nb\nc\n', 1],
    ['another order', 'b\na', 'a\nb\n', 0],
    ['a line too few', 'a\nb', 'a\nb\nc\n', 2],
    ['a line too many', 'a\nb\nc', 'a\nb\n', 2],
    ['an empty line left out of the middle', 'a\nb', 'a\n\nb\n', 1],
    ['white space at the beginning', ' a', 'a\n', 0],
    ['an empty line at the beginning', '\na', 'a\n', 0],
    ['another case', 'A', 'a\n', 0],
    ['nothing if something is printed', '', 'a\n', 0],
    ['something if nothing is printed', 'a', '', 0],
  ])('is wrong with %s', (_name, prediction, stdout, firstDifference) => {
    expect(compare(prediction, stdout)).toMatchObject({ correct: false, firstDifference });
  });

  it('is set beside the printed one line by line, even if one is shorter', () => {
    expect(compare('a\nb', 'a\nc\nd\n').lines).toEqual([
      { predicted: 'a', printed: 'a', same: true },
      { predicted: 'b', printed: 'c', same: false },
      { predicted: undefined, printed: 'd', same: false },
    ]);
    expect(compare('a\nb', 'a\n').lines[1]).toEqual({
      predicted: 'b',
      printed: undefined,
      same: false,
    });
    expect(compare('', '').lines).toEqual([]);
  });

  it('is judged quickly whatever a deck prints, even a long run of spaces', () => {
    // A pattern that tries every space as the start of the end takes minutes.
    const stdout = `${' '.repeat(250_000)}x\n`;
    expect(compare(stdout, stdout).correct).toBe(true);
    expect(compare('x', stdout).correct).toBe(false);
  });
});

describe('a predicted ending', () => {
  const RAISED = { kind: 'raised', type: 'ValueError' } as const;

  it.each<readonly [string, Ending | undefined, Ended, boolean]>([
    ['that was not asked for', undefined, { kind: 'deadlock' }, true],
    ['that it returns', { kind: 'returned' }, { kind: 'returned' }, true],
    ['that it returns, if it raises', { kind: 'returned' }, { ...RAISED, message: '' }, false],
    ['the exception, whatever its message', RAISED, { ...RAISED, message: 'no' }, true],
    ['another exception', { ...RAISED, type: 'KeyError' }, { ...RAISED, message: '' }, false],
    ['that it waits for ever', { kind: 'deadlock' }, { kind: 'deadlock' }, true],
    ['an exception if it waits for ever', RAISED, { kind: 'deadlock' }, false],
  ])('%s', (_name, ending, ended, correct) => {
    const prediction = ending === undefined ? { stdout: 'a' } : { stdout: 'a', ending };
    const verdict = judgeOutput(prediction, { stdout: 'a\n', ended });
    expect(verdict).toMatchObject({ correct, firstDifference: undefined });
    expect(verdict.ending.same).toBe(correct);
  });
});

describe('a choice', () => {
  const { choices } = choose('!one', 'two', '!three');

  it('is right if exactly the right ones are chosen', () => {
    expect(judgeChoices(choices, new Set([0, 2]), true)).toEqual({
      kind: 'choice',
      correct: true,
      rightly: [true, true, true],
    });
  });

  it('says for each option whether choosing or leaving it was right', () => {
    expect(judgeChoices(choices, new Set([0, 1]), true)).toMatchObject({
      correct: false,
      rightly: [true, false, false],
    });
    expect(judgeChoices(choices, new Set(), true).rightly).toEqual([false, true, false]);
    expect(judgeChoices(choices, new Set([0]), true).correct).toBe(false);
    expect(judgeChoices(choices, new Set([0, 1, 2]), true).correct).toBe(false);
  });
});
