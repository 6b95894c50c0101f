/** 10,000 questions imported, searched, changed in bulk and exported, in the built app in Chromium. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
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
function watchBlocks(): void {
  const blocks: number[] = [];
  Object.assign(window, { watched: { blocks } satisfies Watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** The longest task since the last call; 0 if none took 50 ms. */
async function longestBlock(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { blocks } = Reflect.get(window, 'watched') as Watched;
    return Math.max(0, ...blocks.splice(0));
  });
}

function deckOf(count: number): Uint8Array {
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
    page.setDefaultTimeout(120_000);
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Decks and data' }).click();
    await page.getByRole('heading', { name: 'Decks', exact: true }).waitFor();
    // The rest of the shipped deck follows the first question.
    await page.waitForTimeout(5000);
    await longestBlock(page);

    const begun = performance.now();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^Import a deck/ }).click(),
    ]);
    await chooser.setFiles(file);
    const add = page.getByRole('button', { name: 'Add this deck' });
    await add.waitFor();
    const read = performance.now() - begun;
    const readBlock = await longestBlock(page);
    const taking = performance.now();
    await add.click();
    await page.getByText('A large deck 1.0.0 was imported.').waitFor();
    const taken = performance.now() - taking;
    const takeBlock = await longestBlock(page);
    line('10,000 questions: read and shown', [read], '');
    line('10,000 questions: imported, the preview not counted', [read + taken], '< 10,000 ms');
    line('10,000 questions: longest block while they are read', [readBlock], '< 100 ms');
    line('10,000 questions: longest block while they are taken', [takeBlock], '< 100 ms');

    const field = page.getByRole('searchbox', { name: 'Search all questions' });
    await field.click();
    await page.getByText(/^10,\d{3} of 10\d{3} questions$/).waitFor();
    const searchBlock = await longestBlock(page);
    const queries = [
      'n',
      'needle',
      'unit:u3 needle',
      'id:question-99*',
      '-needle or level:2',
      'is:new concept:concept-7',
      '"shorter sleep" -unit:u1',
      'prop:stability>3',
      'deck:bench.large',
    ];
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const query of queries) times.push(await searchTime(page, query));
    }
    line('10,000 questions: a query to its painted result', times, '< 50 ms');
    line(
      '10,000 questions: longest block while they are searched first',
      [searchBlock],
      '< 100 ms',
    );
    await longestBlock(page);

    const bar = page.getByRole('toolbar', { name: 'Picked questions' });
    const change = async (button: string, said: RegExp): Promise<number> => {
      const from = performance.now();
      await bar.getByRole('button', { name: button }).click();
      await page.getByText(said).waitFor();
      return performance.now() - from;
    };
    await bar.getByRole('checkbox').click();
    await bar.getByText('10,000 picked').waitFor();
    const pickBlock = await longestBlock(page);
    const suspend = await change('Suspend', /questions are suspended/);
    const suspendBlock = await longestBlock(page);
    const from = performance.now();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back.').waitFor();
    const undo = performance.now() - from;
    const undoBlock = await longestBlock(page);
    line('10,000 questions: suspended in bulk', [suspend], 'in the background');
    line('10,000 questions: that taken back', [undo], 'in the background');
    line('10,000 questions: longest block while all are picked', [pickBlock], '< 100 ms');
    line('10,000 questions: longest block while they are changed', [suspendBlock], '< 100 ms');
    line('10,000 questions: longest block while that is taken back', [undoBlock], '< 100 ms');

    const exporting = performance.now();
    await bar.getByRole('button', { name: 'Export…' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Loopwise deck' }).click(),
    ]);
    await download.path();
    line('10,000 questions: exported as a selection', [performance.now() - exporting], '');
    line(
      '10,000 questions: longest block while they are exported',
      [await longestBlock(page)],
      '< 100 ms',
    );
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
