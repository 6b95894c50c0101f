/**
 * `npm run bench`: how quick the app is, each line with what it should be, and what it ran on. The
 * large database is made once and kept below node_modules/.cache.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { arch, availableParallelism, cpus, platform, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright/test';
import { build as viteBuild } from 'vite';
import { serve } from '#electron/serve.ts';
import { build } from '../../.config/build.ts';
import { firstPage, openChromium } from '../e2e/hosts/chromium.ts';
import type { BenchPage } from './page/page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/loopwise/bench');

/** Fixed, because the database belongs to the address. */
const PORT = 4749;
const CARDS = 100_000;
const REVIEWS = 1_000_000;

const PROGRAM = `import asyncio
async def fetch(n):
    print("start", n)
    await asyncio.sleep(n)
    print("end", n)
async def main():
    await asyncio.gather(fetch(3), fetch(1), fetch(2))
asyncio.run(main())
`;

function line(what: string, times: readonly number[], goal: string): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
  console.log(
    `${what.padEnd(52)} median ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms   goal ${goal}`,
  );
}

/** Watches the page from its first moment: starts a session, and notes when its question is painted. */
function watchFirstQuestion(): void {
  const painted = (then: () => void): void => {
    requestAnimationFrame(() => requestAnimationFrame(then));
  };
  let started = false;
  const observer = new MutationObserver(() => {
    const button = document.querySelector<HTMLElement>('.today .button-main');
    if (!started && button !== null) {
      started = true;
      button.click();
    }
    if (document.querySelector('.form') === null) return;
    observer.disconnect();
    painted(() => Object.assign(window, { firstQuestion: performance.now() }));
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function firstQuestion(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const at = Reflect.get(window, 'firstQuestion') as number | undefined;
          if (at === undefined) setTimeout(look, 5);
          else resolve(at);
        };
        look();
      }),
  );
}

/** From a key press at the beginning of a frame until that frame is painted, in ms. */
async function verdictTimes(page: Page, answers: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < answers; round += 1) {
    await page.locator('.form').waitFor();
    // A learner reads first; meanwhile Python boots and the next questions are made ready.
    await page.waitForTimeout(round === 0 ? 5000 : 500);
    const time = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let begun = 0;
          const observer = new MutationObserver(() => {
            if (document.querySelector('.verdict') === null) return;
            observer.disconnect();
            // A message is handled after the frame that is being made has been painted.
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - begun));
            port1.start();
            port2.postMessage(undefined);
          });
          observer.observe(document, { childList: true, subtree: true });
          requestAnimationFrame(() => {
            begun = performance.now();
            const press = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new KeyboardEvent('keydown', press));
          });
        }),
    );
    times.push(time);
    await page.keyboard.press('4');
    await page.keyboard.press('Enter');
    await page.locator('.form, .summary').first().waitFor();
    if ((await page.locator('.summary').count()) > 0) break;
  }
  return times;
}

async function benchApp(): Promise<void> {
  const server = await serve({ root: path.join(root, 'dist/app'), port: 0 });
  const first: number[] = [];
  const later: number[] = [];
  let verdicts: readonly number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const profile = await mkdtemp(path.join(tmpdir(), 'loopwise-bench-'));
    for (const times of [first, later]) {
      const context = await openChromium(profile, {});
      await context.addInitScript(watchFirstQuestion);
      const page = await firstPage(context);
      times.push(await firstQuestion(page, server.url));
      if (times === later && round === 0) verdicts = await verdictTimes(page, 10);
      await context.close();
    }
    await rm(profile, { recursive: true, force: true });
  }
  await server.close();
  line('first start ever: open to first question', first, '< 1000 ms');
  line('start: open to first question', later, '< 1000 ms');
  line('Enter to verdict painted: the first', verdicts.slice(0, 1), '< 16.7 ms (one frame)');
  line('Enter to verdict painted: then', verdicts.slice(1), '< 16.7 ms (one frame)');
}

async function benchPage(): Promise<void> {
  const pageRoot = path.join(cache, 'page');
  await viteBuild({
    root: path.join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: { outDir: pageRoot, emptyOutDir: true, target: 'esnext', modulePreload: false },
  });
  await cp(path.join(root, 'dist/app/engine'), path.join(pageRoot, 'engine'), { recursive: true });
  const server = await serve({ root: pageRoot, port: PORT });
  const context = await openChromium(path.join(cache, 'profile'), {});
  const page = await firstPage(context);
  await page.goto(server.url);
  const counts = async (): Promise<readonly [number, number]> =>
    page.evaluate(async () => (Reflect.get(window, 'bench') as BenchPage).counts());
  const [cards, reviews] = await counts();
  if (cards !== CARDS || reviews !== REVIEWS) {
    if (cards + reviews > 0) throw new Error(`${cache} holds half a database. Delete it.`);
    console.log(`filling a database with ${CARDS} cards and ${REVIEWS} reviews (once)`);
    await page.evaluate(
      async ([many, more]) => (Reflect.get(window, 'bench') as BenchPage).fill(many, more),
      [CARDS, REVIEWS] as const,
    );
  }
  const queue = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).queue(31),
  );
  line('queue of 100,000 cards, 1,000,000 reviews: first', queue.slice(0, 1), '< 50 ms');
  line('queue of 100,000 cards, 1,000,000 reviews: then', queue.slice(1), '< 50 ms');
  const [boot = 0, ...runs] = await page.evaluate(
    async (program) => (Reflect.get(window, 'bench') as BenchPage).engine(program, 50),
    PROGRAM,
  );
  line('engine: boot in Chromium', [boot], 'behind the first question');
  line('engine: a run of three tasks', runs, 'a frame');
  const replay = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).replay(100_000, 200),
  );
  const many = `${replay.events.toLocaleString('en')} events`;
  line(`replay of ${many}: open`, [replay.open], '< 300 ms');
  line(`replay of ${many}: a step`, replay.steps, '< 16.7 ms (one frame)');
  line(`replay of ${many}: a jump anywhere`, replay.jumps, '< 16.7 ms (one frame)');
  await context.close();
  await server.close();
}

console.log(
  `${platform()} ${arch()}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ` +
    `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
build();
await benchApp();
await benchPage();
