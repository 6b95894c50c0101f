/**
 * What a learner believes and what is lasting, by keyboard alone, with axe in both themes, empty
 * and filled.
 */
import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures.ts';
import {
  answerByKeyboard,
  begin,
  findings,
  finishSession,
  goHome,
  nextForm,
  store,
  stored,
  travel,
} from './learner.ts';

test.use({ surroundings: 'no python' });

const DAY = 24 * 60 * 60 * 1000;

/** The row of a card that was answered for months and forgotten this often. */
function known(card: Record<string, unknown>, lapses: number, now: number) {
  const { newPosition: _, ...rest } = card;
  return {
    ...rest,
    due: now - DAY,
    memory: {
      state: 'review',
      stability: 6,
      difficulty: 6,
      step: 0,
      lastReview: now - 8 * DAY,
      reps: 12,
      lapses,
    },
  };
}

/** Waits for the whole shipped deck: a first start begins with its first questions. */
async function whole(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
  await expect.poll(async () => (await stored(page, 'cards')).length).toBeGreaterThan(400);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

test.use({ viewport: { width: 900, height: 640 } });

test('axe finds nothing on any screen of insight, empty and after some answers', async ({
  host,
}) => {
  const { page } = host;
  const check = async (screen: string): Promise<void> => {
    expect(await findings(page), screen).toEqual([]);
  };
  await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByText('Nothing is known yet')).toBeVisible();
  await check('beliefs, empty');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByText('No answers in this period')).toBeVisible();
  await check('statistics, empty');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Your days' })).toBeVisible();
  await check('the days');
  await page.keyboard.press('Escape');

  await begin(page);
  await finishSession(page, '4');
  await goHome(page);
  await page.keyboard.press('i');
  await expect(heading(page, 'Goals')).toBeVisible();
  await check('beliefs and goals');
  await page.getByRole('button', { name: 'Simulate other choices' }).press('Enter');
  await expect(page.getByRole('table').last()).toBeVisible();
  await check('the cost of a retention');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'Answers per day' })).toBeVisible();
  await check('statistics');
});

test('a question is suspended, put off and flagged by keyboard, and returns with another key', async ({
  host,
}) => {
  const { page } = host;
  await begin(page);
  await expect(page.locator('[data-phase="asking"]')).toBeVisible();
  const program = page.getByRole('region', { name: 'Program', exact: true });
  const first = await program.innerText();

  await page.keyboard.press('ControlOrMeta+d');
  const dialog = page.getByRole('dialog', { name: /^This question/ });
  await expect(dialog).toContainText('Never answered');
  expect(await findings(page), 'a question').toEqual([]);
  await page.keyboard.press('f');
  await expect(dialog).toContainText('Flagged.');
  await page.keyboard.press('s');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('status').last()).toContainText('is suspended');
  await expect(program).not.toHaveText(first, { useInnerText: true });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(program).toHaveText(first, { useInnerText: true });
  await expect(page.getByRole('status').last()).toContainText('Taken back');

  await page.keyboard.press('ControlOrMeta+d');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByRole('status').last()).toContainText('put off until');
  await expect(program).not.toHaveText(first, { useInnerText: true });
  const kinds = (await stored(page, 'reviews')).map(({ kind }) => kind);
  expect(kinds).toEqual(['change', 'change', 'undo', 'change']);
});

test('a backlog is spread over days, easy days and an absence are stored, and nothing counts as late', async ({
  host,
}) => {
  const { page } = host;
  await whole(page);
  const now = Date.now();
  const cards = (await stored(page, 'cards')).slice(0, 60);
  await store(
    page,
    'cards',
    cards.map((card) => known(card, 0, now)),
  );
  await page.keyboard.press('m');
  await page.getByLabel('Minutes a day').selectOption('15 minutes');
  await page.getByRole('button', { name: 'Wed' }).press('Enter');
  await page.keyboard.press('Escape');
  await page.reload();
  // Fifteen minutes at a minute each, including repetitions.
  await expect(heading(page, /^(?:11|3) reviews today/)).toBeVisible();
  await expect(page.getByText('The rest can wait')).toBeVisible();

  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Wed', pressed: true })).toBeVisible();
  const until = new Date(now + 10 * DAY);
  await page.getByLabel('Away until').fill(until.toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Set', exact: true }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(heading(page, /^Away until/)).toBeVisible();
  expect(await findings(page), 'away').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Away until/)).toBeVisible();
  await travel(page, 11);
  await page.reload();
  await expect(heading(page, /reviews today/)).toBeVisible();
});

