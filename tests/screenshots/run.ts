/**
 * `npm run screenshots [FOLDER]`: every screen and state, light and dark, at two sizes, with the
 * shipped deck and answers as a learner gives them. The README's pictures are among them.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { serve } from '#electron/serve.ts';
import { build } from '../../.config/build.ts';
import { CHROMIUM_ARGS } from '../chromium.ts';

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

/** Answers whatever is asked, not caring whether it is right. */
async function answerAnyhow(page: Page): Promise<void> {
  await page.locator('.form').waitFor();
  if ((await page.locator('.order-lines').count()) > 0) await putAllDown(page);
  else if ((await page.locator('.choices').count()) > 0) await page.keyboard.press('1');
  else await page.keyboard.type('a guess');
  await page.keyboard.press('Control+Enter');
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
  await page.keyboard.press('Enter');

  const seen = new Set<string>();
  for (let round = 0; round < 60; round += 1) {
    await page.locator('.form, .summary').first().waitFor();
    if ((await page.locator('.summary').count()) > 0) break;
    const form =
      (await page.locator('.order-lines').count()) > 0
        ? 'order'
        : (await page.locator('.choices').count()) > 0
          ? 'choose'
          : 'type';
    if (!seen.has(form)) await take(`question-${form}`);
    await answerAnyhow(page);
    const verdict = (await page.locator('.verdict-right').count()) > 0 ? 'right' : 'wrong';
    if (!seen.has(`${form}-${verdict}`)) await take(`verdict-${form}-${verdict}`);
    seen.add(form).add(`${form}-${verdict}`);
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
  }
  await page.locator('.summary').waitFor();
  await take('summary');
  await page.keyboard.press('Enter');
  await page.locator('.today').waitFor();
  await take('home-after');
}

build();
mkdirSync(folder, { recursive: true });
const server = await serve({ root: path.join(root, 'dist/app'), port: 0 });
const browser = await chromium.launch({
  executablePath: process.env['LOOPWISE_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [...CHROMIUM_ARGS],
});
for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    const context = await browser.newContext({ colorScheme, viewport });
    const page = await context.newPage();
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
  }
}
await browser.close();
await server.close();
