import { defineConfig } from 'vitest/config';

/** Every test that runs in Node; the rooms of `tests/` that need a browser belong to Playwright. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    // A machine that is busy with other things takes longer than the second that is usual.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20_000,
    // By itself it leaves a core free, which is half of a machine with two.
    maxWorkers: '100%',
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
