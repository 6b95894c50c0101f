/**
 * `npm test`: every check and every test. Checks of the sources run beside the build. Continues
 * after a failure, so that one run shows everything, and ends with the line `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { playwrightTally, vitestTally } from './tally.ts';
import type { Tally } from './tally.ts';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');

/** The folders with a tsconfig of their own, the strictest first. */
const TYPED = [
  'decks/format',
  'renderer/schedule',
  'decks',
  'renderer',
  'electron',
  'tests',
  '.config',
];

function node(args: readonly string[], environment: Record<string, string> = {}): boolean {
  const env = { ...process.env, ...environment };
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
}

/**
 * A check that passes or fails as a whole: Node is started with each list of arguments, in turn, also
 * after a failure. Its output is printed when all have ended, since other checks run beside it.
 */
async function check(title: string, ...commands: readonly (readonly string[])[]): Promise<Tally> {
  const began = performance.now();
  const said: string[] = [];
  let isRight = true;
  for (const args of commands) {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await once(child, 'close');
    said.push(...(await output));
    isRight &&= status === 0;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\n== ${title}\n${said.join('').trim()}`);
  console.log(`-- ${title}: ${isRight ? '1 ok, 0 not ok' : '0 ok, 1 not ok'} (${seconds} s)`);
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: 0 };
}

/** A test runner, which leaves a report; a missing report is a failure. */
function suite(
  title: string,
  report: string,
  args: readonly string[],
  read: (json: string) => Tally,
  environment: Record<string, string> = {},
): Tally {
  console.log(`\n== ${title}`);
  const began = performance.now();
  const ok = node(args, environment);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    tally = read(readFileSync(report, 'utf8'));
  } catch {
    // There is no report; counted below.
  }
  // A runner may fail without a failed test, for example on an unhandled rejection.
  if (tally.failed === 0 && (!ok || tally.passed === 0)) tally = { ...tally, failed: 1 };
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  // Not in the form of the closing line, which covers the whole.
  console.log(`-- ${title}: ${tally.passed} ok, ${tally.failed} not ok${skipped} (${seconds} s)`);
  return tally;
}

/** Everything that reads the sources only. */
async function readSources(): Promise<readonly Tally[]> {
  const lint = ['node_modules/oxlint/bin/oxlint', '-c', '.config/oxlint.json', '--type-aware'];
  const prettier = ['node_modules/prettier/bin/prettier.cjs', '--config', '.config/prettier.json'];
  const tallies = [
    await check('lint', lint, ['.config/structure.ts']),
    await check('format', [...prettier, '--log-level', 'warn', '--check', '.']),
  ];
  for (const folder of TYPED) {
    tallies.push(
      await check(`types of ${folder}`, ['node_modules/typescript/bin/tsc', '-p', folder]),
    );
  }
  return tallies;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const vitestReport = path.join(results, 'vitest.json');
const playwrightReport = path.join(results, 'playwright.json');

const [sources, built] = await Promise.all([readSources(), check('build', ['.config/build.ts'])]);
const tallies = [
  ...sources,
  built,
  suite(
    'unit, store, component, engine and shell tests',
    vitestReport,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '-c',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    vitestTally,
  ),
  suite(
    'end-to-end tests',
    playwrightReport,
    [
      'node_modules/playwright/cli.js',
      'test',
      '-c',
      'tests/e2e/playwright.config.ts',
      '--reporter=line,json',
    ],
    playwrightTally,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
  ),
];

const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
const skipped = sum('skipped');
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
