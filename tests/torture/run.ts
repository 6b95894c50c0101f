/**
 * `npm run torture -- --walls`: every hostile program in the real frame of a full Chromium.
 *
 * `npm run torture [-- NAME=NUMBER...] [--sum FILE]`: the app and its store in a real Chromium
 * while pages and the browser are killed, the disk is full, clocks jump, and rows are damaged.
 * Prints what it did, and ends with the figures. The same seed makes the same choices; the moments
 * of the kills depend on the machine. With `--sum` the figures are added to those of earlier parts
 * in a file, and the last lines give the totals.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Figures, Plan } from './figures.ts';
import { isClean, resultOf, totalOf } from './figures.ts';
import { openTorture } from './open.ts';
import { torture } from './torture.ts';

const LONG: Plan = {
  seed: Math.floor(Math.random() * 1_000_000),
  kills: 900,
  browserKills: 90,
  ruins: 20,
  workers: 80,
  answers: 9000,
  screens: 100,
  imports: 200,
  files: 200,
  upgrades: 50,
  restores: 100,
  damages: 20,
  quotas: 20,
  minutes: 240,
};

interface Part {
  readonly seed: number;
  readonly figures: Figures;
}

function planOf(args: readonly string[]): Plan {
  const given = args.map((arg) => {
    const [name = '', value = ''] = arg.split('=');
    if (!Object.hasOwn(LONG, name) || !/^\d{1,9}$/.test(value)) {
      console.error(`"${arg}" is none of ${Object.keys(LONG).join('=N, ')}=N.`);
      process.exit(2);
    }
    return [name, Number(value)] as const;
  });
  return { ...LONG, ...Object.fromEntries(given) };
}

/** Adds a part to those in a file; returns the totals as text. */
function summed(file: string, part: Part): string {
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Part[]) : [];
  if (earlier.some(({ seed }) => seed === part.seed)) {
    return `${file} has a part with the seed ${part.seed}: this one is not added to it.`;
  }
  const parts = [...earlier, part];
  writeFileSync(file, JSON.stringify(parts));
  const seeds = parts.map(({ seed }) => seed).join(', ');
  return `\n${parts.length} parts (seeds ${seeds}) together:\n${resultOf(totalOf(parts.map(({ figures }) => figures)))}`;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sum: { type: 'string' }, walls: { type: 'boolean' } },
});
if (values.walls) {
  const [cli, config] = ['node_modules/playwright/cli.js', 'tests/e2e/playwright.config.ts'];
  const { status } = spawnSync(
    process.execPath,
    [cli, 'test', '-c', config, '--project=browser', 'hostile'],
    { stdio: 'inherit', env: { ...process.env, LOOPWISE_WALLS: 'whole' } },
  );
  process.exit(status ?? 1);
}
const plan = planOf(positionals);
console.log(
  Object.entries(plan)
    .map(([name, value]) => `${name}=${value}`)
    .join(' '),
);
const began = performance.now();
const profile = mkdtempSync(path.join(tmpdir(), 'loopwise-torture-'));
const server = await openTorture();
const say = (text: string): void =>
  console.log(`${Math.round((performance.now() - began) / 1000)} s: ${text}`);
const figures = await torture(plan, { url: server.url, profile, say });
await server.close();
rmSync(profile, { recursive: true, force: true });
console.log(resultOf(figures));
if (values.sum !== undefined) console.log(summed(values.sum, { seed: plan.seed, figures }));
process.exit(isClean(figures) ? 0 : 1);
