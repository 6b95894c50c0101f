/** What the build says of the software inside, against what is inside. */
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

// The build is made before the tests are run by `npm test`; a single file may be run without it.
describe.runIf(existsSync(file))('the licences', () => {
  const about = existsSync(file) ? (json('dist/app/about.json') as About) : undefined;
  const licences = about?.licences ?? [];
  const names = new Set(licences.map(({ name }) => name));

  test('are there for everything that the app depends on at run time', () => {
    const { dependencies } = json('package.json') as { dependencies: Record<string, string> };
    // Pyodide stands in the list by its own name, and the Lezer grammar below the editor's package.
    const missing = Object.keys(dependencies).filter(
      (name) => name !== 'pyodide' && !names.has(name),
    );
    expect(missing).toEqual([]);
  });

  test('are there for the interpreter, the libraries in it, and the fonts', () => {
    const inside = ['CPython', 'Pyodide', 'musl', 'libffi', 'SQLite', 'Zstandard', 'Expat'];
    expect(inside.filter((name) => !names.has(name))).toEqual([]);
    expect([...names].filter((name) => name.startsWith('@fontsource'))).toHaveLength(2);
    const { python } = json('dist/app/engine/engine.json') as { python: string };
    expect(licences.find(({ name }) => name === 'CPython')?.version).toBe(python);
    const engine = json('node_modules/pyodide/package.json') as { version: string };
    expect(about?.pyodide).toBe(engine.version);
  });

  test('are whole: none is a template that nobody has filled in', () => {
    const open = /<year>|<copyright holders>|<owner>|\bYEAR by AUTHOR\b/iu;
    expect(licences.filter(({ text }) => text.length < 200 || open.test(text))).toEqual([]);
  });

  test('name each thing once, with the version of the app', () => {
    expect(names.size).toBe(licences.length);
    expect(about?.version).toBe((json('package.json') as { version: string }).version);
  });

  test('travel with the installers as a text', () => {
    const shipped = [config.packagerConfig?.extraResource ?? []].flat();
    const text = shipped.find((entry) => path.basename(entry) === 'LICENCES.txt') ?? '';
    const written = readFileSync(text, 'utf8');
    expect(licences.filter((one) => !written.includes(one.text))).toEqual([]);
  });
});
