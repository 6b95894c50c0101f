/**
 * Records which packages a bundle consists of, for `licences.ts`. Vite can do the same
 * (`build.license`), but leaves out workers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** The records of each build, outside of what is shipped. */
export const NOTES = path.resolve(import.meta.dirname, '../dist/packages');

/** The folder of the package that a module belongs to; the innermost if packages are nested. */
const PACKAGE = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/u;

/** `bundle` names the build. */
export function notePackages(bundle: string): Plugin {
  return {
    name: 'note-packages',
    apply: 'build',
    generateBundle(_options, files) {
      const chunks = Object.values(files).filter((file) => file.type === 'chunk');
      const folders = chunks
        .flatMap(({ moduleIds }) => moduleIds)
        .flatMap((id) => PACKAGE.exec(id.startsWith('\0') ? '' : id)?.[0] ?? []);
      mkdirSync(NOTES, { recursive: true });
      const entry = chunks.find(({ isEntry }) => isEntry)?.name ?? '';
      const file = path.join(NOTES, `${bundle}-${entry}.json`);
      writeFileSync(file, JSON.stringify([...new Set(folders)].toSorted()));
    },
  };
}
