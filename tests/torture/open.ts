/**
 * The app with the torture page beside it, built and served. The app's own deck is left out: the
 * torture brings a small one, and packing 433 questions takes minutes.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { serve } from '#electron/server.ts';
import { fingerprintOf } from '../../.config/build.ts';

const root = path.resolve(import.meta.dirname, '../..');

const served = path.join(root, 'node_modules/.cache/loopwise/torture');

/** Builds what has changed since the last time, and serves it on a free port. */
export async function openTorture(): Promise<Awaited<ReturnType<typeof serve>>> {
  const stamp = path.join(served, '.built');
  const now = fingerprintOf([
    'decks/engine',
    'decks/format',
    'renderer',
    'tests/torture/page',
    'package-lock.json',
  ]);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
    rmSync(served, { recursive: true, force: true });
    await buildAll();
    writeFileSync(stamp, now);
  }
  return serve({ root: served, port: 0 });
}

async function buildAll(): Promise<void> {
  const target = { emptyOutDir: true, target: 'esnext' } as const;
  await build({
    configFile: path.join(root, 'renderer/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: served },
  });
  await build({
    configFile: path.join(root, 'decks/engine/box/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: path.join(served, 'engine') },
  });
  await build({
    root: path.join(import.meta.dirname, 'page'),
    base: '/torture/',
    logLevel: 'error',
    build: { ...target, outDir: path.join(served, 'torture'), modulePreload: false },
  });
  const decks = path.join(served, 'decks');
  mkdirSync(decks, { recursive: true });
  // The app looks for this file; `settleApp` of the page marks it as already imported.
  writeFileSync(
    path.join(decks, 'shipped.json'),
    JSON.stringify({ sha256: '0'.repeat(64), id: 'none' }),
  );
}
