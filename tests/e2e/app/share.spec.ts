/** Decks and backups as files: exported, imported, updated, broken. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestInfo } from 'playwright/test';
import { openSqlite } from '#export/sqlite.ts';
import { readPackage, writePackage } from '#format/package.ts';
import { readForeign } from '#import/foreign.ts';
import { ankiFile } from '../../fixtures/anki.ts';
import { expect, test } from '../fixtures.ts';
import { answerByKeyboard, begin, finishSession, leave, nextForm, stored } from './learner.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../dist/app/decks/asyncio.loopwise');

/** Waits for a saved file: a browser continues a download after the page has handed it over. */
async function written(target: string): Promise<void> {
  await expect
    .poll(async () => (await stat(target).catch(() => undefined))?.size ?? 0)
    .toBeGreaterThan(0);
}

/** The shipped deck with its files changed, as a file to import. */
async function changedDeck(
  info: TestInfo,
  change: (files: Map<string, string>) => void,
): Promise<string> {
  const read = readPackage(new Uint8Array(await readFile(SHIPPED)));
  if (!read.ok) throw new Error('The shipped deck cannot be read.');
  const files = new Map(read.value.files);
  change(files);
  const file = info.outputPath('changed.loopwise');
  await writeFile(file, writePackage({ files, answers: undefined }));
  return file;
}

function replaceIn(
  files: Map<string, string>,
  name: string,
  from: string | RegExp,
  to: string,
): void {
  const text = files.get(name);
  const replaced = text?.replace(from, to);
  if (replaced === undefined || replaced === text) throw new Error(`${name} has no ${from}.`);
  files.set(name, replaced);
}

test.use({ surroundings: 'no python' });

test(
  'an exported deck is the file that was imported',
  { tag: '@shell' },
  async ({ host }, info) => {
    const target = info.outputPath('out.loopwise');
    await host.chooseSave(target);
    await host.page.getByRole('button', { name: 'Decks and data' }).click();
    await host.page.getByRole('button', { name: 'Export asyncio, predicted' }).click();
    await host.page.getByRole('button', { name: 'Loopwise deck' }).click();
    await expect(host.page.getByText('Exported to loopwise.asyncio-')).toBeVisible();
    await written(target);
    expect(await readFile(target)).toEqual(await readFile(SHIPPED));
  },
);

test('Anki notes become a deck, which is exported to Anki again', async ({ host }, info) => {
  const file = info.outputPath('notes.apkg');
  await writeFile(
    file,
    await ankiFile('latest', [
      { type: 'basic', fields: ['What does await do?', 'It waits.'] },
      { type: 'basic', fields: ['What does gather return?', 'The results, in order.'] },
    ]),
  );
  const { page } = host;
  await page.getByRole('button', { name: 'Decks and data' }).click();
  await host.chooseFile(file);
  await page.getByRole('button', { name: /^Import a deck/ }).click();
  const dialog = page.getByRole('dialog', { name: 'notes' });
  await expect(dialog).toContainText('2 questions in 1 unit');
  await dialog.getByRole('button', { name: 'Add this deck' }).click();
  await expect(page.getByRole('heading', { name: 'notes' })).toBeVisible();

  const target = info.outputPath('out.apkg');
  await host.chooseSave(target);
  await page.getByRole('button', { name: 'Export notes' }).click();
  await page.getByRole('button', { name: 'Anki' }).click();
  await expect(page.getByText('Exported to imported.notes-1.0.0.apkg.')).toBeVisible();
  await written(target);
  const out = new Uint8Array(await readFile(target));
  const again = await readForeign('anki', 'out.apkg', out, { sql: openSqlite });
  expect(again.ok && again.value.files.size).toBe(3);
});

test("somebody else's deck is previewed, then added", async ({ host }, info) => {
  const file = await changedDeck(info, (files) => {
    replaceIn(files, 'deck.yaml', 'id: loopwise.asyncio', 'id: somebody.else');
    replaceIn(files, 'deck.yaml', 'title: asyncio, predicted', 'title: A deck of my own');
  });
  await host.page.getByRole('button', { name: 'Decks and data' }).click();
  await host.chooseFile(file);
  await host.page.getByRole('button', { name: /^Import a deck/ }).click();
  const dialog = host.page.getByRole('dialog', { name: 'A deck of my own' });
  await expect(dialog).toContainText('What await does');
  expect(await stored(host.page, 'decks')).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Add this deck' }).click();
  await expect(host.page.getByRole('heading', { name: 'A deck of my own' })).toBeVisible();
  expect(await stored(host.page, 'decks')).toHaveLength(2);
});

test('the deck that comes with Loopwise is updated by Loopwise only', async ({ host }, info) => {
  const { page } = host;
  await begin(page);
  await nextForm(page);
  await answerByKeyboard(page, 'order');
  await leave(page);
  // The whole deck, not only its first questions.
  await expect.poll(async () => (await stored(page, 'cards')).length).toBeGreaterThan(400);
  const before = [await stored(page, 'cards'), await stored(page, 'decks')];

  const file = await changedDeck(info, (files) => {
    replaceIn(files, 'deck.yaml', /version: .*/, 'version: 9.0.0');
    replaceIn(files, 'coroutines/01-forgotten-await.md', '## Why\n', '## Why\nIn other words.\n\n');
  });
  await page.getByRole('button', { name: 'Decks and data' }).click();
  await host.chooseFile(file);
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Give this deck an id of its own in deck.yaml');
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect([await stored(page, 'cards'), await stored(page, 'decks')]).toEqual(before);
});

