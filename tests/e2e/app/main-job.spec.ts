/** A newcomer's first days, by keyboard alone. */
import { expect, test } from '../fixtures.ts';
import {
  answerByKeyboard,
  begin,
  finishSession,
  goHome,
  nextForm,
  rate,
  stored,
  travel,
  verdict,
} from './learner.ts';

test.describe('without Python', () => {
  test.use({ surroundings: 'no python' });

  test(
    'a newcomer answers the first question and the review is stored',
    { tag: '@shell' },
    async ({ host }) => {
      const { page } = host;
      await expect(page.getByRole('heading', { name: '5 new questions today' })).toBeVisible();
      await begin(page);
      const form = await nextForm(page);
      expect(form).toBe('order');
      await expect(page.getByRole('region', { name: 'Program' })).toContainText('import asyncio');
      await answerByKeyboard(page, 'order');

      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      await expect(page.getByRole('table')).toContainText('It printed');
      await expect(page.getByRole('region', { name: 'Why', exact: true })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Next, in 1 min/ })).toBeVisible();

      await page.keyboard.press('Enter');
      await nextForm(page);
      const reviews = await stored(page, 'reviews');
      expect(reviews).toMatchObject([
        { kind: 'answer', form: 'order', correct: 0, rating: 'again', before: { state: 'new' } },
      ]);
    },
  );

  test('the right order is right, and the rating can be chosen', async ({ host }) => {
    const { page } = host;
    await begin(page);
    await nextForm(page);
    // The first question of the deck: an await runs the body, a call without one does not.
    for (const line of ['open', 'saving tea', 'closed']) {
      await page.getByRole('button', { name: line }).click();
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Right.' })).toBeVisible();
    await verdict(page);
    await page.keyboard.press('e');
    await expect(page.getByRole('button', { name: /Good suggested/, pressed: true })).toBeVisible();
    // At 200 % no label is cut off or lies on another.
    const before = page.viewportSize();
    await page.setViewportSize({ width: 640, height: 400 });
    const labels = page.getByRole('group', { name: 'When it comes back' }).locator('button > span');
    const places = await labels.evaluateAll((all) =>
      all.map((label) => {
        const { left, right, top, bottom } = label.getBoundingClientRect();
        return { left, right, top, bottom, isCut: label.scrollWidth > label.clientWidth + 1 };
      }),
    );
    expect(places).toHaveLength(8);
    for (const [at, one] of places.entries()) {
      expect(one.isCut).toBe(false);
      const over = places
        .slice(at + 1)
        .filter((other) => one.left < other.right - 1 && other.left < one.right - 1)
        .filter((other) => one.top < other.bottom - 1 && other.top < one.bottom - 1);
      expect(over).toEqual([]);
    }
    if (before !== null) await page.setViewportSize(before);
    await page.keyboard.press('4');
    await expect(page.getByRole('button', { name: /Easy/, pressed: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await nextForm(page);
    const reviews = await stored(page, 'reviews');
    expect(reviews.map(({ kind, rating }) => [kind, rating])).toEqual([
      ['answer', 'good'],
      ['undo', undefined],
      ['answer', 'easy'],
    ]);
  });

  test('an answer is taken back and asked again, and only the log keeps it', async ({ host }) => {
    const { page } = host;
    await begin(page);
    await nextForm(page);
    const program = await page.getByRole('region', { name: 'Program' }).innerText();
    await answerByKeyboard(page, 'order');
    await page.keyboard.press('u');
    expect(await nextForm(page)).toBe('order');
    expect(await page.getByRole('region', { name: 'Program' }).innerText()).toBe(program);
    const states = (await stored(page, 'cards')).map(
      ({ memory }) => (memory as { state: string }).state,
    );
    expect(new Set(states)).toEqual(new Set(['new']));
    expect((await stored(page, 'reviews')).map(({ kind }) => kind)).toEqual(['answer', 'undo']);
  });

  test('a day ends, and the next one brings back what was learnt, this time typed', async ({
    host,
  }) => {
    const { page } = host;
    await begin(page);
    // Rated good twice, a new card passes its steps.
    expect(await finishSession(page, '3')).toBe(10);
    await expect(page.getByRole('heading', { name: /^10 answers/ })).toBeVisible();
    await goHome(page);
    await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();

    await host.restart();
    await travel(host.page, 4);
    await host.page.getByRole('button', { name: 'Today', exact: true }).click();
    await expect(host.page.getByRole('heading', { name: /^\d+ reviews?.* today/ })).toBeVisible();
    await begin(host.page);
    // Due cards come mixed with new ones: it is in the session, at no fixed place.
    const forms = new Set<string>();
    for (let round = 0; round < 20 && !forms.has('type'); round += 1) {
      const form = await nextForm(host.page);
      if (form === undefined) break;
      forms.add(form);
      await answerByKeyboard(host.page, form);
      await rate(host.page, '4');
    }
    expect(forms).toContain('type');
  });

  test('closing in the middle loses no answer', async ({ host }) => {
    await begin(host.page);
    await nextForm(host.page);
    await answerByKeyboard(host.page, 'order');
    await expect.poll(async () => (await stored(host.page, 'reviews')).length).toBe(1);
    await host.restart();
    await expect(host.page.getByRole('heading', { name: /new/ })).toBeVisible();
    expect(await stored(host.page, 'reviews')).toHaveLength(1);
  });

  test('a session closed in the middle is resumed, and its end covers all of it', async ({
    host,
  }) => {
    const before = host.page;
    await expect(before.getByRole('combobox', { name: 'Session length' })).toBeVisible();
    await before.keyboard.press('l');
    await expect(before.getByRole('combobox', { name: 'Session length' })).toHaveValue('cards-10');
    await begin(before);
    for (let answers = 0; answers < 3; answers += 1) {
      await answerByKeyboard(before, (await nextForm(before)) ?? 'order');
      await rate(before, '4');
    }
    expect(await nextForm(before)).toBeDefined();
    await host.restart();

    const { page } = host;
    await expect(page.getByRole('combobox', { name: 'Session length' })).toHaveValue('cards-10');
    await expect(page.getByRole('button', { name: /^Resume \(2 left\)/ })).toBeVisible();
    await page.keyboard.press('Enter');
    expect(await nextForm(page)).toBeDefined();
    // An answer from before the restart can be taken back and given again.
    await page.keyboard.press('u');
    await expect(page.getByText('3 answers left')).toBeVisible();
    expect(await finishSession(page, '4')).toBe(3);
    await expect(page.getByRole('heading', { name: /^5 answers/ })).toBeVisible();
    expect(await stored(page, 'sessions')).toHaveLength(1);
  });

  test('a newcomer is shown around while answering, once', async ({ host }) => {
    const { page } = host;
    await begin(page);
    await nextForm(page);
    await expect(page.getByText(/^Read the program\./)).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText(/^How sure are you\? /)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/The explanation is above/)).toBeVisible();
    await verdict(page);
    await page.keyboard.press('Enter');
    await nextForm(page);
    await expect(page.getByText('Hide tips')).toHaveCount(0);
  });

  test('Escape dismisses the hints for good, and only then leaves', async ({ host }) => {
    await begin(host.page);
    await nextForm(host.page);
    await expect(host.page.getByText('Hide tips')).toBeVisible();
    await host.page.keyboard.press('Escape');
    await expect(host.page.getByText('Hide tips')).toHaveCount(0);
    expect(await nextForm(host.page)).toBe('order');
    const settings = async () => (await stored(host.page, 'settings')).map(({ name }) => name);
    await expect.poll(settings).toContain('tourSeen');
    await host.restart();
    await begin(host.page);
    expect(await nextForm(host.page)).toBe('order');
    await expect(host.page.getByText('Hide tips')).toHaveCount(0);
    await host.page.keyboard.press('Escape');
    await expect(host.page.getByRole('heading', { name: /new/ })).toBeVisible();
  });

  test('a second press right after the commit neither skips the verdict nor rates', async ({
    host,
  }) => {
    const { page } = host;
    await begin(page);
    await nextForm(page);
    await page.keyboard.press('a');
    await page.keyboard.press('3');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await verdict(page);
    await expect(page.getByRole('button', { name: /^Next, in 1 min/ })).toBeVisible();
    await page.keyboard.press('3');
    expect(await stored(page, 'reviews')).toMatchObject([{ rating: 'again', confidence: 'sure' }]);
  });

  test('pressing Enter twice answers once and skips nothing', async ({ host }) => {
    const { page } = host;
    await begin(page);
    await nextForm(page);
    await answerByKeyboard(page, 'order');
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
    await nextForm(page);
    expect((await stored(page, 'reviews')).filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  test('single keys are letters while a prediction is typed', async ({ host }) => {
    const { page } = host;
    await begin(page);
    await finishSession(page, '4');
    await goHome(page);
    await travel(page, 60);
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    await expect(page.getByRole('heading', { name: /review/ })).toBeVisible();
    await begin(page);
    for (let round = 0; round < 30 && (await nextForm(page)) !== 'type'; round += 1) {
      const form = await nextForm(page);
      if (form === undefined) throw new Error('No question was to be typed.');
      await answerByKeyboard(page, form);
      await page.keyboard.press('Enter');
    }
    const prediction = page.getByRole('textbox', { name: /^Your prediction/ });
    await expect(prediction).toBeFocused();
    await page.keyboard.type('u1?d');
    await expect(prediction).toHaveValue('u1?d');
  });
});

test('Python boots during the first question and checks the answers of the package', async ({
  host,
}) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await page.keyboard.press('Enter');
  // The answers of the package are unverified; once Python runs, they are produced here.
  await expect
    .poll(
      async () => {
        const form = await nextForm(page);
        if (form !== undefined) await answerByKeyboard(page, form);
        await page.keyboard.press('Enter');
        return (await stored(page, 'runs')).filter(({ verified }) => verified === 1).length;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
});
