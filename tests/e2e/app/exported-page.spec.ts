/** The page that a deck is exported to, opened from a file like its recipients open it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import { openChromium, firstPage } from '../hosts/chromium.ts';

const CLI = path.resolve(import.meta.dirname, '../../../decks/cli.ts');

let folder = '';
let file = '';

function loopwise(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  expect(stderr + String(status)).toMatch(/0$/u);
}

test.beforeAll(() => {
  test.setTimeout(240_000);
  folder = mkdtempSync(path.join(tmpdir(), 'loopwise-page-'));
  loopwise('new', 'deck', '--author', 'Ada');
  loopwise('export', 'deck', '--to', 'html', '-o', 'deck.html');
  file = path.join(folder, 'deck.html');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function onPage(check: (page: Page) => Promise<void>): Promise<void> {
  const context = await openChromium(mkdtempSync(path.join(folder, 'profile-')), {
    viewport: { width: 1000, height: 900 },
    colorScheme: null,
  });
  try {
    await context.setOffline(true);
    const page = await firstPage(context);
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(pathToFileURL(file).href);
    await check(page);
    expect(errors).toEqual([]);
    expect(requests).toEqual([pathToFileURL(file).href]);
  } finally {
    await context.close();
  }
}

test('a wrong answer gets the belief behind it, and the run can be stepped through', async () => {
  test.skip(test.info().project.name !== 'browser', 'It is opened without a host.');
  await onPage(async (page) => {
    const first = page.locator('#q1');
    const lines = first.getByRole('list', { name: 'Lines to choose from' });
    await lines.getByRole('button', { name: 'hello' }).click();
    await lines.getByRole('button', { name: 'made' }).click();
    await first.getByRole('button', { name: 'That is what it prints' }).click();
    await expect(first.getByText('✗ Not so.')).toBeVisible();
    await expect(first.getByText('What you may have believed')).toBeVisible();
    await expect(first.getByText('would print at once')).toBeVisible();
    await expect(page.getByText('0 of 1 answered rightly')).toBeVisible();

    await first.getByRole('button', { name: 'Watch the run' }).click();
    const replay = first.getByRole('region', { name: 'Replay' });
    await expect(replay.getByText(/^Step 1 of/u)).toBeVisible();
    await replay.getByRole('button', { name: 'Forward' }).click();
    await replay.getByRole('button', { name: 'Forward' }).click();
    await replay.press('ArrowLeft');
    await expect(replay.getByText(/^Step 2 of/u)).toBeVisible();
    await expect(first.locator('.program .now')).toHaveCount(1);
    for (let step = 0; step < 60; step += 1) await replay.press('ArrowRight');
    await expect(replay.getByLabel('Printed so far')).toHaveText(/made\s+hello/u);

    const chosen = page.locator('#q2');
    await chosen.getByLabel('A coroutine object.').check();
    await chosen.getByRole('button', { name: 'Answer' }).click();
    await expect(chosen.getByText('✓ Right.')).toBeVisible();
    await expect(page.getByText('1 of 2 answered rightly')).toBeVisible();

    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

test('on paper the answers are on separate pages', async () => {
  test.skip(test.info().project.name !== 'browser', 'It is opened without a host.');
  await onPage(async (page) => {
    await expect(page.locator('.answers')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.answers')).toBeVisible();
    await expect(page.locator('.work').first()).toBeHidden();
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(2);
  });
});

test('it is small', () => {
  test.skip(test.info().project.name !== 'browser', 'It is opened without a host.');
  // 63 questions may have 400 kB; a third of that is needed for any number of them.
  const questions = 3;
  const fixed = 40_000;
  expect(readFileSync(file).length).toBeLessThan(fixed + questions * (360_000 / 63));
});