/** An unusable file: its name, how it is made, and part of the message about it. */
type Bad = readonly [string, (info: TestInfo) => Promise<string>, RegExp];

const BAD: readonly Bad[] = [
  ['text', async (info) => fileWith(info, 'a.loopwise', 'just words'), /zip|package|deck/i],
  ['nothing', async (info) => fileWith(info, 'a.loopwise', ''), /empty|zip|deck/i],
  [
    'a truncated package',
    async (info) => {
      const bytes = await readFile(SHIPPED);
      return fileWith(info, 'a.loopwise', bytes.subarray(0, bytes.length / 2));
    },
    /./,
  ],
  [
    'a deck of a newer format',
    async (info) =>
      changedDeck(info, (files) => replaceIn(files, 'deck.yaml', 'format: 1', 'format: 2')),
    /newer/i,
  ],
  [
    'two questions with one id',
    async (info) =>
      changedDeck(info, (files) => {
        files.set('await/99-again.md', files.get('await/01-like-a-call.md') ?? '');
      }),
    /await\/99-again\.md/,
  ],
  [
    'a question without a reason',
    async (info) =>
      changedDeck(info, (files) =>
        replaceIn(files, 'time/01-waits-overlap.md', '## Why', '## Why not'),
      ),
    /time\/01-waits-overlap\.md/,
  ],
  [
    'an invalid backup',
    async (info) => fileWith(info, 'a.loopwise-backup', 'just words'),
    /backup/i,
  ],
];

test('an unusable file is refused and changes nothing', async ({ host }, info) => {
  const { page } = host;
  await page.getByRole('button', { name: 'Decks and data' }).click();
  // The first questions are stored before the others: only once all are is the data stable.
  await expect
    .poll(async () => (await stored(page, 'settings')).map(({ name }) => name))
    .toContain('shippedDeck');
  const before = await stored(page, 'questions');
  for (const [name, make, says] of BAD) {
    await test.step(name, async () => {
      await host.chooseFile(await make(info));
      await (name.startsWith('a backup')
        ? page.getByRole('button', { name: 'Restore a backup' }).click()
        : page.keyboard.press('Control+o'));
      const dialog = page.getByRole('dialog', { name: /can’t be imported/ });
      await expect(dialog).toContainText('Nothing was changed.');
      await expect(dialog).toContainText(says);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toBeHidden();
    });
  }
  expect(await stored(page, 'questions')).toEqual(before);
});

async function fileWith(
  info: TestInfo,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const file = info.outputPath(name);
  await writeFile(file, content);
  return file;
}

test(
  'a backup restores everything, also into an empty database',
  { tag: '@shell' },
  async ({ host }, info) => {
    const { page } = host;
    await begin(page);
    await finishSession(page, '4');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
    // On the way home the app chooses questions about the beliefs behind wrong answers.
    await expect
      .poll(async () => (await stored(page, 'settings')).map(({ name }) => name))
      .toContain('wanted');
    const tables = ['decks', 'questions', 'cards', 'reviews', 'sessions', 'settings'];
    const before = await Promise.all(tables.map((table) => stored(page, table)));
    const [cards, reviews] = ['cards', 'reviews'].map(
      (name) => before[tables.indexOf(name)]?.length,
    );

    const target = info.outputPath('all.loopwise-backup');
    await host.chooseSave(target);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Everything is in the backup.')).toBeVisible();
    await written(target);

    // Something else changes, then everything is restored.
    await page.getByRole('button', { name: 'Decks and data' }).click();
    await page.getByRole('button', { name: 'asyncio, predicted', exact: true }).click();
    await page.getByRole('button', { name: 'Remove asyncio, predicted' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect(page.getByText('The deck was removed')).toBeVisible();
    await host.chooseFile(target);
    await page.getByRole('button', { name: 'Restore a backup' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
    await expect(dialog).toContainText(`1 deck, ${cards} cards and ${reviews} answers`);
    await dialog.getByRole('button', { name: 'Replace everything' }).click();
    await expect(page.getByText('The backup was restored.')).toBeVisible();
    expect(await Promise.all(tables.map((table) => stored(page, table)))).toEqual(before);
  },
);

test(
  'a deck opened by double click reaches the import',
  { tag: '@shell' },
  async ({ host }, info) => {
    test.skip(host.kind === 'browser', 'A browser tab cannot be opened by double click.');
    await expect(host.page.getByRole('heading', { level: 1 })).toBeVisible();
    await host.openFromOutside(
      await changedDeck(info, (files) => {
        replaceIn(files, 'deck.yaml', 'id: loopwise.asyncio', 'id: somebody.else');
        replaceIn(files, 'deck.yaml', 'title: asyncio, predicted', 'title: A deck of my own');
      }),
    );
    await expect(host.page.getByRole('dialog', { name: 'A deck of my own' })).toBeVisible();
  },
);

test(
  'after a session the shell keeps a backup that can be read',
  { tag: '@shell' },
  async ({ host }) => {
    test.skip(host.backups === undefined, 'A browser tab has no backups folder.');
    const { page } = host;
    await begin(page);
    await nextForm(page);
    await answerByKeyboard(page, 'order');
    await leave(page);
    await page.getByRole('button', { name: 'Decks and data' }).click();
    await page.getByRole('button', { name: 'Open…' }).click();
    await expect(page.getByRole('dialog')).toContainText('1 answer');
  },
);
