/** The teacher's ten minutes, step by step as in `decks/README.md`, and a class by file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { writeGiven } from '#format/given-answers.ts';
import { openTool } from '../../fixtures/cli.ts';
import type { Tool } from '../../fixtures/cli.ts';
import { expect, test } from '../fixtures.ts';
import { answerByKeyboard, begin, leave, nextForm, stored } from './learner.ts';

function done(tool: Tool, ...args: readonly string[]): string {
  const { status, stdout, stderr } = tool.loopwise(...args);
  expect(`${stderr}${String(status)}`).toMatch(/0$/u);
  return stdout;
}

async function written(target: string): Promise<void> {
  await expect
    .poll(async () => (await stat(target).catch(() => undefined))?.size ?? 0)
    .toBeGreaterThan(0);
}

test.describe('a teacher', () => {
  test.setTimeout(240_000);

  test('gets from nothing to a shared deck that a learner answers', async ({ host }) => {
    const tool = openTool();
    try {
      // 1. Begin.
      done(tool, 'new', 'my-deck', '--author', 'Jane Doe');
      // 2. Write: another program in the first question.
      const file = path.join(tool.folder, 'my-deck/first/01-hello.md');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replaceAll('"hello"', '"good morning"'));
      expect(done(tool, 'run', 'my-deck/first/01-hello.md')).toContain('good morning');
      // 3. Try an answer.
      const answer = 'good morning\nmade\n';
      expect(done(tool, 'explain', 'my-deck/first/01-hello.md', '--answer', answer)).toMatch(
        /call-runs|runs its body|at once/u,
      );
      // 4. Share.
      done(tool, 'pack', 'my-deck', '-o', 'my-deck.loopwise');
      // The next release keeps the learners' progress.
      const manifest = path.join(tool.folder, 'my-deck/deck.yaml');
      const yaml = readFileSync(manifest, 'utf8');
      writeFileSync(manifest, yaml.replace(/version: .*/u, 'version: 2.0.0'));
      const against = ['--against', 'my-deck.loopwise'];
      done(tool, 'pack', 'my-deck', '-o', 'new.loopwise', ...against);

      // A learner opens it.
      const { page } = host;
      await page.getByRole('button', { name: 'Decks and data' }).click();
      await host.chooseFile(path.join(tool.folder, 'my-deck.loopwise'));
      await page.getByRole('button', { name: /^Import a deck/ }).click();
      const dialog = page.getByRole('dialog', { name: /my.deck/iu });
      await expect(dialog).toContainText('Jane Doe');
      await expect(dialog).toContainText('without access to files, the network or your data');
      await expect(dialog).toContainText('They print what the package says.');
      await dialog.getByRole('button', { name: 'Add this deck' }).click();
      await expect(dialog).toBeHidden();
      expect(await stored(page, 'decks')).toHaveLength(2);

      // The update lists its changes, and the progress is kept.
      await host.chooseFile(path.join(tool.folder, 'new.loopwise'));
      await page.getByRole('button', { name: /^Import a deck/ }).click();
      await expect(page.getByRole('dialog')).toContainText('You have version 1.0.0.');
      await page.getByRole('button', { name: 'Update the deck' }).click();
      await expect(page.getByText('is now version 2.0.0. Your progress is kept.')).toBeVisible();
    } finally {
      tool.close();
    }
  });
});

test.describe('by file', () => {
  test.use({ surroundings: 'no python' });

  test('a learner exports answers, and a class of thirty is shown', async ({ host }, info) => {
    const { page } = host;
    await begin(page);
    const form = await nextForm(page);
    if (form === undefined) throw new Error('There is no question.');
    await answerByKeyboard(page, form);
    await leave(page);
    await page.getByRole('button', { name: 'Decks and data' }).click();
    await page.getByRole('button', { name: 'asyncio, predicted', exact: true }).click();
    await page.getByRole('button', { name: 'Answers for a teacher: asyncio, predicted' }).click();
    const target = info.outputPath('mine.loopwise-answers');
    await host.chooseSave(target);
    await page.getByRole('button', { name: 'Save the file' }).click();
    await expect(page.getByText('Exported to answers-loopwise.asyncio')).toBeVisible();
    await written(target);
    const mine = JSON.parse(readFileSync(target, 'utf8')) as { answers: unknown[]; name?: string };
    expect(mine.answers).toHaveLength(1);
    expect(mine.name).toBeUndefined();

    // Thirty of them, dropped on the window at once.
    const files = Array.from({ length: 30 }, (_, at) => ({
      name: `${at}.loopwise-answers`,
      text: writeGiven({
        deck: { id: 'loopwise.asyncio', title: 'asyncio, predicted', version: '1.0.0' },
        name: `Learner ${at}`,
        answers: [
          {
            question: 'forgotten-await',
            correct: at >= 12,
            beliefs: at < 12 ? ['call-runs'] : [],
          },
        ],
      }),
    }));
    const transfer = await page.evaluateHandle((given) => {
      const data = new DataTransfer();
      for (const { name, text } of given) data.items.add(new File([text], name));
      return data;
    }, files);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    const dialog = page.getByRole('dialog', { name: /^What the class believes/ });
    await expect(dialog).toContainText('30 learners.');
    await expect(dialog.getByRole('row', { name: /^forgotten-await 18 12 12 × / })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test(
    'question sheets are printed to a PDF by the shell',
    { tag: '@shell' },
    async ({ host }, info) => {
      test.skip(host.kind === 'browser', 'A browser shows its own dialog.');
      const { page } = host;
      await page.getByRole('button', { name: 'Decks and data' }).click();
      await page.getByRole('button', { name: 'asyncio, predicted', exact: true }).click();
      await page
        .getByRole('button', { name: 'Export Versions' })
        .or(page.getByRole('button', { name: /^Export .*version/iu }))
        .first()
        .click();
      await page.getByRole('button', { name: 'PDF or printer' }).click();
      await expect(page.getByRole('region', { name: 'Answers' })).toBeVisible();
      const target = info.outputPath('sheets.pdf');
      await host.chooseSave(target);
      await page.getByRole('button', { name: 'Print or save as PDF' }).click();
      await written(target);
      expect(readFileSync(target, 'latin1')).toMatch(/^%PDF-/u);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('heading', { name: 'Decks', exact: true })).toBeVisible();
    },
  );
});
