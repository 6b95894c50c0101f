/**
 * A deck of one's own kept in step with a folder on disk: each side takes over the other's edits,
 * and where both edited one file, a person chooses. A browser tab has no folders.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { predictText, prints } from '../../fixtures/decks.ts';
import { expect, test } from '../fixtures.ts';
import { pasteOver } from './learner.ts';

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^The question’s file/ });

/** Replaces the question's text and puts it into the deck, which runs it in many ways first. */
async function put(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await pasteOver(page, editor(page), text);
  await page.getByRole('button', { name: /^Save to the deck/ }).click();
  await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible({ timeout: 60_000 });
}

test('a deck and its folder on disk stay in step @shell', async ({ host }, info) => {
  test.setTimeout(240_000);
  test.skip(host.kind === 'browser', 'A browser tab has no folders.');
  const { page } = host;
  const disk = info.outputPath('my-deck');
  mkdirSync(disk);
  await page.getByRole('button', { name: 'Decks and data' }).click();
  await page.getByRole('button', { name: 'Write a deck' }).click();
  await page.getByLabel('Title of the deck').fill('Waits');
  await page.getByLabel('Author').fill('Ada');
  await page.getByLabel('First unit').fill('Basics');
  await page.keyboard.press('Enter');
  await put(page, predictText('greeting', prints('hello')));

  // The library's texts are written to the folder.
  await host.chooseFile(disk);
  await page.getByRole('button', { name: 'Sync with a folder…' }).click();
  await expect(page.getByRole('button', { name: 'Stop syncing with my-deck' })).toBeVisible();
  const file = path.join(disk, 'basics/010-greeting.md');
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('print("hello")');
  expect(readFileSync(path.join(disk, 'deck.yaml'), 'utf8')).toContain('Waits');

  // What an editor outside saves is taken over, and a new file is a new question.
  writeFileSync(file, predictText('greeting', prints('from outside')));
  await expect(editor(page)).toContainText('from outside');
  writeFileSync(
    path.join(disk, 'basics/020-second.md'),
    predictText('second', prints('two', 'lines')),
  );
  await expect(page.getByRole('combobox', { name: 'Question' })).toContainText('second');

  // What is put into the deck here is in the file.
  await put(page, predictText('greeting', prints('from here')));
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('from here');

  // A file that is no question changes nothing, and says why; corrected, it is taken over.
  writeFileSync(file, 'not a question');
  const strip = page.getByRole('region', { name: 'The folder on disk' });
  await expect(strip).toContainText('010-greeting.md');
  await expect(editor(page)).toContainText('from here');
  writeFileSync(file, predictText('greeting', prints('corrected')));
  await expect(editor(page)).toContainText('corrected');
  await expect(strip).toBeHidden();

  // Disconnected, the folder stays as it is.
  await page.getByRole('button', { name: 'Stop syncing with my-deck' }).click();
  await expect(page.getByRole('button', { name: 'Sync with a folder…' })).toBeVisible();
  await put(page, predictText('greeting', prints('only here')));
  expect(readFileSync(file, 'utf8')).toContain('corrected');
});
