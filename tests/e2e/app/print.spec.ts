/**
 * Make it print: asked for cards that are known well, and judged by running the learner's program.
 */
import type { Locator, Page } from 'playwright/test';
import { hashOf } from '#format/hash.ts';
import { expect, test } from '../fixtures.ts';
import type { Host } from '../hosts/host.ts';
import { answerByKeyboard, begin, findings, nextForm, rate, store, stored } from './learner.ts';
import type { AskedForm } from './learner.ts';

const CARD = 'loopwise.asyncio/forgotten-await';

/** Forms that mature cards are asked in by turns; see exercise-for.ts. */
const TURNS_OF_MATURE_CARDS = 9;

/** The variant of the question, one of four, in which there is no `await` to leave out. */
const AWAITS_NOTHING = 2;

/** The number of reviews after which it is the turn of this form. */
const REPS =
  Array.from({ length: 16 }, (_, at) => 6 + at).find(
    (reps) =>
      (hashOf('forgotten-await') + reps) % TURNS_OF_MATURE_CARDS === 1 &&
      reps % 4 !== AWAITS_NOTHING,
  ) ?? 6;

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Program to change/ });
const verdict = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** The question before it. */
const BEFORE = 'loopwise.asyncio/run-starts-it';

/** Makes the card one that has been known for months and is due, after one that is being learnt. */
async function ripen(page: Page): Promise<void> {
  const cards = await stored(page, 'cards');
  const memory = { stability: 80, difficulty: 5, step: 0, lapses: 0 };
  const since = (days: number): number => Date.now() - days * 86_400_000;
  const rows = cards.map(({ newPosition, ...card }) => {
    switch (card['id']) {
      case CARD: {
        const known = { ...memory, state: 'review', lastReview: since(90), reps: REPS };
        return { ...card, due: since(1), memory: known };
      }
      case BEFORE: {
        const begun = { ...memory, stability: 1, state: 'learning', lastReview: since(1), reps: 1 };
        return { ...card, due: since(0.5), memory: begun };
      }
      default:
        return { ...card, newPosition, active: 0 };
    }
  });
  await store(page, 'cards', rows);
}

/** The rows of the card in the log. */
async function answersTo(page: Page): Promise<readonly unknown[]> {
  return (await stored(page, 'reviews')).filter(({ cardId }) => cardId === CARD);
}

/** Opens the session in which the card is asked. */
async function asked(host: Host): Promise<Page> {
  await expect(host.page.getByRole('heading', { name: '5 new questions today' })).toBeVisible();
  // The whole deck, not only its first questions.
  await expect.poll(async () => (await stored(host.page, 'cards')).length).toBeGreaterThan(40);
  await ripen(host.page);
  await host.restart();
  const { page } = host;
  await begin(page);
  // No question waits for Python, which finds the slip meanwhile: a faster learner gets another
  // form. This one returns until the slip is found.
  const before = page.getByRole('region', { name: 'Program' }).getByText('checking mail');
  const attempt = async (): Promise<AskedForm | undefined> => {
    await expect(before).toBeVisible();
    await answerByKeyboard(page, (await nextForm(page)) ?? 'order');
    await rate(page, '4');
    await expect(before).toBeHidden();
    const form = await nextForm(page);
    if (form !== 'print') await page.keyboard.press(form === 'type' ? 'ControlOrMeta+u' : 'u');
    return form;
  };
  await expect.poll(attempt, { timeout: 60_000 }).toBe('print');
  await expect(editor(page)).toBeVisible();
  return page;
}

/** The order printed when the line lacks its `await`, which is the wanted output, and that line. */
async function program(page: Page): Promise<{ readonly order: string; readonly at: number }> {
  const target = await page.getByRole('list', { name: 'Target output' }).innerText();
  const order = /saving (\w+)/.exec(target)?.[1] ?? '';
  const lines = await editor(page).locator('.cm-line').allInnerTexts();
  const at = lines.findIndex((line) => line.trim() === `save("${order}")`);
  expect(at).toBeGreaterThan(0);
  return { order, at };
}

/** Moves to the start of a line of the program, by keyboard. */
async function goTo(page: Page, line: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home');
  for (let down = 0; down < line; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
}

test('a program is changed by keyboard alone until it prints what is wanted', async ({ host }) => {
  const page = await asked(host);
  const { order, at } = await program(page);
  // The solution is nowhere on the page.
  await expect(page.locator('body')).not.toContainText(`await save("${order}")`);
  await expect(editor(page)).toBeFocused();
  expect(await findings(page)).toEqual([]);

  // The output may not simply be written there.
  await goTo(page, at);
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(`print("saving ${order}")`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('status').getByText(/was not in the program/)).toBeVisible();
  expect(await answersTo(page)).toHaveLength(0);

  await goTo(page, at);
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(`await save("${order}")`);
  // Out of the text, where single keys state the confidence.
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await expect(verdict(page)).toHaveText(/Right\./);
  await expect(page.getByText('The program on the left prints it.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Program' })).toContainText('await');
  await expect(page.getByRole('region', { name: 'Why', exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^2 answers/ })).toBeVisible();
  expect(await answersTo(page)).toMatchObject([
    { kind: 'answer', form: 'print', correct: 1, confidence: 'sure', cardId: CARD },
  ]);
});

test('a program that prints something else, or never ends, is judged by its run', async ({
  host,
}) => {
  const page = await asked(host);
  const { order, at } = await program(page);
  await goTo(page, at);
  await page.keyboard.insertText('while True: ');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(verdict(page)).toHaveText(/differ|had to be stopped/);
  await expect(page.getByRole('table')).toContainText('Your program printed');

  // Taken back, the question returns with the text; another answer is judged by another run.
  await page.keyboard.press('u');
  expect(await nextForm(page)).toBe('print');
  await expect(editor(page)).toContainText('while True: ');
  await goTo(page, at);
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(`await asyncio.sleep(1), save("${order}")`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(verdict(page)).toHaveText(/differ/);
  await expect(page.getByRole('button', { name: /^Next, in 10 min/ })).toBeVisible();
});
