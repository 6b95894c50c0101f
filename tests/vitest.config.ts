import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Starts the files of the engine first: the longest, which would keep one core busy at the end. */
class EngineFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isEngine = ({ project }: TestSpecification): boolean => project.name === 'engine';
    return [...sorted.filter(isEngine), ...sorted.filter((file) => !isEngine(file))];
  }
}

/** Every test that runs in Node; the folders of `tests/` that need a browser are Playwright's. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    // A machine that is busy with other work takes longer than the default second.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20_000,
    // By default a core is left free, which is half of a machine with two.
    maxWorkers: '100%',
    sequence: { sequencer: EngineFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'store', include: ['store/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['component/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        extends: true,
        test: { name: 'engine', include: ['engine/**/*.test.ts'], testTimeout: 60_000 },
      },
      { extends: true, test: { name: 'shell', include: ['shell/**/*.test.ts'] } },
    ],
  },
});
