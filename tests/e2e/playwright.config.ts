import { defineConfig } from 'playwright/test';
import type { LoopwiseOptions } from './fixtures.ts';

/**
 * The stand-in runs the specs of the hosts and those tagged `@shell`, in which the shell has a part; what
 * only the page does is the browser's to show, which runs the same page. `electron` runs all of them, and
 * where no runtime is installed they are skipped, and counted as skipped. Nothing is tried twice: a test
 * that needs luck is a bug.
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
    { name: 'stand-in', use: { hostKind: 'stand-in' }, grep: [/@shell/, /hosts\/\w+\.spec/] },
    { name: 'electron', use: { hostKind: 'electron' } },
  ],
});
