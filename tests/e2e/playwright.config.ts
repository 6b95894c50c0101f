import { defineConfig } from 'playwright/test';
import type { LoopwiseOptions } from './fixtures.ts';

/**
 * The stand-in runs the specs of the hosts and those tagged `@shell`, which involve the shell; the
 * rest is left to the browser host, which runs the same page. `electron` runs all of them; without
 * a runtime they are skipped, and counted as skipped. There are no retries: a test that needs luck
 * is a bug.
 */
export default defineConfig<LoopwiseOptions>({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  workers: 2,
  retries: 0,
  // For a machine that is busy with other work; speed is measured by the bench.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['./skip-reporter.ts']],
  projects: [
    { name: 'browser', use: { hostKind: 'browser' } },
    { name: 'stand-in', use: { hostKind: 'stand-in' }, grep: [/@shell/, /hosts\/\w+\.spec/] },
    { name: 'electron', use: { hostKind: 'electron' } },
  ],
});
