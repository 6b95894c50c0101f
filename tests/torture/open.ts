/** The page of the torture, built and served. */
import path from 'node:path';
import { build } from 'vite';
import { serve } from '#electron/server.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the page and serves it on a free port. */
export async function openTorture(): Promise<Awaited<ReturnType<typeof serve>>> {
  const outDir = path.join(root, 'node_modules/.cache/loopwise/torture');
  await build({
    root: path.join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'esnext', modulePreload: false },
  });
  return serve({ root: outDir, port: 0 });
}
