/**
 * `npm run bench [PART...]`: how fast the app is. Each line gives the goal, and the output names
 * the machine. Parts: `app`, `page`, `library`, `beliefs`, `restore`, `engine`, `own`; by default
 * all. The large database of `page` is made once and kept below node_modules/.cache.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { arch, availableParallelism, cpus, platform, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright/test';
import { build as viteBuild } from 'vite';
import { serve } from '#electron/server.ts';
import { build } from '../../.config/build.ts';
import { compileAtStart } from '../../.config/compile-at-start.ts';
import { firstPage, openChromium } from '../e2e/hosts/chromium.ts';
import { benchBeliefs } from './beliefs.ts';
import { shippedPrograms } from './deck.ts';
import { benchBoot, benchRuns } from './engine.ts';
import { benchLibrary } from './library.ts';
import { benchOwnCode } from './own-code.ts';
import { line } from './line.ts';
import type { BenchPage } from './page/page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/loopwise/bench');

/** Fixed, because the database belongs to the origin. */
const PORT = 4749;
const CARDS = 100_000;
const REVIEWS = 1_000_000;

/** Starts in which the first queue is timed. */
const STARTS = 7;

/** Milliseconds after which Chromium itself has started, and works no longer beside the page. */
const STARTED = 2000;

/** Reviews in the backup that is restored: ten years of a hundred a day. */
const RESTORED = 360_000;

/** The shipped deck, in the app and in the page of the bench. */
const DECK = 'decks/asyncio.loopwise';

const PROGRAM = `import asyncio
async def fetch(n):
    print("start", n)
    await asyncio.sleep(n)
    print("end", n)
async def main():
    await asyncio.gather(fetch(3), fetch(1), fetch(2))
asyncio.run(main())
`;

