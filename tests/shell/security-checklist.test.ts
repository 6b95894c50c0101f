/**
 * Electron's security checklist, point by point and in its order, checked on the booted main
 * process: https://www.electronjs.org/docs/latest/tutorial/security
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, test, vi } from 'vitest';
import { fuses } from '../../electron/packaging/fuses.ts';
import { openMain, page } from './boot-main.ts';

const project = join(import.meta.dirname, '../..');

async function preferences(): Promise<Readonly<Record<string, unknown>>> {
  const { windows } = await openMain();
  return windows.all()[0]?.options.webPreferences ?? {};
}

async function entryPolicy(): Promise<string> {
  const { seen } = await openMain();
  const { setupProtocol } = await import('../../electron/protocol.ts');
  setupProtocol(join(import.meta.dirname, 'fixture-app'));
  const request = new Request('app://loopwise/index.html');
  const response = await seen.protocols.get('app')?.(request);
  return response?.headers.get('content-security-policy') ?? '';
}

describe("Electron's security checklist", () => {
  test('1. only secure content: no request leaves the app', async () => {
    const double = await openMain();
    const foreign = [
      'http://127.0.0.1/',
      'https://example.org/x.js',
      'ws://example.org/',
      'file:///etc/passwd',
      'ftp://example.org/',
      'app://elsewhere/index.html',
      'app://loopwise@evil.example/',
      'apps://loopwise/index.html',
      'chrome-extension://abc/x.js',
      'devtools://devtools/bundled/x.js',
      'not a url',
    ];
    expect(foreign.filter((url) => !double.isCancelled(url))).toEqual([]);
    expect(double.isCancelled('app://loopwise/assets/app.js')).toBe(false);
    expect(double.isCancelled('blob:null/5b0d')).toBe(false);
    expect(double.isCancelled('blob:https://example.org/5b0d')).toBe(true);
    expect(double.isCancelled('data:image/png,', 'image')).toBe(false);
    expect(double.isCancelled('data:text/html,x', 'mainFrame')).toBe(true);
    expect(double.seen.switches).toContain('host-resolver-rules=MAP * ~NOTFOUND');
  });

  test('2. no Node integration, in no kind of frame or worker', async () => {
    expect(await preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  test('3. context isolation', async () => {
    expect(await preferences()).toMatchObject({ contextIsolation: true });
  });

  test('4. process sandboxing, before ready and for every renderer', async () => {
    const { seen } = await openMain();
    expect(seen.calls).toContain('enableSandbox');
    expect(await preferences()).toMatchObject({ sandbox: true });
  });

  test('5. every permission is denied', async () => {
    const { seen } = await openMain();
    const answers: unknown[] = [];
    const answer = (value: unknown): void => void answers.push(value);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read']) {
      seen.session['setPermissionRequestHandler']?.({}, permission, answer);
      answers.push(seen.session['setPermissionCheckHandler']?.({}, permission));
    }
    answers.push(seen.session['setDevicePermissionHandler']?.({}));
    expect(answers).toEqual(Array.from({ length: 9 }, () => false));
  });

  test('6. webSecurity stays on', async () => {
    expect(await preferences()).toMatchObject({ webSecurity: true });
  });

  test('7. a content security policy, as a header, that denies by default', async () => {
    expect(await entryPolicy()).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(await entryPolicy()).not.toMatch(/unsafe|\*/);
  });

  test('8. no insecure content', async () => {
    expect(await preferences()).toMatchObject({ allowRunningInsecureContent: false });
  });

  test('9. no experimental features', async () => {
    expect(await preferences()).toMatchObject({ experimentalFeatures: false });
  });

  test('10. no Blink feature is enabled', async () => {
    expect(await preferences()).not.toHaveProperty('enableBlinkFeatures');
    const { seen } = await openMain();
    expect(seen.switches.filter((name) => name.startsWith('enable-'))).toEqual([]);
  });

  test('11. no webview, so none with popups', async () => {
    expect(await preferences()).toMatchObject({ webviewTag: false });
  });

  test('12. a webview that appears anyway is not attached', async () => {
    const { windows } = await openMain();
    const contents = windows.all()[0]?.webContents;
    expect(contents?.wasPrevented('will-attach-webview', {})).toBe(true);
  });

  test('13. navigation is limited to the entry document, frames to the engine', async () => {
    const { windows } = await openMain();
    const contents = windows.all()[0]?.webContents;
    const prevented = (url: string, isMainFrame: boolean): boolean | undefined =>
      contents?.wasPrevented('will-frame-navigate', { url, isMainFrame });
    expect(prevented('app://loopwise/index.html', true)).toBe(false);
    expect(prevented('app://loopwise/index.html#/review', true)).toBe(false);
    expect(prevented('app://loopwise/engine/frame.html', false)).toBe(false);
    const elsewhere = [
      'https://example.org/',
      'app://loopwise.evil.example/index.html',
      'app://loopwise/engine/frame.html',
      'app://loopwise/index.html/../engine/frame.html',
      'data:text/html,x',
      'javascript:1',
      'about:blank',
      'file:///etc/passwd',
    ];
    expect(elsewhere.filter((url) => !prevented(url, true))).toEqual([]);
    expect(elsewhere.filter((url) => !contents?.wasPrevented('will-navigate', { url }))).toEqual(
      [],
    );
    expect(prevented('app://loopwise/index.html', false)).toBe(true);
    expect(prevented('https://example.org/', false)).toBe(true);
    expect(contents?.wasPrevented('will-redirect', { url: page.url })).toBe(true);
  });

  test('14. no new windows', async () => {
    const { windows } = await openMain();
    const contents = windows.all()[0]?.webContents;
    for (const url of ['https://example.org/', 'app://loopwise/index.html', 'about:blank']) {
      expect(contents?.openHandler({ url })).toEqual({ action: 'deny' });
    }
  });

  test('15. openExternal gets the Python documentation and nothing else', async () => {
    const double = await openMain();
    const open = (path: string): Promise<unknown> =>
      double.invoke('open-documentation', [{ path }], page);
    expect(await open('library/asyncio.html')).toMatchObject({ ok: true });
    for (const path of [
      'https://evil.example/x.html',
      '//evil.example/x.html',
      '../2/x.html',
      'a/../../2/x.html',
      '%2e%2e/x.html',
      String.raw`\\evil\x.html`,
      'library/x.html?y=1',
      'file:///etc/passwd',
      'x.html\n',
      '@evil.example/x.html',
    ]) {
      expect(await open(path)).toMatchObject({ ok: false });
    }
    expect(double.seen.openedExternally).toEqual([
      'https://docs.python.org/3/library/asyncio.html',
    ]);
  });

  test('16. a current Electron, pinned to one exact version', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
  });

  test('17. every IPC sender is validated', async () => {
    const double = await openMain();
    for (const channel of double.channels()) {
      for (const from of [
        { url: page.url, top: false },
        { url: 'app://loopwise/engine/frame.html', top: true },
        { url: 'https://example.org/index.html', top: true },
        { url: 'app://loopwise.evil.example/index.html', top: true },
        { url: 'app://evil.example/app://loopwise/index.html', top: true },
        { url: '', top: true },
      ]) {
        expect(await double.invoke(channel, [], from)).toEqual({
          ok: false,
          message: 'Refused.',
        });
      }
    }
  });

  test('18. a custom protocol instead of file:', async () => {
    const { seen, windows } = await openMain();
    expect(seen.schemes).toEqual([
      {
        scheme: 'app',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          corsEnabled: true,
          codeCache: true,
        },
      },
    ]);
    expect(windows.all()[0]?.webContents.loaded).toEqual(['app://loopwise/index.html']);
  });

  test('19. every fuse is set, in the configuration', () => {
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      strictlyRequireAllFuses: true,
    });
  });

  const packaged = process.env['LOOPWISE_PACKAGED'] ?? '';
  test.skipIf(!existsSync(packaged))('19b. every fuse is set, in the packaged binary', async () => {
    const wire = await getCurrentFuseWire(packaged);
    const expected = Object.entries(fuses).flatMap(([name, value]) =>
      /^\d+$/.test(name) ? [[name, value === true ? FuseState.ENABLE : FuseState.DISABLE]] : [],
    );
    expect(wire).toMatchObject(Object.fromEntries(expected));
  });

  test('20. no API of Electron reaches the page: the preload exposes two functions', async () => {
    const exposed: Record<string, unknown> = {};
    vi.resetModules();
    vi.doMock('electron', () => ({
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          exposed[name] = api;
        },
      },
      ipcRenderer: {},
    }));
    await import('../../electron/preload.ts');
    expect(exposed).toEqual({
      loopwise: { request: expect.any(Function), on: expect.any(Function) },
    });
  });
});
