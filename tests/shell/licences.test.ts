/** The licences that the build lists, compared with what it contains. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { About } from '#session/about-file.ts';
import { insideOf } from '../../.config/inside.ts';
import config from '../../forge.config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'dist/app/about.json');

function json(of: string): unknown {
  return JSON.parse(readFileSync(path.join(root, of), 'utf8'));
}

/** Beginnings of symbols that belong to what is listed; of any other there are few. */
const KNOWN =
  /^_*(?:Z|Py|PY|Js|js|py|python|hiwire|emscripten|pthread|atomic|syscall|posix|isoc99|cxa|Unwind|sqlite3|lzma|BZ2|ffi|ZSTD|HUF|FSE|COVER|POOL|inet|ns|get|wrap)/u;

/** More symbols with the same beginning are a library. */
const FEW = 8;

/** Folders of CPython's modules that are named in messages: its own, and those of libraries. */
const OWN_SOURCES = ['_testcapi', '_testinternalcapi', '_testlimitedcapi', 'clinic'];
const LISTED_SOURCES = ['_decimal', '_hacl'];

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

  describe('of the engine', () => {
    const folder = path.join(root, 'dist/app/engine');
    const shipped = ['pyodide.asm.wasm', 'pyodide.asm.mjs', 'pyodide.mjs', 'python_stdlib.zip'];
    let files: readonly Buffer[] = [];
    beforeAll(() => {
      files = shipped.map((name) => readFileSync(path.join(folder, name)));
    });

    test.each(insideOf('', '').map(({ name, mark }) => [name, mark]))(
      'are of what is in it: %s',
      (name, mark) => {
        expect(files.some((bytes) => bytes.includes(mark))).toBe(true);
        expect(names.has(name)).toBe(true);
      },
    );

    test('are listed for each library that is linked into it', async () => {
      const [wasm = Buffer.alloc(0)] = files;
      const module = await WebAssembly.compile(new Uint8Array(wasm));
      const exports = WebAssembly.Module.exports(module).map(({ name }) => name);
      const counts = new Map<string, number>();
      for (const name of exports) {
        const [beginning] = KNOWN.test(name) ? [] : (/^_*[A-Za-z0-9]+_/u.exec(name) ?? []);
        if (beginning !== undefined) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
      }
      expect(exports.length).toBeGreaterThan(5000);
      expect([...counts].filter(([, count]) => count >= FEW)).toEqual([]);
      const sources = wasm.toString('latin1').matchAll(/\.\/Modules\/(?<folder>\w+)\//gu);
      const found = new Set([...sources].map(({ groups }) => groups?.['folder'] ?? ''));
      expect([...found].toSorted()).toEqual([...OWN_SOURCES, ...LISTED_SOURCES].toSorted());
    });
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
