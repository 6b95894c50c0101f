/**
 * A learner at the keyboard: the steps that specs take with the app, found by the texts on screen.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import { expect } from '../fixtures.ts';

export type AskedForm = 'order' | 'type' | 'choose' | 'clock' | 'print' | 'concept';

const DAY = 24 * 60 * 60 * 1000;

/** Starts the session that the first screen offers, or resumes the paused one. */
export async function begin(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Start ↵|^Resume/ })).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Leaves the session half way, with or without hints. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Leave/ }).click();
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible();
}

/** From the end of a session back to the first screen, whatever the end suggests. */
export async function goHome(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible();
}

/** Waits for a question and returns its form; undefined if the session is over. */
export async function nextForm(page: Page): Promise<AskedForm | undefined> {
  const order = page.getByRole('list', { name: /^Available lines/ });
  const type = page.getByRole('textbox', { name: /^Your prediction/ });
  const choose = page.getByRole('radiogroup', { name: 'Which of these does it print?' });
  const clock = page.getByLabel(
    /^(?:Which line runs next|Ready, in order|Seconds on the clock|Cancelled in the end|Outputs that can)/,
  );
  const print = page.getByRole('textbox', { name: /^Program to change/ });
  const concept = page.getByLabel(/^Choose (?:one|all)/);
  const over = page.getByRole('heading', { name: /answers?, \d+ right|Nothing is due/ });
  await expect(order.or(type).or(choose).or(clock).or(print).or(concept).or(over)).toBeVisible();
  if (await over.isVisible()) return undefined;
  if (await order.isVisible()) return 'order';
  if (await type.isVisible()) return 'type';
  if (await clock.isVisible()) return 'clock';
  if (await print.isVisible()) return 'print';
  return (await choose.isVisible()) ? 'choose' : 'concept';
}

/** Answers by keyboard alone, right or wrong. */
export async function answerByKeyboard(page: Page, form: AskedForm): Promise<void> {
  if (form === 'order') {
    const pieces = await page
      .getByRole('list', { name: /^Available lines/ })
      .getByRole('button')
      .count();
    for (let piece = 0; piece < pieces; piece += 1) {
      await page.keyboard.press(String.fromCodePoint(97 + piece));
    }
    await page.keyboard.press('Enter');
  } else if (form === 'choose' || form === 'clock' || form === 'concept') {
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
  } else if (form === 'print') {
    await page.keyboard.type('#');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
  } else {
    await page.keyboard.type('a guess');
    await page.keyboard.press('Enter');
    // On the empty line after it, Enter moves to the commit bar, where it commits.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  }
  await answerReason(page);
  await verdict(page);
}

/** Chooses the first reason if one is asked for before the verdict. */
async function answerReason(page: Page): Promise<void> {
  const reason = page.locator('[data-phase="reasoning"] [data-settled="true"]');
  await expect(reason.or(page.locator('footer[data-settled="true"]'))).toBeVisible();
  if (await reason.isVisible()) await page.keyboard.press('a');
}

/**
 * Waits for a verdict that accepts keys: a press right after the commit belonged to the question.
 */
export async function verdict(page: Page): Promise<void> {
  await expect(page.locator('footer[data-settled="true"]')).toBeVisible();
}

/** Rates the answer on screen by keyboard, and continues. */
export async function rate(page: Page, rating: '1' | '2' | '3' | '4'): Promise<void> {
  await verdict(page);
  await page.keyboard.press('e');
  await page.keyboard.press(rating);
  await page.keyboard.press('Enter');
}

/**
 * Answers until the session is over, each time with the rating of that key; returns the number of
 * answers.
 */
export async function finishSession(page: Page, rating: '1' | '2' | '3' | '4'): Promise<number> {
  for (let answers = 0; answers < 100; answers += 1) {
    const form = await nextForm(page);
    if (form === undefined) return answers;
    await answerByKeyboard(page, form);
    await rate(page, rating);
  }
  throw new Error('The session does not end.');
}

/** Moves the page's clock to another day; timers keep their pace. */
export async function travel(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(Date.now() + days * DAY);
}

/** All rows of a table of the database, as they are stored. */
export async function stored(
  page: Page,
  table: string,
): Promise<readonly Record<string, unknown>[]> {
  return page.evaluate(
    (name) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('loopwise');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const all = db.transaction(name).objectStore(name).getAll();
          all.addEventListener('error', () => reject(all.error ?? new Error('not read')));
          all.addEventListener('success', () => {
            resolve(all.result as Record<string, unknown>[]);
            db.close();
          });
        });
      }),
    table,
  );
}

/**
 * Writes rows into a table of the database, bypassing the app, for a state that takes months to
 * reach.
 */
export async function store(
  page: Page,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  await page.evaluate(
    ([name, put]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('loopwise');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const change = db.transaction([name, 'soonest'], 'readwrite');
          for (const row of put) change.objectStore(name).put(row);
          // The app does not notice that cards were written.
          change.objectStore('soonest').clear();
          change.addEventListener('error', () => reject(change.error ?? new Error('not stored')));
          change.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    [table, rows] as const,
  );
}

/** The violations that axe finds on the current page, in both themes. */
export async function findings(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // The engine's frame has no content, and its policy lets no foreign script in.
    const { violations } = await new AxeBuilder({ page })
      .exclude('iframe')
      // Otherwise axe opens a second page to collect frames, and the shell opens no windows.
      .setLegacyMode(true)
      .analyze();
    for (const { id, nodes } of violations) {
      found.push(`${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    }
  }
  return found;
}

/** Replaces the text of a focused editor by pasting, because typed text would be indented again. */
export async function pasteOver(page: Page, editor: Locator, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    element.dispatchEvent(paste);
  }, text);
}
