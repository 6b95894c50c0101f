/** 10,000 questions imported, searched, changed in bulk and exported, in the built app in Chromium. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { writePackage } from '#format/package.ts';
import { serve } from '#electron/server.ts';
import { firstPage, openChromium } from '../e2e/hosts/chromium.ts';
import { line } from './line.ts';

const QUESTIONS = 10_000;

/** The longest times for which the page did not respond, since the last call; in ms. */
interface Watched {
  readonly blocks: number[];
}

/** Records every task of the page that takes longer than a frame or two. */
export function watchBlocks(): void {
  const blocks: number[] = [];
  Object.assign(window, { watched: { blocks } satisfies Watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** The longest task since the last call; 0 if none took 50 ms. */
export async function longestBlock(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { blocks } = Reflect.get(window, 'watched') as Watched;
    return Math.max(0, ...blocks.splice(0));
  });
}

/** Ms that a step may take before the bench gives up. */
const PATIENCE = 120_000;

/** Rejects with the name of a step that does not end. */
async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `bench library: "${what}" did not end within ${PATIENCE / 1000} s.`;
    timer = setTimeout(() => reject(new Error(message)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function deckOf(count: number): Uint8Array {
  const units = Array.from({ length: 20 }, (_, at) => `  - id: u${at}\n    title: Unit ${at}\n`);
  const files: Record<string, string> = {
    'deck.yaml': `format: 1\nid: bench.large\ntitle: A large deck\nversion: 1.0.0\nabout: For the bench.\nauthors: [Ada]\nlicense: CC0-1.0\nunits:\n${units.join('')}`,
  };
  for (let at = 0; at < count; at += 1) {
    const unit = `u${at % 20}`;
    files[`${unit}/${String(at).padStart(5, '0')}.md`] = questionOf(at);
  }
  return writePackage({ files });
}

function questionOf(at: number): string {
  return `---
id: question-${at}
concept: concept-${at % 100}
level: ${1 + (at % 3)}
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html
---
What does this print, number ${at}?

\`\`\`python
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, ${at})


async def main():
    await asyncio.gather(work("a", 0.2), work("b", 0.1))


asyncio.run(main())
\`\`\`

## Why
Both sleep at the same time, and ${at % 7 === 0 ? 'the needle' : 'the shorter sleep'} ends first.
`;
}

/** Finds nothing, so that any other query changes what is on screen. */
const NOTHING = 'id:nothing';

/** From typing a query until its results are painted. */
async function searchTime(page: Page, query: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('input[type="search"]');
        const said = document.querySelector('#search-said');
        const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        if (field === null || said === null) throw new Error('There is no search.');
        const begun = performance.now();
        const observer = new MutationObserver(() => {
          observer.disconnect();
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - begun));
          port1.start();
          requestAnimationFrame(() => port2.postMessage(undefined));
        });
        observer.observe(said, { childList: true, subtree: true, characterData: true });
        // React only notices its own setter.
        value?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    query,
  );
}

const QUERIES = [
  'n',
  'needle',
  'unit:u3 needle',
  'id:question-99*',
  '-needle or level:2',
  'is:new concept:concept-7',
  '"shorter sleep" -unit:u1',
  '-prop:stability>3',
  'deck:bench.large',
];

/** Prints a time and the longest block of the page meanwhile. */
async function report(page: Page, what: string, time: number, goal: string): Promise<void> {
  line(what, [time], goal);
  line(`${what}: longest block`, [await longestBlock(page)], '< 100 ms');
}

/** Ms until what `act` starts is on screen. */
export async function until(
  what: string,
  act: () => Promise<void>,
  shown: Locator,
): Promise<number> {
  const begun = performance.now();
  await inTime(
    what,
    (async () => {
      await act();
      await shown.waitFor();
    })(),
  );
  return performance.now() - begun;
}

