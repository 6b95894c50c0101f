/** What `explore` and `inspect` print for people. */
import { expect, test } from 'vitest';
import type { Exploration } from '#engine/explore/explore.ts';
import { explorationText } from '../../../decks/cli/explore.ts';
import { inspectionText } from '../../../decks/cli/inspect.ts';

const EXPLORATION: Exploration = {
  schedules: 9,
  complete: false,
  late: false,
  unseen: 0.11,
  outcomes: [
    {
      stdout: 'a\n',
      ended: { kind: 'returned' },
      seconds: 1,
      count: 9,
      schedule: [],
      observed: undefined,
      stderr: '',
    },
  ],
};

const headOf = (more: Partial<Exploration>): string =>
  explorationText({ ...EXPLORATION, ...more }).split('\n')[0] ?? '';

test('explore says how much may be missing', () => {
  expect(headOf({})).toBe(
    '1 outcome seen in 9 schedules; the next schedule would show another one with a chance of about 11 %.',
  );
  expect(headOf({ complete: true })).toBe('1 outcome, whatever comes first.');
});

test('both say that time ran out, and estimate nothing then', () => {
  const late = 'Stopped after 10 s, before enough were tried: a shorter program takes less time.';
  expect(headOf({ late: true })).toBe(`1 outcome seen in 9 schedules. ${late}`);
  const inspection = {
    findings: [],
    needs: [],
    path: [],
    seconds: 1,
    exploration: { ...EXPLORATION, late: true },
    trace: undefined,
    error: undefined,
  };
  expect(inspectionText('shop.py', inspection)).toBe(
    `shop.py: nothing found in 9 schedules. ${late}`,
  );
});
