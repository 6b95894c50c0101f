import { defineConfig } from 'vitest/config';

/** Every test that runs in Node; the folders of `tests/` that need a browser are Playwright's. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    // A machine that is busy with other work takes longer than the default second.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20_000,
    // By default a core is left free, which is half of a machine with two.
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
