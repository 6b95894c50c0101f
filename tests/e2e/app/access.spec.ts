/** Accessibility of every screen: axe in both themes, and the tree that a screen reader gets. */
import { expect, test } from '../fixtures.ts';
import {
  answerByKeyboard,
  begin,
  findings,
  finishSession,
  goHome,
  nextForm,
  rate,
  travel,
} from './learner.ts';

test.use({ surroundings: 'no python' });

test('axe finds nothing on any screen', async ({ host }) => {
  const { page } = host;
  const check = async (screen: string): Promise<void> => {
    expect(await findings(page), screen).toEqual([]);
  };
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('first start');
  await page.keyboard.press('?');
  await check('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+,');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await check('settings');
  await page.getByRole('button', { name: 'Version, data and licences' }).click();
  const about = page.getByRole('dialog', { name: 'About Loopwise' });
  await expect(about.getByText(/^CPython 3\.\d+\.\d+, in WebAssembly/)).toBeVisible();
  await about
    .getByText(/^CPython/)
    .last()
    .click();
  await expect(about.getByText(/PYTHON SOFTWARE FOUNDATION LICENSE/).first()).toBeVisible();
  await check('about');
  await page.keyboard.press('Escape');
  await page.getByLabel('Theme').selectOption('Dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.getByLabel('Text size').selectOption('Very large');
  await expect(page.locator('html')).toHaveCSS('font-size', '20px');
  await check('settings, dark and very large');
  await page.getByLabel('Theme').selectOption('Same as the system');
  await page.getByLabel('Text size').selectOption('Normal');
  await page.keyboard.press('Escape');
  for (const screen of ['What you believe', 'Statistics']) {
    await page.getByRole('button', { name: screen }).click();
    await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
    await check(screen);
  }
  await page.getByRole('button', { name: 'Decks and data' }).click();
  await page.getByRole('button', { name: 'asyncio, predicted', exact: true }).click();
  const remove = page.getByRole('button', { name: 'Remove asyncio, predicted' });
  await expect(remove).toBeVisible();
  await check('decks');
  await remove.click();
  await check('remove');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.keyboard.press('Escape');
  await begin(page);

  const checked = new Set<string>();
  for (let round = 0; round < 40; round += 1) {
    const form = await nextForm(page);
    if (form === undefined) break;
    if (!checked.has(form)) await check(`question: ${form}`);
    await answerByKeyboard(page, form);
    if (!checked.has(form)) await check(`verdict: ${form}`);
    checked.add(form);
    await rate(page, '4');
  }
  await check('summary');
  await goHome(page);
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await check('home with a forecast');

  await travel(page, 60);
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('heading', { name: /review/ })).toBeVisible();
  await begin(page);
  while (!checked.has('type')) {
    const form = await nextForm(page);
    if (form === undefined) throw new Error('No question was to be typed.');
    if (form === 'type') await check('question: type');
    await answerByKeyboard(page, form);
    if (form === 'type') await check('verdict: type');
    checked.add(form);
    await page.keyboard.press('Enter');
  }
  // Which others appear depends on chance; these always do.
  expect([...checked]).toEqual(expect.arrayContaining(['concept', 'order', 'type']));
});

test('the verdict is announced when it appears, and the ratings describe their effect', async ({
  host,
}) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "Program"
    - heading /differ/ [level=1]
    - table
    - region "Why"
    - button /Earlier or later/
    - button /Next, in \\d+ min/
  `);
});

test('the whole first session works without a pointer', async ({ host }) => {
  const { page } = host;
  await begin(page);
  expect(await finishSession(page, '4')).toBe(5);
  await goHome(page);
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
});
