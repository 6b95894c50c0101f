/** Hostile programs in the real worker of the real frame. On Node: engine/hostile.test.ts. */
import type { Engine } from '#engine/box/engine.ts';
import { HOSTILE, WITNESS, forgedCall, timeFor } from '../../fixtures/hostile-programs.ts';
import { walkProgram } from '../../fixtures/walk-program.ts';
import { expect, test } from '../fixtures.ts';
import type { Host } from '../hosts/host.ts';
import { engineFrame, openPageEngine } from './page-engine.ts';

test.use({
  surroundings: 'whole browser',
  expectedProblems: [/Content Security Policy|violates|Refused/],
});

/** The parts of the app that a program could have touched. */
async function appState(host: Host): Promise<unknown> {
  return host.page.evaluate(async () => ({
    title: document.title,
    address: location.pathname,
    frames: document.querySelectorAll('iframe').length,
    databases: (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`),
    storage: [localStorage.length, sessionStorage.length],
    globals: ['js', 'pyodide', 'escaped'].filter((name) => name in window),
  }));
}

async function untouched(engine: Engine): Promise<string> {
  return (await engine.run(WITNESS)).stdout;
}

/**
 * The engine on Node runs all of them. Here `npm test` runs two of each kind, which shows that
 * the same walls hold, and `npm run torture -- --walls` runs all.
 */
function chosen<Value>(all: readonly Value[]): readonly Value[] {
  if (process.env['LOOPWISE_WALLS'] === 'whole') return all;
  const places = new Set([0, all.length - 1]);
  return all.filter((_, at) => places.has(at));
}

for (const [aim, programs] of Object.entries(HOSTILE)) {
  test(`programs that try ${aim}`, async ({ host }) => {
    test.setTimeout(600_000);
    const engine = await openPageEngine(host);
    const world = await untouched(engine);
    const app = await appState(host);
    for (const [name, hostile] of chosen(Object.entries(programs))) {
      await test.step(name, async () => {
        const { stdout, ended } = await engine.run(hostile.program, {
          limits: { time: timeFor(hostile) },
        });
        expect.soft(stdout, name).toBe(hostile.stdout);
        expect.soft(ended, name).toMatchObject(hostile.ended);
        expect.soft(await untouched(engine), `after: ${name}`).toBe(world);
      });
    }
    expect(await appState(host)).toEqual(app);
    engine.close();
  });
}

test('generated programs reach neither the app nor the next run', async ({ host }) => {
  test.setTimeout(600_000);
  const engine = await openPageEngine(host);
  const world = await untouched(engine);
  const app = await appState(host);
  for (const seed of chosen([1, 2, 3, 4, 5, 6])) {
    for (const program of [walkProgram(seed, '/tmp/left'), forgedCall(String(seed * 4801))]) {
      await engine.run(program, { limits: { time: 2000 } });
      expect.soft(await untouched(engine), `after seed ${seed}`).toBe(world);
    }
  }
  expect(await appState(host)).toEqual(app);
  engine.close();
});

test('not even a test can run text as code in a thread that has removed its globals', async ({
  host,
}) => {
  const engine = await openPageEngine(host);
  await engine.booted();
  const workers = host.page.workers();
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) {
    await expect(worker.evaluate(() => 1)).rejects.toThrow('eval is not a function');
  }
  engine.close();
});

test('a thread with all its globals reaches nothing outside the frame', async ({ host }) => {
  const frame = await engineFrame(host);
  const address = new URL('index.html', host.url).href;
  // A new thread of the frame, with everything that a thread has.
  const seen = await frame.evaluate(async (app) => {
    const script = `
      const attempt = async (what) => {
        try { await what(); return 'done'; } catch (error) { return error.name; }
      };
      onmessage = async () => postMessage({
        app: await attempt(() => fetch(${JSON.stringify(app)})),
        outside: await attempt(() => fetch('https://example.org/')),
        socket: await attempt(() => new Promise((resolve, reject) => {
          const socket = new WebSocket('wss://example.org/');
          socket.onopen = resolve;
          socket.onerror = () => reject(new TypeError());
        })),
        script: await attempt(() => importScripts('https://example.org/a.js')),
        database: await attempt(() => indexedDB.open('loopwise')),
        text: await attempt(() => new Function('return 1')()),
      });`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    return new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data));
      worker.postMessage(undefined);
    });
  }, address);
  expect(seen).toEqual({
    app: 'TypeError',
    outside: 'TypeError',
    socket: 'TypeError',
    script: 'NetworkError',
    database: 'SecurityError',
    text: 'EvalError',
  });
});
