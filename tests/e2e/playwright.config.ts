import { defineConfig } from 'playwright/test';
import type { LoopwiseOptions } from './fixtures.ts';

/**
 * Every spec runs in every host. `electron` is skipped, and counted as skipped, where no runtime is
 * installed. Nothing is tried twice: a test that needs luck is a bug.
 */
export default defineConfig<LoopwiseOptions>({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  workers: 2,
  retries: 0,
  // For a machine that is busy with other things; what has to be quick is measured by the bench.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['./skip-reporter.ts']],
  projects: [
    { name: 'browser', use: { hostKind: 'browser' } },
    {
      name: 'stand-in',
      use: { hostKind: 'stand-in' },
      // Frame, worker and Python are the browser's; the headers, which differ, are hosts.spec's.
      testIgnore: ['**/hostile.spec.ts', '**/lost-frame.spec.ts'],
    },
    { name: 'electron', use: { hostKind: 'electron' } },
  ],
});
