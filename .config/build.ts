/** Builds the whole app into `dist/`; fast if nothing has changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { NOTES } from './note-packages.ts';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'dist', '.built');

/** The sources of the build. */
const SOURCES = ['decks', 'renderer', 'electron', '.config', 'package.json', 'package-lock.json'];

const STEPS: readonly (readonly [string, readonly string[]])[] = [
  [
    'the app',
    ['node_modules/vite/bin/vite.js', 'build', '-c', 'renderer/vite.config.ts', '-l', 'warn'],
  ],
  [
    'the engine',
    [
      'node_modules/vite/bin/vite.js',
      'build',
      '-c',
      'decks/engine/box/vite.config.ts',
      '-l',
      'warn',
    ],
  ],
  ['the deck', ['decks/cli.ts', 'pack', 'decks/asyncio', '-o', 'dist/app/decks/asyncio.loopwise']],
  ['the deck for a first start', ['.config/prepare-deck.ts']],
  [
    'the shell',
    ['node_modules/vite/bin/vite.js', 'build', '-c', 'electron/vite.config.ts', '-l', 'warn'],
  ],
  ['the licences', ['.config/licences.ts']],
];

/** Builds if a source has changed since the last time. Throws if a step fails. */
export function build(): void {
  const fingerprint = fingerprintOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  rmSync(NOTES, { recursive: true, force: true });
  for (const [what, args] of STEPS) {
    process.stderr.write(`loopwise: building ${what}\n`);
    // Build output does not belong on stdout.
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`Building ${what} failed; the reason is above.`);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/** A hash of files and folders below the project, by their names and contents. */
export function fingerprintOf(entries: readonly string[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) {
    const full = path.join(root, entry);
    const files = entry.includes('.json')
      ? [full]
      : readdirSync(full, { recursive: true, withFileTypes: true })
          .filter((item) => item.isFile())
          .map((item) => path.join(item.parentPath, item.name))
          .toSorted();
    for (const file of files) hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

if (import.meta.main) build();
