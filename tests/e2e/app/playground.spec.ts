/** What if: programs are changed and run, without any effect on the schedule. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from '../fixtures.ts';
import { answerByKeyboard, begin, findings, nextForm, pasteOver, stored } from './learner.ts';

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Program\./ });
const output = (page: Page): Locator => page.getByRole('region', { name: 'Result' });

/** Answers the first question and opens its program from the verdict. */
async function whatIf(page: Page): Promise<void> {
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await expect(page.getByRole('button', { name: /^What if/ })).toBeVisible();
  await page.keyboard.press('w');
  await expect(editor(page)).toBeFocused();
}

/** Replaces the text of the editor, which has the focus. */
const write = async (page: Page, program: string): Promise<void> =>
  pasteOver(page, editor(page), program);

/** A small window, and the size that is left of a common one at 150 and at 200 %. */
const SMALL_WINDOWS = [
  { width: 900, height: 640 },
  { width: 853, height: 533 },
  { width: 640, height: 400 },
] as const;

test('a question’s program is changed by keyboard and restored, and the verdict is still there', async ({
  host,
}) => {
  const { page } = host;
  await whatIf(page);
  await expect(output(page).getByText('It ran to the end.')).toBeVisible();
  const before = [await stored(page, 'reviews'), await stored(page, 'cards')];

  const program = (await editor(page).innerText()).replaceAll('\n\n', '\n');
  expect(program).toContain('await save("tea")');
  await write(page, program.replace('await save("tea")', 'save("tea")'));
  await expect(output(page).getByText('It prints something else: 1 line removed.')).toBeVisible();
  await expect(output(page).getByRole('row', { name: /removed.*saving tea/ })).toBeVisible();
  await expect(page.getByText('1 line changed.')).toBeVisible();

  await page.getByRole('button', { name: 'Restore the original' }).press('Enter');
  await expect(page.getByText('Same as in the question.')).toBeVisible();
  await expect(output(page).getByText('It ran to the end.')).toBeVisible();

  // Out of the text, then back to the verdict.
  await page.keyboard.press('Escape');
  await expect(editor(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: /different/ })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Next, in/ })).toBeVisible();
  expect([await stored(page, 'reviews'), await stored(page, 'cards')]).toEqual(before);
  await page.keyboard.press('Enter');
  expect(await nextForm(page)).toBeDefined();
});

test('a program that never ends is reported, and the next one runs', async ({ host }) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(editor(page)).toBeFocused();
  await write(page, 'print("begun")\nwhile True:\n    pass\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(output(page).getByText('It had to be stopped.')).toBeVisible();
  await expect(output(page).getByText(/perhaps a loop that never ends/)).toBeVisible();
  await expect(output(page).getByText('begun')).toBeVisible();

  await write(page, 'print("next"');
  await expect(output(page).getByText('Line 1 is not valid Python yet.')).toBeVisible();
  await write(page, 'print("next")\nraise ValueError("enough")');
  await expect(output(page).getByText('It ended with ValueError.')).toBeVisible();
  await output(page).getByRole('button', { name: 'program.py, line 2' }).click();
  await expect(editor(page)).toBeFocused();
});

test('Tab indents, and after Escape it moves the focus', async ({ host }) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(editor(page)).toBeFocused();
  await write(page, 'if True:\n');
  await page.keyboard.type('pd?w');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  expect(await editor(page).innerText()).toContain('    pd?w');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(output(page).getByRole('button', { name: 'Run' })).toBeFocused();
});

test('the text survives a restart, and is saved as a file that runs', async ({ host }, info) => {
  await expect(host.page.getByRole('heading', { level: 1 })).toBeVisible();
  await host.page.getByRole('button', { name: 'Playground' }).click();
  await expect(editor(host.page)).toBeFocused();
  await write(host.page, 'print("kept")');
  await expect(output(host.page).getByText('kept')).toBeVisible();
  await expect.poll(async () => (await stored(host.page, 'settings')).length).toBeGreaterThan(1);
  await host.restart();
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(output(page).getByText('kept')).toBeVisible();

  const file = info.outputPath('playground.py');
  await host.chooseSave(file);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('The program was saved.')).toBeVisible();
  await expect
    .poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
    .toMatch(/^# Run it: python3 playground\.py .*\nprint\("kept"\)\n$/);
});

