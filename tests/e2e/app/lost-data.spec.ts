/** The database is lost while answers are given: all of them are restored. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures.ts';
import { homeOf } from '../hosts/host.ts';
import { answerByKeyboard, begin, findings, leave, nextForm, stored } from './learner.ts';

test.use({ surroundings: 'no python' });

/** Deletes the database like damage does, without notifying the app. */
async function destroy(page: Page): Promise<void> {
  await page.evaluate(
    async () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('loopwise');
        deleting.addEventListener('success', () => resolve());
        deleting.addEventListener('error', () =>
          reject(deleting.error ?? new Error('not deleted')),
        );
      }),
  );
}

async function answerSome(page: Page, count: number): Promise<void> {
  for (let answered = 0; answered < count; answered += 1) {
    const form = await nextForm(page);
    if (form === undefined) throw new Error('The session is over.');
    await answerByKeyboard(page, form);
    await page.keyboard.press('Enter');
  }
  await nextForm(page);
}

async function learned(page: Page): Promise<unknown> {
  const cards = (await stored(page, 'cards')).filter(({ memory }) => {
    return (memory as { readonly state: string }).state !== 'new';
  });
  return { reviews: await stored(page, 'reviews'), cards };
}

test(
  'answers after the newest backup are restored with it when the database is lost',
  { tag: '@shell' },
  async ({ host }, info) => {
    const { page } = host;
    await begin(page);
    await answerSome(page, 2);
    // Leaving makes a backup.
    await leave(page);
    await begin(page);
    await answerSome(page, 2);
    const before = await learned(page);
    expect(before).toMatchObject({ reviews: [{}, {}, {}, {}] });
    if (host.kind === 'stand-in') {
      const file = path.join(homeOf(info), 'user-data/journal/current.jsonl');
      expect(readFileSync(file, 'utf8')).toMatch(/^\{"base":\[2,\d+\]\}\n[^]+"row"[^]+\n$/u);
    }

    await destroy(page);
    await page.reload();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Your answers are gone');
    await expect(alert).toContainText('holds 2 answers');
    await expect(alert).toContainText('2 answers after it were also noted outside the database');
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bring them back' }).click();
    await expect(page.getByRole('dialog')).toContainText('2 answers after it were also noted');
    await page.getByRole('button', { name: 'Replace everything' }).click();
    await expect(page.getByText('The backup was restored.')).toBeVisible();
    await expect(alert).toBeHidden();
    expect(await learned(page)).toEqual(before);
  },
);

test('the last answers are restored on their own when the database lost only these', async ({
  host,
}) => {
  const { page } = host;
  await begin(page);
  await answerSome(page, 3);
  const { reviews } = (await learned(page)) as { readonly reviews: readonly object[] };
  await page.evaluate(
    async () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('loopwise');
        opening.addEventListener('success', () => {
          const change = opening.result.transaction('reviews', 'readwrite');
          change.objectStore('reviews').delete(3);
          change.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('1 answer that is missing here');
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(page.getByText('Your answers are back.')).toBeVisible();
  expect(await stored(page, 'reviews')).toEqual(reviews);
});

test('a database that cannot be opened is replaced by the backup and the answers after it', async ({
  host,
}) => {
  const { page } = host;
  await begin(page);
  await answerSome(page, 1);
  await leave(page);
  await begin(page);
  await answerSome(page, 1);
  const before = await learned(page);
  // Like Chromium's error for damaged files.
  await page.addInitScript(() => {
    if (window !== window.top || sessionStorage.getItem('damaged') === null) return;
    indexedDB.databases = async () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
  });
  await page.evaluate(() => sessionStorage.setItem('damaged', 'yes'));
  await page.reload();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Loopwise can’t open your data.');
  await expect(alert).toContainText('1 answer after it was also noted outside the database');
  await page.evaluate(() => {
    sessionStorage.removeItem('damaged');
    Reflect.deleteProperty(indexedDB, 'databases');
  });
  await page.getByRole('button', { name: 'Delete the data and restore the backup' }).click();
  await expect(page.getByRole('button', { name: /^Start ↵|^Resume/ })).toBeVisible();
  await expect(alert).toBeHidden();
  expect(await learned(page)).toEqual(before);
});

test.describe('data that does not answer', () => {
  test.use({ viewport: { width: 900, height: 640 } });

  test('is said to be slow, then what to do; a late answer is taken', async ({ host }) => {
    const { page } = host;
    await begin(page);
    await leave(page);
    await page.clock.install();
    await page.addInitScript(() => {
      if (window !== window.top) return;
      const databases = indexedDB.databases.bind(indexedDB);
      indexedDB.databases = async () => {
        await new Promise((resolve) => {
          window.addEventListener('answer', resolve);
        });
        return databases();
      };
    });
    await page.reload();
    await page.clock.fastForward(4000);
    await expect(page.getByRole('heading', { name: 'Opening your data…' })).toBeVisible();
    await expect(page.getByRole('status')).toContainText('Loopwise goes on by itself.');
    expect(await findings(page)).toEqual([]);

    await page.clock.fastForward(26_000);
    await expect(page.getByRole('heading', { name: 'Your data does not answer.' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Nothing was changed or deleted');
    await expect(page.getByText('Close Loopwise fully')).toBeVisible();
    await expect(page.getByText(/^Your data is in this browser’s storage for http/u)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();

    await page.evaluate(() => window.dispatchEvent(new Event('answer')));
    await expect(page.getByRole('button', { name: /^Start|^Resume/ })).toBeVisible();
    await expect(page.getByText('Your data does not answer.')).toBeHidden();
  });
});
