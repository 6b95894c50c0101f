/**
 * How fast the engine is, compared with plain Pyodide and with `python3` on the same programs. Each
 * pair is measured alternately, on the same page and machine.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright/test';
import type { Page } from 'playwright/test';
import { openNodeEngine } from '#engine/box/node.ts';
import { PYODIDE_OPTIONS } from '#engine/box/pyodide-options.ts';
import { loadModels } from '#engine/models/catalogue.ts';
import { runModels } from '#engine/models/model-runs.ts';
import { chromiumArguments, chromiumPath } from '../e2e/hosts/chromium.ts';
import { sampleOf } from './deck.ts';
import { line } from './line.ts';

/** Runs measured while no spare may interfere: the box tidies up after it has answered. */
const PAUSE = 30;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * Boots the first box of a Chromium and another, in milliseconds. It has no inspector, as on a
 * learner's machine: one that is attached reads Python's script again in every box.
 */
async function bootUnobserved(url: string): Promise<readonly [first: number, second: number]> {
  const profile = await mkdtemp(path.join(tmpdir(), 'loopwise-bench-'));
  const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
  const server = createServer(({ url: asked = '' }, response) => {
    response.end();
    const [, times] = asked.split('?');
    if (times !== undefined) resolve(times.split('&').map(Number));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const browser = spawn(
    chromiumPath(true) ?? chromium.executablePath(),
    [...chromiumArguments(), '--headless', `--user-data-dir=${profile}`, `${url}#boot=${port}`],
    { stdio: 'ignore' },
  );
  browser.on('error', reject);
  browser.on('exit', () => reject(new Error('Chromium ended before its boxes had booted.')));
  try {
    const [first = NaN, second = NaN] = await promise;
    return [first, second];
  } finally {
    server.close();
    if (browser.exitCode === null) {
      browser.kill();
      await once(browser, 'exit');
    }
    // Its other processes end a little later, and still write.
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Boot in Chromium, ours and plain `loadPyodide` alternately; `page` is the bench's own. */
export async function benchBoot(page: Page, rounds = 5): Promise<void> {
  // Plain Pyodide boots in a worker of the same document; the app's own page does not allow that.
  const frame = await page.context().newPage();
  await frame.goto(new URL('engine/frame.html', page.url()).href);
  const firsts: number[] = [];
  const seconds: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = await bootUnobserved(page.url());
    firsts.push(first);
    seconds.push(second);
    plain.push(await frame.evaluate(bootPlain, PYODIDE_OPTIONS.lockFileContents));
  }
  await frame.close();
  line('engine: the first box in a Chromium worker', firsts, '< 300 ms');
  line('engine: another box in a Chromium worker', seconds, '< 300 ms');
  line('engine: plain loadPyodide in a Chromium worker', plain, '(for comparison)');
}

/** Runs in the engine's document: milliseconds of an unmodified `loadPyodide` in a worker. */
async function bootPlain(lock: unknown): Promise<number> {
  const base = new URL('.', location.href).href;
  const script = `
    const lock = ${JSON.stringify(lock)};
    import(${JSON.stringify(`${base}pyodide.mjs`)})
      .then(({ loadPyodide }) =>
        loadPyodide({ indexURL: ${JSON.stringify(base)}, lockFileContents: lock }))
      .then((python) => postMessage(python.runPython('1 + 1')))
      .catch((error) => postMessage(String(error)));`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const begun = performance.now();
  const worker = new Worker(url);
  const answer = await new Promise<unknown>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data));
  });
  const took = performance.now() - begun;
  worker.terminate();
  if (answer !== 2) throw new Error(`Plain Pyodide did not boot: ${String(answer)}`);
  return took;
}

/** Programs that are run plain and traced; under the models; and by `python3`. */
const SAMPLES = { runs: 100, models: 100, python: 50 };

/** A sample of `programs` on Node: plain, traced and under the models; and on `python3`. */
export async function benchRuns(programs: readonly string[]): Promise<void> {
  const boots: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const one = await openNodeEngine();
    boots.push(await timed(() => one.booted()));
    one.close();
  }
  line('engine: boot on Node', boots, 'once a command');

  const engine = await openNodeEngine();
  const runs: number[] = [];
  const traced: number[] = [];
  const sample = sampleOf(programs, SAMPLES.runs);
  for (const program of sample) await engine.run(program);
  for (const program of sample) {
    await pause();
    runs.push(await timed(() => engine.run(program)));
    await pause();
    traced.push(await timed(() => engine.run(program, { trace: true })));
  }
  engine.close();
  line('engine: a run, there and back by message', runs, 'a frame');
  line('engine: a traced run, there and back', traced, 'a frame');
  await benchModels(sampleOf(programs, SAMPLES.models));
  await benchPython(sampleOf(programs, SAMPLES.python));
}

/** Each program under all models that apply to it, as the deck tool runs them. */
async function benchModels(programs: readonly string[]): Promise<void> {
  const engine = await openNodeEngine({ parallel: 2 });
  const models = await loadModels();
  const believed: number[] = [];
  // The first round warms up both interpreters.
  for (const round of [0, 1]) {
    for (const program of programs) {
      const truth = await engine.run(program);
      const took = await timed(() => runModels(engine, program, models, truth));
      if (round > 0) believed.push(took);
    }
  }
  engine.close();
  line(
    `engine: a program under those of ${models.length} models that apply`,
    believed,
    '< 150 ms, p95 < 500 ms',
  );
}

/** How long `python3` may take for a program, in ms: most programs of the deck sleep longer. */
const SOON = 300;

/** Only programs that end soon in real time can be compared with a real interpreter. */
async function benchPython(programs: readonly string[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'loopwise-bench-'));
  const whole: number[] = [];
  const inside: number[] = [];
  for (const [index, program] of programs.entries()) {
    const file = path.join(folder, `program${index}.py`);
    await writeFile(file, program);
    const begun = performance.now();
    const { status } = spawnSync('python3', [file], { timeout: SOON, stdio: 'ignore' });
    if (status !== 0) continue;
    whole.push(performance.now() - begun);
    const { stdout } = spawnSync('python3', ['-c', INSIDE, file], { encoding: 'utf8' });
    inside.push(Number(stdout.trim().split('\n').at(-1)));
  }
  await rm(folder, { recursive: true, force: true });
  if (whole.length === 0) {
    console.log(
      `engine: there is no python3 here, or it took more than ${SOON} ms for each program`,
    );
    return;
  }
  line(`python3: ${whole.length} programs that end soon, with its start`, whole, '(comparison)');
  line('python3: the same without its start', inside, '(comparison)');
}

/** Runs the file given as argument in a started interpreter, and prints the milliseconds. */
const INSIDE = `
import asyncio, contextlib, io, sys, time
code = compile(open(sys.argv[1]).read(), "program.py", "exec")
begun = time.perf_counter()
with contextlib.redirect_stdout(io.StringIO()):
    exec(code, {"__name__": "__main__"})
print((time.perf_counter() - begun) * 1000)
`;