async function benchImport(page: Page, file: string): Promise<void> {
  const choose = async (): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^Import a deck/ }).click(),
    ]);
    await chooser.setFiles(file);
  };
  const add = page.getByRole('button', { name: 'Add this deck' });
  const read = await until('read the file', choose, add);
  await report(page, '10,000 questions: read and shown', read, '');
  const done = page.getByText('A large deck 1.0.0 was imported.');
  const taken = await until('import', async () => add.click(), done);
  await report(page, '10,000 questions: taken', taken, '');
  line('10,000 questions: imported, the preview not counted', [read + taken], '< 10,000 ms');
}

async function benchSearch(page: Page): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Search all questions' });
  const all = page.getByText(/^10,\d{3} of 10,\d{3} questions$/);
  const first = await until('first search', async () => field.click(), all);
  await report(page, '10,000 questions: searched first', first, '');
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const query of QUERIES) {
      await inTime(`search for ${NOTHING}`, searchTime(page, NOTHING));
      times.push(await inTime(`search for ${query}`, searchTime(page, query)));
    }
  }
  line('10,000 questions: a query to its painted result', times, '< 50 ms');
  line('10,000 questions: longest block while searched', [await longestBlock(page)], '< 100 ms');
}

async function benchBulk(page: Page): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Picked questions' });
  const picked = bar.getByText('10,000 picked');
  const pick = await until('pick all', async () => bar.getByRole('checkbox').click(), picked);
  await report(page, '10,000 questions: picked', pick, '');
  const suspend = await until(
    'suspend',
    async () => bar.getByRole('button', { name: 'Suspend' }).click(),
    page.getByText(/questions are suspended/),
  );
  await report(page, '10,000 questions: suspended in bulk', suspend, 'in the background');
  const undo = await until(
    'undo',
    async () => page.getByRole('button', { name: 'Undo' }).click(),
    page.getByText('Taken back.'),
  );
  await report(page, '10,000 questions: that taken back', undo, 'in the background');
}

async function benchExport(page: Page): Promise<void> {
  const exported = async (what: string, open: () => Promise<void>): Promise<void> => {
    const begun = performance.now();
    await inTime(
      what,
      (async () => {
        await open();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Loopwise deck' }).click(),
        ]);
        await download.path();
      })(),
    );
    await report(page, `10,000 questions: ${what}`, performance.now() - begun, '');
  };
  const bar = page.getByRole('toolbar', { name: 'Picked questions' });
  await exported('exported as a selection', async () =>
    bar.getByRole('button', { name: 'Export…' }).click(),
  );
  await exported('exported as a deck', async () =>
    page.getByRole('button', { name: 'Export A large deck' }).click(),
  );
}

/** The first change of a learner begins the journal with a backup; later ones only add to it. */
async function beginJournal(page: Page): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Search all questions' });
  await field.fill('id:forgotten-await');
  await page.getByRole('checkbox', { name: 'Pick forgotten-await' }).click();
  const bar = page.getByRole('toolbar', { name: 'Picked questions' });
  await bar.getByRole('button', { name: 'Flag' }).click();
  await page.getByText(/is flagged/).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back.').waitFor();
  await field.fill('');
}

/** @param root the folder of the built app. */
export async function benchLibrary(root: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'loopwise-bench-'));
  const file = path.join(folder, 'large.loopwise');
  await writeFile(file, deckOf(QUESTIONS));
  const server = await serve({ root, port: 0 });
  const context = await openChromium(path.join(folder, 'profile'), {}, true);
  try {
    await context.addInitScript(watchBlocks);
    const page = await firstPage(context);
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Decks and data' }).click();
    await page.getByRole('heading', { name: 'Decks', exact: true }).waitFor();
    // The rest of the shipped deck follows the first question.
    await page.waitForTimeout(5000);
    await inTime('begin the journal', beginJournal(page));
    await longestBlock(page);
    await benchImport(page, file);
    await benchSearch(page);
    await benchBulk(page);
    await benchExport(page);
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