test('the loop of the edited program is replayed, and the text is unchanged afterwards', async ({
  host,
}) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(editor(page)).toBeFocused();
  await write(
    page,
    'import asyncio\n\n\nasync def main():\n    print("seen")\n\n\nasyncio.run(main())\n',
  );
  await expect(output(page).getByText('seen')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+e');
  await expect(editor(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor(page)).toContainText('print("seen")');
  await expect(output(page).getByText('seen')).toBeVisible();
  // Focus, cursor and undo history are kept.
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('# here');
  await expect(editor(page).locator('.cm-line').last()).toHaveText('# here');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor(page)).not.toContainText('print("seen")');
});

test('is not offered while a question is open', async ({ host }) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await page.keyboard.press('w');
  await page.keyboard.press('p');
  expect(await nextForm(page)).toBe('order');
  await expect(page.getByRole('button', { name: /What if|Playground/ })).toHaveCount(0);
});

test('axe finds nothing in the playground', async ({ host }) => {
  const { page } = host;
  await whatIf(page);
  const program = (await editor(page).innerText()).replaceAll('\n\n', '\n');
  await write(page, program.replace('save("rice")', 'raise ValueError'));
  await expect(output(page).getByText(/^It prints something else/)).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('every outcome of a program is found, named at its line and replayed beside the unperturbed run', async ({
  host,
}) => {
  const { page } = host;
  await whatIf(page);
  await write(
    page,
    `import asyncio

left = 1


async def buy(name, delay):
    global left
    await asyncio.sleep(delay)
    if left > 0:
        await asyncio.sleep(0.1)
        left -= 1


async def main():
    await asyncio.gather(buy("a", 0.1), buy("b", 0.5))
    print("left", left)


asyncio.run(main())
`,
  );
  await expect(output(page).getByText('left 0')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+j');
  const found = page.getByRole('region', { name: 'Every outcome' });
  await expect(found.getByText(/^All 2 outcomes: every order/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(found.getByText('left -1')).toBeVisible();
  await expect(found.getByRole('list', { name: 'Problems' })).toContainText('Line 11 Race.');

  await found.getByRole('button', { name: /Compare with the usual run/ }).press('Enter');
  await expect(page.getByRole('region', { name: 'In the other schedule' })).toBeVisible();
  // In a small window, and at 150 and 200 %: nothing is cut off, and the page scrolls.
  for (const size of SMALL_WINDOWS) {
    await page.setViewportSize(size);
    for (const name of ['Output', 'Ready queue', 'Timers', 'Tasks']) {
      for (const panel of await page.getByRole('region', { name, exact: true }).all()) {
        await panel.scrollIntoViewIfNeeded();
        const box = await panel.boundingBox();
        expect(box?.height, `${name} at ${size.width}`).toBeGreaterThan(55);
        expect(box?.width, `${name} at ${size.width}`).toBeGreaterThan(60);
      }
    }
    await expect(page.getByRole('button', { name: 'Play' })).toBeInViewport({ ratio: 1 });
  }
  // The lanes of both runs are scrolled to the same tasks, whatever is shown.
  await page.setViewportSize({ width: 900, height: 640 });
  await page.keyboard.press('End');
  const lanes = page.getByRole('img', { name: /^Lanes/ });
  await expect(lanes).toHaveCount(2);
  const tops = async () =>
    Promise.all(
      (await lanes.all()).map(async (lane) =>
        lane.evaluate(({ parentElement }) => parentElement?.scrollTop),
      ),
    );
  expect(new Set(await tops()).size).toBe(1);
  // In a contrast theme: the position, the selection and the legend are all visible.
  await page.emulateMedia({ forcedColors: 'active' });
  const chosen = page.getByRole('radio', { checked: true }).locator('..');
  await expect(chosen).not.toHaveCSS('outline-style', 'none');
  const running = page.getByRole('list', { name: 'Legend' }).getByRole('listitem').first();
  expect(
    await running
      .locator('span')
      .first()
      .evaluate((swatch) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(swatch);
        const canvas = getComputedStyle(document.body).backgroundColor;
        return backgroundImage !== 'none' || backgroundColor !== canvas;
      }),
  ).toBe(true);
});

const WORDS = `import asyncio


async def say(word, seconds):
    await asyncio.sleep(seconds)
    print(word)


async def main():
    await asyncio.gather(say("first", 1), say("second", 2))


asyncio.run(main())
`;

test('questions about a program are answered, kept as cards, and asked like any other', async ({
  host,
}) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(editor(page)).toBeFocused();
  await write(page, WORDS);
  await expect(output(page).getByText('second')).toBeVisible();
  const about = page.getByRole('region', { name: 'Questions about it' });
  await about.getByRole('button', { name: 'Ask me about it' }).press('Enter');
  const answers = about.getByRole('list', { name: 'Answers' });
  const count = Number(/of (\d+)$/u.exec(await about.getByText(/^Question 1 of/).innerText())?.[1]);
  expect(count).toBeGreaterThanOrEqual(4);
  for (let nth = 1; ; nth += 1) {
    await expect(about.getByText(new RegExp(`^Question ${nth} of `, 'u'))).toBeVisible({
      timeout: 60_000,
    });
    const last = await about.getByText('Which of these can happen?').isVisible();
    await answers.getByRole('button').first().press('Enter');
    const check = about.getByRole('button', { name: 'Check' });
    if (await check.isVisible()) await check.press('Enter');
    await about.getByRole('button', { name: 'Keep as a card' }).press('Enter');
    await expect(about.getByText('It is a card of My questions now.')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await about.getByRole('button', { name: 'Next' }).press('Enter');
    if (last) break;
  }
  await expect(about.getByText(/^\d of \d correct\.$/)).toBeVisible();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /My programs/ }).click();
  const form = await nextForm(page);
  expect(form).toBe('clock');
  await expect(page.getByText('print(word)')).toBeVisible();
  // In a small window the names of tasks do not break.
  const before = page.viewportSize();
  await page.setViewportSize({ width: 900, height: 640 });
  const names = page.getByRole('rowheader', { name: /^Task-/ });
  await expect(names).not.toHaveCount(0);
  const lines = await names.evaluateAll((all) =>
    all.map((name) => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    }),
  );
  expect(new Set(lines)).toEqual(new Set([1]));
  if (before !== null) await page.setViewportSize(before);
  await answerByKeyboard(page, 'clock');
  expect(await findings(page)).toEqual([]);
});

test('a Python file that is dropped anywhere opens as a program', async ({ host }) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.setViewportSize({ width: 900, height: 640 });
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['print("dropped")\n'], 'shop.py'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole('dialog', { name: 'shop' });
  for (const name of ['Cancel', 'Open as a program', 'Write a question', 'Add this deck']) {
    const button = dialog.getByRole('button', { name });
    await expect(button).toBeVisible();
    const [inside, around] = [await button.boundingBox(), await dialog.boundingBox()];
    expect(inside?.x).toBeGreaterThan(around?.x ?? Infinity);
  }
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Open as a program' }).press('Enter');
  await expect(page.getByRole('button', { name: 'From a file: shop.py' })).toBeVisible();
  await expect(output(page).getByText('dropped')).toBeVisible();
});

