import { describe, expect, it } from 'vitest';
import { linesOf } from '#format/output.ts';
import type { Ended } from '#format/types.ts';
import type { Run } from '#engine/types.ts';
import { changesText, endOf, endingText, headlineOf } from '#features/playground/words.ts';
import { alignLines } from '#format/align-lines.ts';
import type { Played } from '#session/playground.ts';

const RETURNED: Ended = { kind: 'returned' };
const RAISED: Ended = { kind: 'raised', type: 'ValueError', message: 'no' };

function run(stdout: string, ended: Ended = RETURNED): Run {
  return { stdout, stderr: '', ended, seconds: 3 };
}

function played(of: Run, original?: Run, more: Partial<Played> = {}): Played {
  const lines =
    original === undefined ? [] : alignLines(linesOf(original.stdout), linesOf(of.stdout));
  return {
    program: '',
    run: of,
    took: 2,
    errorLine: undefined,
    original,
    waits: [],
    lines,
    ...more,
  };
}

const SYNTAX: Ended = {
  kind: 'raised',
  type: 'SyntaxError',
  message: "'(' was never closed (program.py, line 4)",
};

describe('the result of a run', () => {
  it.each<[string, Played, headline: string, end: string]>([
    [
      'the learner’s own program',
      played(run('a\n')),
      'It ran to the end.',
      '3 s passed on the program’s clock (2 ms of real time).',
    ],
    [
      'the first run, for which Python had to start',
      played({ ...run('a\n'), seconds: 0 }, undefined, { took: undefined }),
      'It ran to the end.',
      'No time passed on the program’s clock.',
    ],
    [
      'an exception',
      played(run('a\n', RAISED), undefined, { errorLine: 7, took: 0 }),
      'It ended with ValueError.',
      'It ended with ValueError: no (line 7). 3 s passed on the program’s clock (less than 1 ms of real time).',
    ],
    [
      'a deadlock',
      played(run('', { kind: 'deadlock' })),
      'It never ends.',
      'Every task is waiting, and nothing is left that could wake one. 3 s passed on the program’s clock (2 ms of real time).',
    ],
    [
      'a loop',
      played(run('', { kind: 'limit', limit: 'time' }), run('a\n')),
      'It had to be stopped.',
      'It was still running after 2 seconds of real time: perhaps a loop that never ends.',
    ],
    [
      'a half-written line',
      played(run('', SYNTAX), run('a\n'), { errorLine: 4 }),
      'Line 4 is not valid Python yet.',
      "SyntaxError: '(' was never closed",
    ],
    [
      'the same output',
      played(run('a\n'), run('a\n')),
      'It prints the same.',
      '3 s passed on the program’s clock (2 ms of real time).',
    ],
    [
      'the same output with another ending',
      played(run('a\n', RAISED), run('a\n')),
      'Same output, different ending.',
      'It ended with ValueError: no. 3 s passed on the program’s clock (2 ms of real time).',
    ],
    [
      'another output',
      played(run('x\nb\nc\nd\n'), run('a\nb\n')),
      'It prints something else: 1 line changed, 2 added.',
      '3 s passed on the program’s clock (2 ms of real time).',
    ],
    [
      'less output',
      played(run(''), run('a\nb\n')),
      'It prints something else: 2 lines removed.',
      '3 s passed on the program’s clock (2 ms of real time).',
    ],
  ])('%s', (_, result, headline, end) => {
    expect(headlineOf(result)).toBe(headline);
    expect(endOf(result)).toBe(end);
  });

  it('is an exception like any other if the program itself compiled something', () => {
    const compiled = { ...run('', SYNTAX), stderr: 'Traceback (most recent call last):\n…' };
    expect(headlineOf(played(compiled))).toBe('It ended with SyntaxError.');
  });
});

it('an outcome that had to be stopped is not said to have met the limits of the playground', () => {
  for (const limit of ['time', 'output', 'turns', 'memory'] as const) {
    expect(endingText({ kind: 'limit', limit })).toMatch(/^It had to be stopped: [^\d]+$/u);
  }
});

describe('the changes', () => {
  it.each([
    [[], [], 'Same as in the question.'],
    [[3], [], '1 line changed.'],
    [[3, 4], [9], '2 lines changed, lines removed before line 9.'],
    [[], [2, 5], 'Lines removed before line 2, 5.'],
  ])('lines %j changed and %j gone', (changed, gone, text) => {
    expect(changesText(changed, gone)).toBe(text);
  });
});
