import { describe, expect, test } from 'vitest';
import { playwrightTally, vitestTally } from '../tally.ts';

const vitest = (counts: object) =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numFailedTestSuites: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    ...counts,
  });

describe('the tally of a test run', () => {
  test('counts what vitest passed, failed and skipped', () => {
    expect(vitestTally(vitest({}))).toEqual({ passed: 5, failed: 0, skipped: 3 });
    expect(vitestTally(vitest({ numFailedTests: 2, numFailedTestSuites: 1 })).failed).toBe(2);
  });

  test('counts a file that did not load as a failure', () => {
    expect(vitestTally(vitest({ numFailedTestSuites: 1 })).failed).toBe(1);
  });

  test('counts a flaky test as failed', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 4 } };
    expect(playwrightTally(JSON.stringify(report))).toEqual({ passed: 7, failed: 3, skipped: 4 });
  });

  test('refuses what is not a report', () => {
    expect(() => vitestTally('{}')).toThrow(/numPassedTests/);
    expect(() => playwrightTally('not json')).toThrow(/JSON/);
  });
});