test('an outcome is made the only one, and becomes a card as well', async ({ host }) => {
  const { page } = host;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('p');
  await expect(editor(page)).toBeFocused();
  await write(page, WORDS);
  await expect(output(page).getByText('second')).toBeVisible();
  const found = page.getByRole('region', { name: 'Every outcome' });
  await page.keyboard.press('ControlOrMeta+j');
  await expect(found.getByText(/^All 2 outcomes/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Why it takes 2 s' })).toBeVisible();
  await found.getByRole('button', { name: 'Make it the only one' }).first().press('Enter');
  const goal = page.getByRole('region', { name: 'Only this may happen' });
  await expect(goal).toContainText('first');

  await editor(page).focus();
  await write(
    page,
    WORDS.replace(
      'await asyncio.gather(say("first", 1), say("second", 2))',
      'await say("first", 1)\n    await say("second", 2)',
    ),
  );
  await expect(goal.getByText('Changed. Find every outcome again.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+j');
  await expect(goal.getByText('✓ Nothing else can happen.')).toBeVisible({ timeout: 60_000 });
  // Until the new text has run, the previous output is dimmed.
  await expect(output(page).getByRole('group', { name: 'Output', exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await goal.getByRole('button', { name: 'Keep as a card' }).press('Enter');
  await expect(goal.getByText('It is a card of My questions now.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /My programs/ }).click();
  expect(await nextForm(page)).toBe('print');
  await expect(
    page.getByRole('heading', { name: 'The only output that can happen' }),
  ).toBeVisible();
  await answerByKeyboard(page, 'print');
  await expect(page.getByRole('heading', { level: 1, name: /can no longer happen/ })).toBeVisible();
});
