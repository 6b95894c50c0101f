/**
 * Pictures of everything around the questions: decks and data, settings, beliefs, statistics,
 * writing.
 */
import type { Page } from 'playwright/test';

export type Take = (name: string) => Promise<void>;

const dialog = (page: Page) => page.locator('dialog');

/** Presses a button by its name. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

/** Takes a picture of a dialog opened by a button, given how many are then open, and closes it. */
async function ofDialog(
  page: Page,
  take: Take,
  name: string,
  button: string | RegExp,
  open = 1,
): Promise<void> {
  await press(page, button);
  await dialog(page)
    .nth(open - 1)
    .waitFor();
  await take(name);
  await page.keyboard.press('Escape');
  await dialog(page)
    .nth(open - 1)
    .waitFor({ state: 'detached' });
}

/** From the first screen and back to it. */
export async function settings(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await dialog(page).waitFor();
  await take('settings');
  await page.getByLabel('Text size').selectOption('larger');
  await page.locator('[data-text="larger"]').waitFor();
  await take('settings-larger');
  await page.getByLabel('Text size').selectOption('normal');
  await ofDialog(page, take, 'about', 'Version, data and licences', 2);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

/** All states of the list of decks; from the first screen and back to it. */
export async function library(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('d');
  await page.locator('#decks-title').waitFor();
  await take('decks');
  await page.getByText('asyncio, predicted', { exact: true }).click();
  await page.getByRole('button', { name: /^Remove / }).waitFor();
  await take('deck-open');
  await ofDialog(page, take, 'remove-deck', /^Remove /);
  await ofDialog(page, take, 'export-deck', /^Export /);
  const query = page.getByRole('searchbox');
  await query.fill('unit:gather');
  await page
    .getByRole('button', { name: /^Look at/ })
    .first()
    .click();
  await query.scrollIntoViewIfNeeded();
  await take('search');
  await query.fill('unit:(');
  await take('search-fault');
  await query.fill('');
  await press(page, 'Check my data');
  await dialog(page).getByRole('button', { name: 'Close' }).waitFor();
  await take('data-check');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

/** Writing a deck, with an invalid question and one that runs. */
export async function writing(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('d');
  await press(page, 'Write a deck');
  await page.getByRole('textbox').first().waitFor();
  await take('write-details');
  await page.keyboard.press('Escape');
  await page.locator('#decks-title').waitFor();
  await page.keyboard.press('Escape');
}

/** What the learner believes, and the statistics; from the first screen and back to it. */
export async function insight(page: Page, take: Take, when: 'empty' | 'full'): Promise<void> {
  await page.keyboard.press('i');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(`insight-${when}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(`statistics-${when}`);
  await page.keyboard.press('Escape');
}

/** Drops a file onto the window. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    },
    { name, text },
  );
}

/** An invalid deck file, and a table whose columns have to be assigned. */
export async function incoming(page: Page, take: Take): Promise<void> {
  await drop(page, 'holiday.loopwise', 'These are just words.');
  await page.locator('dialog li').first().waitFor();
  await take('refused-deck');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  const row = 'What does this print?,"print(""tea"")","It prints tea.",green\n';
  await drop(page, 'questions.csv', `question,program,why,colour\n${row}`);
  await dialog(page)
    .getByRole('button', { name: /Add|Close/ })
    .first()
    .waitFor();
  await take('incoming-table');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}