test('a question that was forgotten repeatedly is compared instead of repeated', async ({
  host,
}) => {
  const { page } = host;
  await whole(page);
  const now = Date.now();
  const questions = await stored(page, 'questions');
  const predicts = new Set(
    questions.flatMap(({ id, question }) =>
      (question as { readonly kind: string }).kind === 'predict' ? [id] : [],
    ),
  );
  const cards = (await stored(page, 'cards')).filter(({ id }) => predicts.has(id)).slice(0, 8);
  await store(
    page,
    'cards',
    cards.map((card) => known(card, 3, now)),
  );
  await page.reload();
  await expect(heading(page, /8 reviews/)).toBeVisible();
  await begin(page);
  // Any answer may be right by chance.
  for (let turn = 0; turn < 16; turn += 1) {
    const form = await nextForm(page);
    if (form === undefined) throw new Error('No question was forgotten for the fourth time.');
    await answerByKeyboard(page, form);
    if (await page.getByRole('note').isVisible()) break;
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('note')).toContainText('forgotten this 4 times');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'What is different?' });
  await expect(dialog.getByRole('region', { name: 'This question', exact: true })).toBeVisible();
  expect(await findings(page), 'two programs').toEqual([]);
  await dialog.getByRole('button', { name: 'Ask it tomorrow' }).press('Enter');
  await expect(page.getByRole('status').last()).toContainText('will be due on');
});

test('another retention is simulated before it is chosen, by keyboard', async ({ host }) => {
  const { page } = host;
  await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Simulate other choices' }).press('Enter');
  const rows = page.getByRole('table').last().getByRole('row');
  await expect(rows).toHaveCount(6);
  await page.getByRole('button', { name: /^Use this: 95/ }).press('Enter');
  await expect(page.getByText(/has dropped to 95\s%/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByText(/has dropped to 95\s%/)).toBeVisible();
});

test('the reason is asked for before the verdict now and then, and what was chosen is kept', async ({
  host,
}) => {
  const { page } = host;
  await whole(page);
  const now = Date.now();
  const cards = (await stored(page, 'cards')).slice(0, 16);
  await store(
    page,
    'cards',
    cards.map((card) => known(card, 0, now)),
  );
  await page.reload();
  await expect(heading(page, /16 reviews/)).toBeVisible();
  await begin(page);
  const reasons = async (): Promise<readonly unknown[]> =>
    (await stored(page, 'reviews')).flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  for (let turn = 0; turn < 16 && (await reasons()).length === 0; turn += 1) {
    const form = await nextForm(page);
    if (form === undefined) break;
    await answerByKeyboard(page, form);
    await page.keyboard.press('Enter');
  }
  expect(await reasons()).toHaveLength(1);
});

test('a check over all units is taken by keyboard, line by line where there are many outputs', async ({
  host,
}) => {
  const { page } = host;
  await whole(page);
  await page.keyboard.press('i');
  await expect(page.getByText('Nothing is known yet')).toBeVisible();
  await page.keyboard.press('c');
  await expect(heading(page, 'What have you worked with?')).toBeVisible();
  expect(await findings(page), 'the units').toEqual([]);
  for (const box of await page.getByRole('checkbox').all()) {
    if (!(await box.isChecked())) await box.press('Space');
  }
  await page.getByRole('button', { name: 'Start the check' }).press('Enter');

  const submit = page.getByRole('button', { name: /^Submit/ });
  const place = (at: number) => heading(page, `Question ${at} of at most 15`);
  const byLine = heading(page, /^What (?:is printed first|comes next)\?$/);
  const seen = new Set<string>();
  const answers = async (): Promise<number> => (await stored(page, 'reviews')).length;
  for (let at = 1; at <= 15; at += 1) {
    await expect(place(at)).toBeVisible();
    await expect(submit).toBeDisabled();
    const kind = (await byLine.isVisible()) ? 'line by line' : 'side by side';
    if (!seen.has(kind)) expect(await findings(page), kind).toEqual([]);
    seen.add(kind);
    // The first of the lines that are left, until only one output is left.
    for (let line = 0; line < 15 && !(await submit.isEnabled()); line += 1) {
      await page.keyboard.press('a');
    }
    await page.keyboard.press('Enter');
    if (at === 1) {
      await expect(place(2)).toBeVisible();
      await page.keyboard.press('u');
      await expect(place(1)).toBeVisible();
      await page.keyboard.press('n');
      await page.keyboard.press('Backspace');
      // Left, and resumed at the same question.
      await page.keyboard.press('Escape');
      await expect(heading(page, 'What have you worked with?')).toBeHidden();
      await page.keyboard.press('c');
      await expect(place(1)).toBeVisible();
      await page.keyboard.press('o');
      await page.keyboard.press('Enter');
    }
  }
  expect(seen).toContain('line by line');
  await expect(heading(page, /^Goals$/)).toBeVisible();
  // Fifteen answers, one taken back, and the row that says so.
  expect(await answers()).toBe(17);
});
