/** Pictures of what a learner of ten days has, and of their return after a month. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { openNodeEngine } from '#engine/box/node.ts';
import { createBackup } from '#store/backup.ts';
import { createNewcomer } from '../learner/simulate.ts';
import type { Take } from './around.ts';
import { insight } from './around.ts';

const DAY = 86_400_000;
const DAYS = 10;

/** A backup of a simulated newcomer who has learned from the built deck, and when it was written. */
export async function newcomersBackup(
  root: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly at: number }> {
  const deck = new Uint8Array(await readFile(path.join(root, 'dist/app/decks/asyncio.loopwise')));
  const engine = await openNodeEngine();
  const today = new Date().setHours(8, 0, 0, 0);
  const newcomer = await createNewcomer({ deck, engine, seed: 1, at: today - DAYS * DAY });
  for (let day = 1; day <= DAYS; day += 1) await newcomer.live(day);
  const at = newcomer.now();
  const bytes = await createBackup(newcomer.db, at);
  engine.close();
  return { bytes, at };
}

/** Restores the backup, and looks at everything that answers fill. */
export async function later(
  page: Page,
  take: Take,
  { bytes, at }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly at: number },
): Promise<void> {
  await page.clock.setFixedTime(at + DAY);
  await page.keyboard.press('d');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  const file = { name: 'ten days.loopwise-backup', mimeType: 'application/zip' };
  await (await chosen).setFiles({ ...file, buffer: Buffer.from(bytes) });
  await page.getByRole('button', { name: /^Replace everything/ }).waitFor();
  await take('restore-backup');
  await page.getByRole('button', { name: /^Replace everything/ }).click();
  await page.getByText('The backup was restored.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/ reviews?\b.* today/).waitFor();
  await take('home-day-10');
  await insight(page, take, 'full');
  await beliefsOpened(page, take);
  await aQuestion(page, take);
  await page.getByText(/ reviews?\b.* today/).waitFor();
  await page.keyboard.press('m');
  await page.locator('dialog').waitFor();
  await take('your-days');
  await page.keyboard.press('Escape');
  await page.clock.setFixedTime(at + 30 * DAY);
  await page.keyboard.press('d');
  await page.locator('#decks-title').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/ reviews?\b.* today/).waitFor();
  await take('home-away-30');
}

/** A belief with its answers, goals and schedule below, a simulated year, and the check. */
async function beliefsOpened(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('i');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const belief = page.locator('main button[aria-expanded]').first();
  if ((await belief.count()) > 0) {
    await belief.click();
    await take('insight-belief');
  }
  await page.getByRole('heading', { name: 'How well to remember' }).scrollIntoViewIfNeeded();
  await take('insight-goals');
  await page.getByRole('button', { name: 'Simulate other choices' }).click();
  await page.getByRole('button', { name: 'Use this' }).first().waitFor();
  await page.locator('table').last().scrollIntoViewIfNeeded();
  await take('insight-retention');
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Start the check' }).waitFor();
  await take('check-units');
  // Over all units, so that it begins with a program of many outputs.
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
  await take('check-question');
  await page.keyboard.press('a');
  await take('check-line');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** What is known of the question on screen. */
async function aQuestion(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('Enter');
  await page.locator('[data-phase="asking"]').waitFor();
  await page.keyboard.press('ControlOrMeta+d');
  await page.locator('dialog').waitFor();
  await take('this-question');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}
