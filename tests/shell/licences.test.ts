/** The licences that the build lists, compared with what it contains. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { About } from '#session/about-file.ts';
import config from '../../forge.config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'dist/app/about.json');

function json(of: string): unknown {
  return JSON.parse(readFileSync(path.join(root, of), 'utf8'));
}

// `npm test` builds before it runs the tests; a single file may be run without a build.
describe.runIf(existsSync(file))('the licences', () => {
  const about = existsSync(file) ? (json('dist/app/about.json') as About) : undefined;
  const licences = about?.licences ?? [];
  const names = new Set(licences.map(({ name }) => name));

  test('are listed for every run-time dependency of the app', () => {
    const { dependencies } = json('package.json') as { dependencies: Record<string, string> };
    // Pyodide is listed under its own name, and the Lezer grammar below the editor's package.
    const missing = Object.keys(dependencies).filter(
      (name) => name !== 'pyodide' && !names.has(name),
    );
    expect(missing).toEqual([]);
  });

  test('are listed for the interpreter, its libraries and the fonts', () => {
    const inside = ['CPython', 'Pyodide', 'musl', 'libffi', 'SQLite', 'Zstandard', 'Expat'];
    expect(inside.filter((name) => !names.has(name))).toEqual([]);
    expect([...names].filter((name) => name.startsWith('@fontsource'))).toHaveLength(2);
    const { python } = json('dist/app/engine/engine.json') as { python: string };
    expect(licences.find(({ name }) => name === 'CPython')?.version).toBe(python);
    const engine = json('node_modules/pyodide/package.json') as { version: string };
    expect(about?.pyodide).toBe(engine.version);
  });

  test('are complete: none is a template left blank', () => {
    const open = /<year>|<copyright holders>|<owner>|\bYEAR by AUTHOR\b/iu;
    expect(licences.filter(({ text }) => text.length < 200 || open.test(text))).toEqual([]);
  });

  test('list each thing once, with the version of the app', () => {
    expect(names.size).toBe(licences.length);
    expect(about?.version).toBe((json('package.json') as { version: string }).version);
  });

  test('are shipped with the installers as a text', () => {
    const shipped = [config.packagerConfig?.extraResource ?? []].flat();
    const text = shipped.find((entry) => path.basename(entry) === 'LICENCES.txt') ?? '';
    const written = readFileSync(text, 'utf8');
    expect(licences.filter((one) => !written.includes(one.text))).toEqual([]);
  });
});
