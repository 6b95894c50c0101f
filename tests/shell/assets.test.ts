import { describe, expect, test } from 'vitest';
import { entryPath, findAsset } from '../../electron/assets.ts';
import type { FoundAsset } from '../../electron/assets.ts';

const origin = 'app://loopwise';

function found(path: string): FoundAsset {
  const asset = findAsset(path, origin);
  if (asset.status !== 200) {
    throw new Error(`${path} answered ${asset.status}`);
  }
  return asset;
}

describe('which file is served', () => {
  test('the root serves the entry document', () => {
    expect(found('/').segments).toEqual(['index.html']);
    expect(found(entryPath).segments).toEqual(['index.html']);
  });

  test.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index-B3xZ_a-9.js', 'text/javascript; charset=utf-8'],
    ['/engine/pyodide.mjs', 'text/javascript; charset=utf-8'],
    ['/engine/pyodide.asm.wasm', 'application/wasm'],
    ['/engine/python_stdlib.zip', 'application/zip'],
    ['/engine/python/__init__.py', 'text/x-python; charset=utf-8'],
    ['/assets/mono-latin.woff2', 'font/woff2'],
    ['/decks/asyncio.loopwise', 'application/vnd.loopwise.deck+zip'],
  ])('%s is served as %s, without sniffing', (path, type) => {
    expect(found(path).headers).toMatchObject({
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2fpackage.json',
    '/%252e%252e/package.json',
    '/..%5cpackage.json',
    '/assets\\..\\..\\package.json',
    '/C:/windows/win.txt',
    '/assets/x.js%00.txt',
    '/assets/x.js\0',
    '/index.html::$DATA',
    '//etc/hosts.txt',
    '/etc//hosts.txt',
    '/./index.html',
    '/.git/config.txt',
    '/.html',
    '/assets/',
    '/assets',
    '/%',
    '/%ff.js',
    '',
    'index.html',
    '/secret.key',
    '/hasOwnProperty',
    '/x.constructor',
  ])('%j is a plain 404', (path) => {
    const asset = findAsset(path, origin);
    expect(asset).toMatchObject({
      status: 404,
      text: 'Loopwise has no such file.\n',
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
    });
  });
});

describe('the headers', () => {
  test("the reader's worker may load scripts of the app and nothing else", () => {
    expect(found('/assets/reader-worker-BgdwVqS_.js').headers['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'",
    );
    expect(found('/assets/index-BgdwVqS_.js').headers['Content-Security-Policy']).toBeUndefined();
  });

  test('the worker that fits parameters may also run WebAssembly of the app, and nothing else', () => {
    expect(found('/assets/journal-worker-BgdwVqS_.js').headers['Content-Security-Policy']).toBe(
      ["default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"].join('; '),
    );
    expect(found('/assets/fit-worker-BgdwVqS_.js').headers['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
        "require-trusted-types-for 'script'",
    );
  });

  test("the app's policy is exactly this", () => {
    expect(found('/').headers['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
        'trusted-types loopwise-reader',
    );
  });

  test("the engine frame's policy is exactly this, and the frame stays opaque when opened on its own", () => {
    expect(found('/engine/frame.html').headers['Content-Security-Policy']).toBe(
      "sandbox allow-scripts; default-src 'none'; " +
        "script-src app://loopwise/engine/ 'wasm-unsafe-eval' blob:; worker-src blob:; " +
        "connect-src app://loopwise/engine/; base-uri 'none'; form-action 'none'; " +
        'frame-ancestors app://loopwise',
    );
  });

  test('only the engine may be read across origins', () => {
    expect(found('/engine/engine.mjs').headers['Access-Control-Allow-Origin']).toBe('null');
    for (const path of ['/', '/assets/app.js', '/decks/asyncio.loopwise']) {
      expect(found(path).headers['Access-Control-Allow-Origin']).toBeUndefined();
      expect(found(path).headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
    }
  });

  test('nobody may frame the app, and only the app may frame its engine', () => {
    expect(found('/').headers['X-Frame-Options']).toBe('DENY');
    expect(found('/engine/frame.html').headers['X-Frame-Options']).toBe('SAMEORIGIN');
  });

  test('documents isolate their opener and deny every permission', () => {
    for (const path of ['/', '/engine/frame.html']) {
      const { headers } = found(path);
      expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin');
      expect(headers['Permissions-Policy']).toMatch(/\bcamera=\(\).*\busb=\(\)/);
      expect(headers['Permissions-Policy']).not.toMatch(/\([^)]/);
    }
  });

  test('only a name with a content hash is cached without revalidation', () => {
    expect(found('/assets/index-B3xZ_a-9.js').headers['Cache-Control']).toMatch('immutable');
    for (const path of ['/', '/engine/frame.html', '/assets/app.js', '/engine/x-12345678.js']) {
      expect(found(path).headers['Cache-Control']).toBe('no-cache');
    }
  });
});
