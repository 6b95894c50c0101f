/** What every host must do alike, shown on a minimal app. */
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import type { Host } from './host.ts';

test.use({
  appRoot: join(import.meta.dirname, '../../shell/fixture-app'),
  // The engine of the fixture tries what is forbidden; Chromium reports each refusal.
  expectedProblems: [
    /^console: .*(?:Content Security Policy|CSP|ERR_|Failed to load|TrustedHTML|[Pp]ermissions policy)/s,
  ],
});

interface Heard {
  readonly origin: string;
  readonly data: readonly [string, string];
}

/** How each attempt of the hostile engine ended. */
async function attempts(host: Host): Promise<Record<string, string>> {
  const heard = async (): Promise<readonly Heard[]> =>
    host.page.evaluate(() => Reflect.get(window, 'fixture').heard);
  await expect.poll(async () => (await heard()).at(-1)?.data[0], { timeout: 15_000 }).toBe('done');
  const all = await heard();
  expect(new Set(all.map(({ origin }) => origin))).toEqual(new Set(['null']));
  return Object.fromEntries(all.map(({ data }) => data));
}

test('the engine runs in its frame and reaches nothing else', async ({ host }) => {
  expect(await attempts(host)).toEqual({
    'import the engine': '42',
    'fetch an engine file': '200',
    'compile WebAssembly': '[object WebAssembly.Module]',
    'fetch the app': 'refused: TypeError',
    'fetch the network': 'refused: TypeError',
    'open a web socket': expect.stringMatching(/^refused: /),
    'import from the network': 'refused: TypeError',
    'run a string as JavaScript': 'refused: EvalError',
    'open a database': 'refused: SecurityError',
    'find the shell': 'undefined',
    'make a web connection': 'refused: ReferenceError',
    'done': '',
  });
  expect(host.outsideRequests().filter(({ stoppedBy }) => stoppedBy === 'nobody')).toEqual([]);
});

test('opened on its own, the engine frame still has an opaque origin', async ({ host }) => {
  test.skip(host.kind !== 'browser', 'The shell opens no window there at all.');
  await host.page.goto(new URL('engine/frame.html', host.url).href);
  expect(await host.page.evaluate(() => self.origin)).toBe('null');
});

test("the app's own page may not navigate away, fetch from outside or run strings", async ({
  host,
}) => {
  const outcome = await host.page.evaluate(async () => ({
    fetched: await fetch('https://example.org/').then(String, (error: Error) => error.name),
    markup: (() => {
      try {
        document.body.innerHTML = '<b>x</b>';
        return 'set';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    })(),
    camera: await navigator.mediaDevices
      .getUserMedia({ video: true })
      .then(String, (error: Error) => error.name),
    clipboard: await navigator.clipboard.readText().then(String, (error: Error) => error.name),
  }));
  expect(outcome).toEqual({
    fetched: 'TypeError',
    markup: 'TypeError',
    camera: expect.stringMatching(/NotAllowedError|NotFoundError/),
    clipboard: 'NotAllowedError',
  });
  expect(host.outsideRequests().filter(({ stoppedBy }) => stoppedBy === 'nobody')).toEqual([]);
});

test('the permissions policy names only features that this Chromium knows', async ({ host }) => {
  const warnings: string[] = [];
  host.page.on('console', (message) => {
    if (message.text().includes('Permissions-Policy')) {
      warnings.push(message.text());
    }
  });
  await host.page.reload();
  await attempts(host);
  expect(warnings).toEqual([]);
});

test('the database survives a restart', async ({ host }) => {
  await host.page.evaluate(() => Reflect.get(window, 'fixture').put('answer', 42));
  await host.restart();
  expect(await host.page.evaluate(() => Reflect.get(window, 'fixture').get('answer'))).toBe(42);
});
