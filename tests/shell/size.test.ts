/**
 * What a start has to load before anything is shown: limited, because one import can easily break
 * it.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const app = path.resolve(import.meta.dirname, '../../dist/app');
const LIMIT = 200_000;

/** `import ... from "./x.js"` and `import "./x.js"`, but not `import("./x.js")`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** The scripts that the page loads itself, each with all its static imports. */
function initialScripts(page: string): ReadonlyMap<string, string> {
  const waiting = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file]) => file ?? '');
  const loaded = new Map<string, string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    const text = readFileSync(path.join(app, file), 'utf8');
    loaded.set(file, text);
    for (const [, other] of text.matchAll(STATIC_IMPORT)) {
      waiting.push(path.posix.join(path.posix.dirname(file), other ?? ''));
    }
  }
  return loaded;
}

// `npm test` builds before it runs the tests; a single file may be run without a build.
describe.runIf(existsSync(app))('the scripts of a start', () => {
  const page = existsSync(app) ? readFileSync(path.join(app, 'index.html'), 'utf8') : '';
  const scripts = initialScripts(page);

  test('are found', () => {
    expect(scripts.size).toBeGreaterThan(0);
  });

  test('are few files: a browser requests six at a time', () => {
    expect(scripts.size).toBeLessThan(4);
  });

  test('come with the first files that they fetch', () => {
    const fetched = [...page.matchAll(/rel="preload" as="fetch" [^>]*href="\/([^"]+)"/g)].map(
      ([, file]) => file ?? '',
    );
    expect(fetched.map((file) => existsSync(path.join(app, file)))).toEqual([true, true]);
  });

  test('come with the fonts of the first screens, without which no text is drawn', () => {
    const fonts = [...page.matchAll(/rel="preload" as="font"[^>]*href="\/([^"]+)"/g)].map(
      ([, file]) => file ?? '',
    );
    expect(fonts.map((file) => existsSync(path.join(app, file)))).toEqual([true, true]);
  });

  test(`are at most ${LIMIT} bytes, compressed`, () => {
    const sizes = [...scripts].map(([file, text]) => [file, gzipSync(text).length] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    // A failure shows this list.
    expect({ fits: total < LIMIT, sizes }).toMatchObject({ fits: true });
  });

  test.each([
    ['the editor', 'cm-editor'],
    ['the YAML parser', 'YAMLParseError'],
    ['zod', 'ZodError'],
    ['the Markdown parser', 'thematicBreak'],
  ])('contain nothing of %s', (_name, mark) => {
    for (const text of scripts.values()) expect(text).not.toContain(mark);
  });
});