/** Injected before the page loads: starts a session and records when its question is painted. */
function watchFirstQuestion(): void {
  const painted = (then: () => void): void => {
    requestAnimationFrame(() => requestAnimationFrame(then));
  };
  let started = false;
  const observer = new MutationObserver(() => {
    const button = document.querySelector<HTMLElement>('main [data-variant="main"]');
    if (!started && button !== null) {
      started = true;
      button.click();
    }
    if (document.querySelector('[data-phase="asking"]') === null) return;
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

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const COMMIT: Press = { key: 'Enter', ctrlKey: true };
const QUESTION = '[data-phase="asking"]';
const SUMMARY = '[data-phase="over"]';

const NEXT: Press = { key: 'Enter', ctrlKey: false };

/** Milliseconds from a key press at the start of a frame until its result is painted. */
async function painted(page: Page, press: Press, brings: string): Promise<number> {
  return page.evaluate(
    ([init, selector]) =>
      new Promise<number>((resolve) => {
        let begun = 0;
        const observer = new MutationObserver(() => {
          if (document.querySelector(selector) === null) return;
          observer.disconnect();
          // A message is handled after the current frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - begun));
          port1.start();
          port2.postMessage(undefined);
        });
        observer.observe(document, { childList: true, subtree: true });
        requestAnimationFrame(() => {
          begun = performance.now();
          const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
          document.body.dispatchEvent(event);
        });
      }),
    [press, brings] as const,
  );
}

interface SessionTimes {
  /** From Enter to the verdict. */
  readonly verdicts: readonly number[];
  /** From Enter on a verdict to the next question in its form. */
  readonly switches: readonly number[];
}

/** Answers questions until the session ends. */
async function sessionTimes(page: Page): Promise<SessionTimes> {
  const verdicts: number[] = [];
  const switches: number[] = [];
  await page.locator(QUESTION).waitFor();
  // A learner reads first; meanwhile Python boots and the next questions are prepared.
  await page.waitForTimeout(5000);
  for (;;) {
    verdicts.push(await painted(page, COMMIT, '[data-phase="judged"]'));
    // No one reads a verdict faster; meanwhile the answer is stored and a spare Python boots.
    await page.waitForTimeout(1500);
    await page.keyboard.press('e');
    await page.keyboard.press('3');
    await page.waitForTimeout(100);
    const time = await painted(page, NEXT, `${QUESTION}, ${SUMMARY}`);
    if ((await page.locator(SUMMARY).count()) > 0) return { verdicts, switches };
    switches.push(time);
    await page.waitForTimeout(500);
  }
}

/** Puts the longest programs of the deck first. */
async function longestFirst(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('loopwise');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const change = db.transaction(['cards', 'questions'], 'readwrite');
          const cards = change.objectStore('cards');
          const all = change.objectStore('questions').getAll();
          all.addEventListener('success', () => {
            const rows = all.result as { id: string; question: { program: string } }[];
            const length = ({ question }: (typeof rows)[number]): number =>
              question.program.split('\n').length;
            rows.sort((a, b) => length(b) - length(a));
            for (const [newPosition, { id }] of rows.entries()) {
              const one = cards.get(id);
              one.addEventListener('success', () =>
                cards.put({ ...(one.result as object), newPosition }),
              );
            }
          });
          change.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
  );
}

async function benchApp(): Promise<void> {
  const server = await serve({ root: path.join(root, 'dist/app'), port: 0 });
  const first: number[] = [];
  const later: number[] = [];
  let session: SessionTimes = { verdicts: [], switches: [] };
  for (let round = 0; round < 5; round += 1) {
    const profile = await mkdtemp(path.join(tmpdir(), 'loopwise-bench-'));
    for (const times of [first, later]) {
      const context = await openChromium(profile, {}, true);
      await context.addInitScript(watchFirstQuestion);
      const page = await firstPage(context);
      times.push(await firstQuestion(page, server.url));
      // The rest of the deck follows the first question.
      await page.waitForTimeout(3000);
      if (times === first) await longestFirst(page);
      else if (round === 0) session = await sessionTimes(page);
      await context.close();
    }
    await rm(profile, { recursive: true, force: true });
  }
  await server.close();
  const { verdicts, switches } = session;
  line('first start ever: open to first question', first, '< 400 ms');
  line('start: open to first question', later, '< 1000 ms');
  line('Enter to verdict painted: the first', verdicts.slice(0, 1), '< 16.7 ms (one frame)');
  line('Enter to verdict painted: the longest programs', verdicts, '< 16.7 ms (one frame)');
  line('Enter to the next form painted: the longest programs', switches, '< 16.7 ms (one frame)');
}

async function buildPage(): Promise<string> {
  const pageRoot = path.join(cache, 'page');
  await viteBuild({
    root: path.join(import.meta.dirname, 'page'),
    logLevel: 'error',
    // As in the app.
    plugins: [compileAtStart([])],
    build: { outDir: pageRoot, emptyOutDir: true, target: 'esnext', modulePreload: false },
  });
  return pageRoot;
}

async function benchRestore(): Promise<void> {
  const server = await serve({ root: await buildPage(), port: 0 });
  const profile = await mkdtemp(path.join(tmpdir(), 'loopwise-bench-'));
  const context = await openChromium(profile, {}, true);
  const page = await firstPage(context);
  await page.goto(server.url);
  const { bytes, write, check, restore } = await page.evaluate(
    async (reviews) => (Reflect.get(window, 'bench') as BenchPage).restore(reviews),
    RESTORED,
  );
  const many = `${RESTORED.toLocaleString('en')} reviews (${Math.round(bytes / 1e6)} MB)`;
  line(`backup of ${many}: written`, [write], 'behind what the learner does');
  line(`backup of ${many}: read and checked`, [check], 'with progress and Stop');
  line(`backup of ${many}: restored`, [restore], 'with progress and Stop');
  await context.close();
  await server.close();
  await rm(profile, { recursive: true, force: true });
}

function watchedLines(
  what: string,
  { took, blocked }: { readonly took: number; readonly blocked: number },
  goal: string,
): void {
  line(what, [took], goal);
  line(`  longest block`, [blocked], '< 50 ms');
}

/** Fills the large database unless that was done, and keeps the cards for the next queue. */
async function fillOnce(url: string): Promise<void> {
  const context = await openChromium(path.join(cache, 'profile'), {}, true);
  const page = await firstPage(context);
  await page.goto(url);
  const [cards, reviews] = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).counts(),
  );
  if (cards !== CARDS || reviews !== REVIEWS) {
    if (cards + reviews > 0) throw new Error(`${cache} holds half a database. Delete it.`);
    console.log(`filling a database with ${CARDS} cards and ${REVIEWS} reviews (once)`);
    await page.evaluate(
      async ([many, more]) => (Reflect.get(window, 'bench') as BenchPage).fill(many, more),
      [CARDS, REVIEWS] as const,
    );
  }
  const { kept, before } = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).keepQueue(),
  );
  line('queue of 100,000 cards, the first time ever', [before], 'once');
  watchedLines('cards kept for the next queue', kept, 'behind the first screen');
  // The next one is the first after a start.
  await context.close();
}

