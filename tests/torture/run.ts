/**
 * `npm run torture [-- NAME=NUMBER...]`: the store in a real Chromium while pages and the browser are
 * killed, the disk is full, clocks jump, and rows are damaged. Prints what it did, and ends with the
 * figures. The same seed makes the same choices; the moments of the kills are the machine's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openTorture } from './open.ts';
import type { Figures, Plan } from './torture.ts';
import { torture } from './torture.ts';

const LONG: Plan = {
  seed: Math.floor(Math.random() * 1_000_000),
  kills: 1000,
  browserKills: 100,
  answers: 10_000,
  imports: 200,
  upgrades: 50,
  restores: 100,
  damages: 20,
  quotas: 20,
  minutes: 240,
};

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

/** The lines of the result, the last of which says whether it held. */
function resultOf(figures: Figures, seconds: number): string {
  const { answers, undone, kills, browserKills, windows, quotas, imports, upgrades } = figures;
  const { restores, damages, repaired, lost, doubled, disagreements, partial, complaints } =
    figures;
  return [
    `${kills} kills (${browserKills} of the browser) over ${answers} acknowledged answers, of which ${undone} were taken back; up to ${windows} windows at once; ${quotas} times a full disk`,
    `${imports} imports, ${upgrades} upgrades and ${restores} restores interrupted; ${damages} times rows damaged, ${repaired} findings repaired`,
    `lost ${lost}, doubled ${doubled}, disagreements ${disagreements}, partial ${partial}, complaints ${complaints.length} (${Math.round(seconds)} s)`,
  ].join('\n');
}

const plan = planOf(process.argv.slice(2));
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
console.log(resultOf(figures, (performance.now() - began) / 1000));
const { lost, doubled, disagreements, partial, complaints } = figures;
process.exit(lost + doubled + disagreements + partial + complaints.length > 0 ? 1 : 0);
