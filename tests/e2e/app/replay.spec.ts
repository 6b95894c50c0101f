/**
 * The learner replays the loop from where prediction and run diverge, by keyboard, and leaves
 * again.
 */
import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures.ts';
import { answerByKeyboard, begin, findings, nextForm, stored } from './learner.ts';

/** The cards that were answered; the rest of the deck is still being stored. */
async function answered(page: Page): Promise<readonly unknown[]> {
  const cards = await stored(page, 'cards');
  return cards.filter(({ memory }) => (memory as { state: string }).state !== 'new');
}

test('a learner replays the loop from the verdict, and returns to it', async ({ host }) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await expect(page.getByRole('heading', { level: 1, name: /differ/ })).toBeVisible();
  const first = page.getByRole('row', { name: /First difference/ });
  const printed = await first.getByRole('cell').last().innerText();
  await expect.poll(async () => answered(page)).toHaveLength(1);
  const before = await answered(page);

  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Watch the loop' })).toBeFocused();
  const narration = page.getByRole('region', { name: 'What happens' });
  await expect(narration).toContainText(`prints ${printed}`);
  await expect(page.getByRole('region', { name: 'Output' })).toContainText('You predicted');

  const slider = page.getByRole('slider', { name: 'Place in the run' });
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^event 1 of/);
  await page.keyboard.press('4');
  await page.keyboard.press('ArrowRight');
  await expect(narration).toContainText('prints open');
  // A step key also works on the scrubber.
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^event 1 of/);
  await page.keyboard.press('f');
  await page.keyboard.press('f');
  await page.keyboard.press('f');
  await page.keyboard.press('Space');
  await expect(narration).toContainText('The program ends.');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(narration).toContainText(`prints ${printed}`);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: /differ/ })).toBeFocused();
  expect(await answered(page)).toEqual(before);
  expect(await stored(page, 'reviews')).toHaveLength(1);
  await page.keyboard.press('Enter');
  await nextForm(page);
});

test('the lanes are drawn, and a click on them jumps there', async ({ host }) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await page.keyboard.press('r');
  const lanes = page.getByRole('img', { name: /^Lanes of \d+ over/ });
  await expect(lanes).toBeVisible();
  const inks = async (): Promise<number> =>
    lanes.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      const colours = new Set<string>();
      for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join(','));
      return colours.size;
    });
  await expect.poll(inks).toBeGreaterThan(5);
  const slider = page.getByRole('slider', { name: 'Place in the run' });
  // The slider is below the lanes, beside their names, and as wide as the lanes.
  const [box, track] = [await lanes.boundingBox(), await slider.boundingBox()];
  if (box === null || track === null) throw new Error('The lanes have no place.');
  const place = async (): Promise<number> => Number(await slider.inputValue());
  await page.mouse.click(box.x + box.width - 2, box.y + 10);
  await expect.poll(place).toBeGreaterThan(9000);
  await page.mouse.click(track.x + 16, box.y + 10);
  await expect.poll(place).toBeLessThan(1000);
});

test('axe finds nothing in the replay', async ({ host }) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await page.keyboard.press('r');
  await expect(page.getByRole('slider', { name: 'Place in the run' })).toBeVisible();
  expect(await findings(page), 'drawn').toEqual([]);
  await page.getByRole('button', { name: 'in words' }).click();
  expect(await findings(page), 'in words').toEqual([]);

  // In a small window a task's buttons take no room from its name: they appear when needed.
  await page.setViewportSize({ width: 900, height: 640 });
  const task = page
    .getByRole('region', { name: 'Tasks', exact: true })
    .getByRole('listitem')
    .first();
  const created = task.getByRole('button', { name: /created/ });
  const [row, name] = [await task.boundingBox(), await task.getByTitle(/^Task-1/).boundingBox()];
  expect(name?.width).toBeGreaterThan(0.8 * (row?.width ?? Infinity));
  await expect(created.locator('..')).toHaveCSS('opacity', '0');
  await created.focus();
  await expect(created.locator('..')).toHaveCSS('opacity', '1');
  expect(await findings(page), 'in a small window').toEqual([]);
});