/** The queue in several starts: the first load, and those that follow. */
async function benchQueue(url: string): Promise<void> {
  const what = 'queue of 100,000 cards, 1,000,000 reviews';
  const later: number[] = [];
  const starts = async (pause: number): Promise<number[]> => {
    const firsts: number[] = [];
    for (let round = 0; round < STARTS; round += 1) {
      const context = await openChromium(path.join(cache, 'profile'), {}, true);
      const page = await firstPage(context);
      await page.goto(url);
      await page.waitForTimeout(pause);
      const [first = NaN, ...others] = await page.evaluate(async () =>
        (Reflect.get(window, 'bench') as BenchPage).queue(7),
      );
      firsts.push(first);
      later.push(...others);
      await context.close();
    }
    return firsts;
  };
  line(`${what}: first`, await starts(STARTED), '< 10 ms');
  line('  while Chromium itself starts', await starts(0), '(for comparison)');
  line(`${what}: then`, later, '< 10 ms');
}

async function benchPage(): Promise<void> {
  const pageRoot = await buildPage();
  for (const part of ['engine', DECK]) {
    await cp(path.join(root, 'dist/app', part), path.join(pageRoot, part), { recursive: true });
  }
  const server = await serve({ root: pageRoot, port: PORT });
  await fillOnce(server.url);
  await benchQueue(server.url);
  const context = await openChromium(path.join(cache, 'profile'), {}, true);
  const page = await firstPage(context);
  await page.goto(server.url);
  const prepared = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).prepare(),
  );
  watchedLines(
    'statistics of 1,000,000 reviews: prepared once',
    prepared,
    'behind the first screen',
  );
  const home = await page.evaluate(async () => (Reflect.get(window, 'bench') as BenchPage).home());
  watchedLines('first screen: what is due today', home.today, '< 100 ms');
  watchedLines('first screen: decks by unit, 100,000 cards', home.overview, 'behind it');
  watchedLines('first screen: the goal', home.goal, 'behind it');
  const statistics = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).statistics(),
  );
  for (const { period, ...times } of statistics) {
    watchedLines(`statistics of a ${period}, 1,000,000 reviews: open`, times, '< 500 ms (a month)');
  }
  const beliefs = await page.evaluate(
    async (url) => (Reflect.get(window, 'bench') as BenchPage).beliefs(url),
    `/${DECK}`,
  );
  watchedLines('map of beliefs from the latest 2,000 answers', beliefs, '< 200 ms');
  const [boot = 0, ...runs] = await page.evaluate(
    async (program) => (Reflect.get(window, 'bench') as BenchPage).engine(program, 50),
    PROGRAM,
  );
  line('engine: first boot in Chromium', [boot], 'behind the first question');
  line('engine: a run of three tasks in Chromium', runs, 'a frame');
  const replay = await page.evaluate(async () =>
    (Reflect.get(window, 'bench') as BenchPage).replay(100_000, 200),
  );
  const many = `${replay.events.toLocaleString('en')} events`;
  line(`replay of ${many}: open`, [replay.open], '< 300 ms');
  line(`replay of ${many}: a step`, replay.steps, '< 16.7 ms (one frame)');
  line(`replay of ${many}: a jump anywhere`, replay.jumps, '< 16.7 ms (one frame)');
  await benchBoot(page);
  await context.close();
  await server.close();
}

console.log(
  `${platform()} ${arch()}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ` +
    `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
const parts = process.argv.slice(2);
const wanted = (part: string): boolean => parts.length === 0 || parts.includes(part);
if (['app', 'page', 'library', 'engine'].some(wanted)) build();
if (wanted('app')) await benchApp();
if (wanted('page')) await benchPage();
if (wanted('library')) await benchLibrary(path.join(root, 'dist/app'));
if (wanted('beliefs')) await benchBeliefs(path.join(root, 'dist/app', DECK));
if (wanted('restore')) await benchRestore();
if (wanted('own')) await benchOwnCode();
if (wanted('engine')) {
  await benchRuns(await shippedPrograms());
  // In a process of its own, because it removes that process's globals.
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'inside.ts')], { stdio: 'inherit' });
}
