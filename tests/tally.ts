/** Counts of a test run, read from the JSON reports of the two runners. */
import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/**
 * Counts of vitest's JSON report. A file that fails to load counts as a failure. Throws on anything
 * else.
 */
export function vitestTally(json: string): Tally {
  const report = vitestReport.parse(JSON.parse(json));
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && report.numFailedTestSuites > 0 ? report.numFailedTestSuites : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** Counts of Playwright's JSON report; a flaky test counts as failed. Throws on anything else. */
export function playwrightTally(json: string): Tally {
  const { stats } = playwrightReport.parse(JSON.parse(json));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
