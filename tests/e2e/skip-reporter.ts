/** Prints at the end why tests were skipped, so that skips do not go unnoticed. */
import type { Reporter, TestCase, TestResult } from 'playwright/types/testReporter';

const reasons = new Map<string, number>();

/** Playwright requires a class. */
export default class SkipReporter implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') {
      const why = [...result.annotations, ...test.annotations].find(({ type }) => type === 'skip');
      const reason = why?.description ?? 'no reason given';
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }

  onEnd(): void {
    for (const [reason, count] of reasons) {
      process.stdout.write(`  ${count} skipped: ${reason}\n`);
    }
  }
}
