import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { browserCommand } from '../../electron/open-browser.ts';
import { runServer } from '../../electron/serve.ts';
import { keyFileOf, serve } from '../../electron/server.ts';
import { temporaryFolder } from './boot-main.ts';

// A copy, because the server keeps its key beside the app.
const home = mkdtempSync(join(tmpdir(), 'loopwise-serve-'));
const root = join(home, 'app');
afterAll(() => rmSync(home, { recursive: true, force: true }));
cpSync(join(import.meta.dirname, 'fixture-app'), root, { recursive: true });
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serving(): Promise<{ readonly url: string; readonly port: number }> {
  const server = await serve({ root, port: 0 });
  closers.push(server.close);
  return { url: server.url, port: Number(new URL(server.url).port) };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `fetch` normalises the path and sets the host itself; both are tested here. */
function ask(
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (body += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** Where the server redirects its own page for the engine's frame. */
async function framePath(port: number): Promise<string> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const { status, headers: given } = await ask(port, '/engine/frame.html', { headers });
  expect(status).toBe(307);
  return new URL(given.location ?? '').pathname;
}

describe('the loopback server', () => {
  test('serves the app with its policy', async () => {
    const { port } = await serving();
    const answer = await ask(port, '/');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toMatch("default-src 'none'");
    expect(answer.body).toMatch('Fixture app');
  });

  test("names its own origin in the engine frame's policy", async () => {
    const { port } = await serving();
    const answer = await ask(port, await framePath(port));
    expect(answer.headers['content-security-policy']).toMatch(
      `connect-src http://127.0.0.1:${port}/engine/;`,
    );
  });

  test.each(['/../../../package.json', '/%2e%2e/serve.test.ts', '/..%2fserve.test.ts', '/nothing'])(
    'serves nothing at %s',
    async (path) => {
      const { port } = await serving();
      expect((await ask(port, path)).status).toBe(404);
    },
  );

  test.each(['evil.example', 'evil.example:4747', '127.0.0.1', '127.0.0.1:1', '[::1]:4747'])(
    'refuses the host %s: a name that resolves to this address is not ours',
    async (host) => {
      const { port } = await serving();
      const answer = await ask(port, '/', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toMatch('Fixture');
    },
  );

  test('redirects localhost to the one address that owns the data', async () => {
    const { port, url } = await serving();
    const answer = await ask(port, '/index.html', { headers: { host: `localhost:${port}` } });
    expect(answer).toMatchObject({ status: 308, headers: { location: `${url}index.html` } });
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { port } = await serving();
    expect((await ask(port, '/', { method })).status).toBe(405);
  });

  test('answers HEAD with the headers alone', async () => {
    const { port } = await serving();
    const answer = await ask(port, '/engine/engine.mjs', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-type']).toMatch('text/javascript');
  });

  test('answers 304 to a copy that is still valid', async () => {
    const { port } = await serving();
    const etag = (await ask(port, '/engine/engine.mjs')).headers.etag ?? '';
    const answer = await ask(port, '/engine/engine.mjs', { headers: { 'if-none-match': etag } });
    expect(answer).toMatchObject({ status: 304, body: '' });
  });

  test.each(['/', '/engine/engine.mjs'])('serves %s to no page of another origin', async (path) => {
    const { port, url } = await serving();
    const from = async (origin: string) => ask(port, path, { headers: { origin } });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('http://127.0.0.1:1')).status).toBe(403);
    expect((await from('null')).status).toBe(200);
    expect((await from(url.slice(0, -1))).status).toBe(200);
  });

  test('lets no script element of another page load these files', async () => {
    const { port } = await serving();
    const { headers } = await ask(port, '/engine/engine.mjs');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('lets only its own frame read the engine, at a path that only the frame knows', async () => {
    const { port } = await serving();
    const read = async (path: string) =>
      (await ask(port, path, { headers: { origin: 'null' } })).headers[
        'access-control-allow-origin'
      ];
    // A sandboxed frame of any page has the origin `null`, like our own.
    expect(await read('/engine/engine.mjs')).toBeUndefined();
    expect(await read(`/engine/${'0'.repeat(32)}/engine.mjs`)).toBeUndefined();
    const path = (await framePath(port)).replace('frame.html', 'engine.mjs');
    expect(await read(path)).toBe('null');
  });

  test.each(['cross-site', 'same-site'])(
    'does not tell a page that is %s where the frame is',
    async (from) => {
      const { port } = await serving();
      const headers = { 'sec-fetch-site': from };
      const answer = await ask(port, '/engine/frame.html', { headers });
      expect(answer.status).toBe(403);
      expect(answer.headers.location).toBeUndefined();
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  test('keeps the path of the frame from one start to the next', async () => {
    const first = await serving();
    const path = await framePath(first.port);
    expect(path).toMatch(/^\/engine\/[0-9a-f]{32}\/frame\.html$/);
    const second = await serving();
    expect(await framePath(second.port)).toBe(path);
  });

  test('holds only a piece of the file for a client that does not read', async () => {
    const folder = temporaryFolder();
    const size = 64 * 2 ** 20;
    mkdirSync(join(folder, 'app/assets'), { recursive: true });
    writeFileSync(join(folder, 'app/assets/large.js'), Buffer.alloc(size));
    const server = await serve({ root: join(folder, 'app'), port: 0 });
    closers.push(server.close);
    const before = process.memoryUsage().rss;
    const sockets = Array.from({ length: 20 }, () => {
      const { host, port } = new URL(server.url);
      const socket = connect(Number(port), '127.0.0.1').pause();
      socket.on('error', () => undefined);
      socket.write(`GET /assets/large.js HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      return socket;
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    const grown = process.memoryUsage().rss - before;
    for (const socket of sockets) socket.destroy();
    expect(grown).toBeLessThan(10 * size);
  });

  test('does not wait for ever for half a header, nor keep any number of connections', async () => {
    const { port } = await serving();
    const half = connect(port, '127.0.0.1');
    half.on('error', () => undefined);
    half.write('GET / HTTP/1.1\r\nHost: 127');
    const began = performance.now();
    await new Promise((resolve) => half.once('close', resolve).resume());
    expect(performance.now() - began).toBeLessThan(40_000);
    const many = Array.from({ length: 100 }, () => connect(port, '127.0.0.1'));
    const closed = await Promise.all(
      many.map(
        (socket) =>
          new Promise<boolean>((resolve) => {
            socket.on('error', () => undefined);
            socket.once('close', () => resolve(true)).resume();
            setTimeout(() => resolve(false), 1500);
          }),
      ),
    );
    for (const socket of many) socket.destroy();
    expect(closed.filter(Boolean).length).toBeGreaterThanOrEqual(36);
  }, 60_000);

  test('listens on this machine only', async () => {
    const { url } = await serving();
    expect(new URL(url).hostname).toBe('127.0.0.1');
  });
});

async function runCommand(options: {
  readonly root?: string;
  readonly port: number;
}): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await runServer({
    root,
    print: (line) => lines.push(line),
    environment: { CI: '1' },
    platform: 'linux',
    ...options,
  });
  return { code, said: lines.join('\n') };
}

describe('the command', () => {
  test('says what to do if the app is not built', async () => {
    const { code, said } = await runCommand({ root: '/nowhere', port: 0 });
    expect(code).toBe(1);
    expect(said).toMatch('npm run build');
  });

  test('runs as a program of its own', () => {
    const project = temporaryFolder();
    cpSync(join(import.meta.dirname, '../../electron'), join(project, 'electron'), {
      recursive: true,
    });
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(project, 'electron/serve.ts')],
      { encoding: 'utf8', env: { ...process.env, CI: '1' } },
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(`There is no built app in ${join(project, 'dist/app')}`);
  });

  test('started again, finds the first and only prints its address', async () => {
    const { port, url } = await serving();
    const { code, said } = await runCommand({ port });
    expect(code).toBe(0);
    expect(said).toBe(`Loopwise is already running at ${url}`);
  });

  test('keeps the key by which it finds the first private to this account', async () => {
    await serving();
    expect(statSync(keyFileOf(root)).mode & 0o077).toBe(0);
  });

  test.each([
    ['which does not identify itself', {}],
    [
      'even one that claims to be Loopwise',
      { 'Server': 'Loopwise', 'loopwise-proof': '0'.repeat(64) },
    ],
  ])('says what to do if another program has the port, %s', async (_title, headers) => {
    const other = createServer((_request, response) => response.writeHead(200, headers).end());
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    closers.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, said } = await runCommand({ port });
    expect(code).toBe(1);
    expect(said).toMatch(`Close the program that uses http://127.0.0.1:${port}/`);
  });

  test('opens a browser only if somebody can see it', () => {
    expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
    expect(browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
    expect(browserCommand('linux', {})).toBeUndefined();
    expect(browserCommand('darwin', {})).toEqual(['open']);
    expect(browserCommand('win32', {})?.[0]).toBe('cmd');
    expect(browserCommand('darwin', { CI: 'true' })).toBeUndefined();
  });
});
