/**
 * `npm run screenshots [FOLDER]`: every screen and state, light and dark, at two sizes, with the
 * shipped deck and answers as a learner gives them. The README's pictures are among them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright/test';
import { serve } from '#electron/serve.ts';
import { build } from '../../.config/build.ts';
import { firstPage, openChromium } from '../e2e/hosts/chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, 'images'));

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 640 },
] as const;

/** Puts the shuffled lines down in the order in which they lie there. */
async function putAllDown(page: Page): Promise<void> {
  const count = await page.locator('.order-lines .order-piece').count();
  for (let piece = 0; piece < count; piece += 1) {
    await page.keyboard.press(String.fromCodePoint(97 + piece));
  }
}

/** Forms in which one letter is an answer. */
const ONE_KEY = '.choices, .output-options, .clock-options';

/** Answers whatever is asked, not caring whether it is right. */
async function answerAnyhow(page: Page): Promise<void> {
  await page.locator('.form').waitFor();
  if ((await page.locator('.order-lines').count()) > 0) await putAllDown(page);
  else if ((await page.locator(ONE_KEY).count()) > 0) await page.keyboard.press('a');
  else await page.keyboard.type('a guess');
  await page.keyboard.press('Control+Enter');
  await page.locator('.verdict').waitFor();
}

/** Drops a file that is no deck onto the window. */
async function refusedDeck(page: Page): Promise<void> {
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['These are just words.'], 'holiday.loopwise'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  });
}

/** Leaves the session in the middle, and goes on with it. */
async function pauseAndGoOn(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.locator('.form').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.forecast').waitFor();
  await take('home-paused');
  await page.keyboard.press('Enter');
}

/** Opens the question's program from its verdict, and lets an exception out of it. */
async function whatIf(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.locator('.what-if').waitFor();
  await page.keyboard.press('w');
  await page.locator('.bench-end').waitFor();
  await take('what-if');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('print("before all")\n');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('raise ValueError("after all")\n');
  await page.locator('.complaints').getByText('ValueError').waitFor();
  await take('what-if-changed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('.verdict').waitFor();
}

async function shots(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.locator('.today').waitFor();
  await take('home-first-start');
  await page.keyboard.press('?');
  await take('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.locator('.library').waitFor();
  await take('decks');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.locator('.bench-end').waitFor();
  await take('playground');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('.today').waitFor();
  await page.keyboard.press('Enter');

  // The hints at the first question, each where it works.
  await page.locator('.hint').waitFor();
  await take('hint-read');
  await page.keyboard.press('a');
  await take('hint-commit');
  await page.keyboard.press('Enter');
  await page.locator('.why').waitFor();
  await take('hint-verdict');
  await page.keyboard.press('u');
  await page.locator('.form').waitFor();
  await page.keyboard.press('Escape');

  const seen = new Set<string>();
  for (let round = 0; round < 60; round += 1) {
    await page.locator('.form, .summary').first().waitFor();
    if ((await page.locator('.summary').count()) > 0) break;
    const form =
      (await page.locator('.order-lines').count()) > 0
        ? 'order'
        : (await page.locator(ONE_KEY).count()) > 0
          ? 'choose'
          : 'type';
    if (!seen.has(form)) await take(`question-${form}`);
    await answerAnyhow(page);
    const verdict = (await page.locator('.verdict-right').count()) > 0 ? 'right' : 'wrong';
    if (!seen.has(`${form}-${verdict}`)) await take(`verdict-${form}-${verdict}`);
    const belief = page.locator('.parting[aria-busy="false"]');
    if (!seen.has('belief') && (await belief.count()) > 0) {
      await belief.scrollIntoViewIfNeeded();
      await take('verdict-belief');
      await page.keyboard.press('l');
      await page.locator('.given').waitFor();
      await take('answers-of-the-session');
      await page.keyboard.press('Escape');
      seen.add('belief');
    }
    if (seen.size === 0) await whatIf(page, take);
    seen.add(form).add(`${form}-${verdict}`);
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    if (round === 4) await pauseAndGoOn(page, take);
  }
  await page.locator('.summary').waitFor();
  await take('summary');
  await page.keyboard.press('Escape');
  await page.locator('.forecast').waitFor();
  await take('home-done');

  // Two months later what was learnt comes back, to be typed now.
  await page.clock.setFixedTime(Date.now() + 60 * 86_400_000);
  await page.keyboard.press('d');
  await page.locator('.library').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('to repeat').waitFor();
  await take('home-due');
  await page.keyboard.press('Enter');
  for (;;) {
    await page.locator('.form').waitFor();
    if ((await page.locator('.terminal-text').count()) > 0) break;
    await answerAnyhow(page);
    await page.keyboard.press('Enter');
  }
  await take('question-type');
  await page.keyboard.type('open\nsaving rice\nsaving tea\nclosed');
  await take('question-type-filled');
  await page.keyboard.press('Control+Enter');
  await page.locator('.verdict').waitFor();
  await take('verdict-type');
  await page.keyboard.press('Escape');
  await page.locator('.today').waitFor();
  await refusedDeck(page);
  await page.locator('.problems').waitFor();
  await take('refused-deck');
}

build();
mkdirSync(folder, { recursive: true });
const server = await serve({ root: path.join(root, 'dist/app'), port: 0 });
for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    const profile = mkdtempSync(path.join(tmpdir(), 'loopwise-screenshots-'));
    const context = await openChromium(profile, { colorScheme, viewport });
    const page = await firstPage(context);
    page.on('pageerror', (error) => console.error(error));
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(message.text());
    });
    await page.goto(server.url);
    await shots(page, async (name) => {
      const file = `${name}-${colorScheme}-${viewport.width}.png`;
      await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
    });
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
await server.close();
