/** The shell's own features: files, backups, the menu, and restoring the window. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures.ts';
import { homeOf } from './host.ts';

const deckBytes = Uint8Array.from([0, 1, 127, 128, 255, 10, 13]);

test.use({
  appRoot: join(import.meta.dirname, '../../shell/fixture-app'),
  expectedProblems: [/^console: .*(?:Content Security Policy|CSP|ERR_|Failed to load)/s],
});

test.beforeEach(({ hostKind }) => {
  test.skip(hostKind === 'browser', 'A browser has no shell.');
});

/** Calls the shell as the page does; returns the value or the error's message. */
async function ask(page: Page, channel: string, argument?: object): Promise<unknown> {
  return page.evaluate(
    async ([channel, argument]) => {
      try {
        const answer = await Reflect.get(window, 'loopwise').request(channel, argument);
        return answer?.bytes ? { ...answer, bytes: [...answer.bytes] } : answer;
      } catch (error) {
        return error instanceof Error ? error.message : 'thrown';
      }
    },
    [channel, argument] as const,
  );
}

async function saveDeck(page: Page, bytes: readonly number[]): Promise<unknown> {
  return page.evaluate(async (bytes) => {
    try {
      return await Reflect.get(window, 'loopwise').request('save-file', {
        kind: 'deck',
        suggestedName: 'mine.loopwise',
        bytes: Uint8Array.from(bytes),
      });
    } catch (error) {
      return error instanceof Error ? error.message : 'thrown';
    }
  }, bytes);
}

test('the page sees the contract and nothing else', async ({ host }) => {
  const seen = await host.page.evaluate(() => ({
    bridge: Object.keys(Reflect.get(window, 'loopwise')).sort(),
    frozen: Object.isFrozen(Reflect.get(window, 'loopwise')),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen).toEqual({ bridge: ['on', 'request'], frozen: true, node: [] });
  expect(await ask(host.page, 'delete-everything')).toBe('Loopwise has no such request.');
});

test('bytes survive a round trip', async ({ host }, info) => {
  const file = info.outputPath('mine.loopwise');
  await host.chooseSave(file);
  expect(await saveDeck(host.page, [...deckBytes])).toEqual({ saved: true });
  expect(new Uint8Array(readFileSync(file))).toEqual(deckBytes);
  await host.chooseFile(file);
  expect(await ask(host.page, 'open-file', { kind: 'deck' })).toEqual({
    kind: 'deck',
    name: 'mine.loopwise',
    bytes: [...deckBytes],
  });
});

test('a cancelled dialog is not an error', async ({ host }) => {
  await host.chooseFile(undefined);
  expect(await ask(host.page, 'open-file', { kind: 'deck' })).toBeUndefined();
  await host.chooseSave(undefined);
  expect(await saveDeck(host.page, [1])).toEqual({ saved: false });
});

test('an error says what, where and what to do, without Electron’s wording', async ({
  host,
}, info) => {
  const nowhere = info.outputPath('no-such-folder/mine.loopwise');
  await host.chooseSave(nowhere);
  expect(await saveDeck(host.page, [1])).toBe(
    `“${nowhere}” could not be written: there is no such file or folder. ` +
      'What was there before is untouched. Save it somewhere else.',
  );
});

test('backups are written outside the database, listed and read back', async ({ host }) => {
  await host.page.evaluate(() =>
    Reflect.get(window, 'loopwise').request('write-backup', {
      bytes: Uint8Array.of(1, 2, 3),
      reason: 'session',
    }),
  );
  expect(readdirSync(host.backups ?? '')).toHaveLength(1);
  const list = await host.page.evaluate(() =>
    Reflect.get(window, 'loopwise').request('list-backups', undefined),
  );
  expect(list).toMatchObject([{ size: 3 }]);
  expect(await ask(host.page, 'read-backup', { name: list[0].name })).toMatchObject({
    kind: 'backup',
    bytes: [1, 2, 3],
  });
});

test('a command of the page is in the native menu and comes back when chosen', async ({ host }) => {
  await host.page.evaluate(() =>
    Reflect.get(window, 'loopwise').request('set-menu', [
      {
        id: 'open-deck',
        title: 'Open a deck',
        accelerator: 'CmdOrCtrl+O',
        menu: 'file',
        enabled: true,
      },
    ]),
  );
  await host.chooseMenu('open-deck');
  await expect
    .poll(() => host.page.evaluate(() => Reflect.get(window, 'fixture').commands))
    .toEqual(['open-deck']);
});

test('only the Python documentation opens outside', async ({ host }) => {
  await ask(host.page, 'open-documentation', { path: 'library/asyncio-task.html#coroutines' });
  expect(await host.openedExternally()).toEqual([
    'https://docs.python.org/3/library/asyncio-task.html#coroutines',
  ]);
  expect(await ask(host.page, 'open-documentation', { path: '//evil.example/x.html' })).toMatch(
    'is not a page of the Python documentation',
  );
  expect(await host.openedExternally()).toHaveLength(1);
});

test('the window stays on the app', async ({ host }) => {
  const { page, url } = host;
  for (const target of ['https://example.org/', 'engine/frame.html', 'decks/asyncio.loopwise']) {
    await page.evaluate((target) => {
      location.href = target;
    }, target);
    await page.waitForTimeout(150);
    expect(page.url()).toBe(url);
  }
  await page.evaluate(() => {
    window.open('https://example.org/popup');
  });
  await expect.poll(() => page.context().pages().length).toBe(1);
  await page.evaluate(() => {
    document.querySelector('iframe')?.setAttribute('src', 'index.html');
  });
  await page.waitForTimeout(150);
  // The app does not load inside itself.
  expect(page.frames().filter((frame) => frame.url() === url)).toHaveLength(1);
  expect(host.outsideRequests().every(({ stoppedBy }) => stoppedBy === 'shell')).toBe(true);
});

function opened(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    Reflect.get(window, 'fixture').opened.map((file: { name: string; bytes: Uint8Array }) => [
      file.name,
      [...file.bytes],
    ]),
  );
}

function ready(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(window, 'fixture').ready());
}

test.describe('files from outside', () => {
  test('wait until the page listens', async ({ host }, info) => {
    const file = info.outputPath('given.loopwise');
    writeFileSync(file, deckBytes);
    await host.openFromOutside(file);
    expect(await opened(host.page)).toEqual([]);
    await ready(host.page);
    await expect.poll(() => opened(host.page)).toEqual([['given.loopwise', [...deckBytes]]]);
    await host.openFromOutside(file);
    await expect.poll(() => opened(host.page)).toHaveLength(2);
  });

  test('wait again while the page reloads', async ({ host }, info) => {
    const file = info.outputPath('given.loopwise');
    writeFileSync(file, deckBytes);
    await ready(host.page);
    await host.page.reload();
    await host.openFromOutside(file);
    expect(await opened(host.page)).toEqual([]);
    await ready(host.page);
    await expect.poll(() => opened(host.page)).toHaveLength(1);
  });

  test('are ignored unless they are Loopwise files', async ({ host }, info) => {
    const file = info.outputPath('photo.png');
    writeFileSync(file, deckBytes);
    await ready(host.page);
    await host.openFromOutside(file);
    expect(await opened(host.page)).toEqual([]);
  });
});

test.describe('a file on the command line', () => {
  const deck = join(import.meta.dirname, '../../shell/fixture-app/decks/asyncio.loopwise');
  test.use({ launchFiles: [deck] });

  test('opens once, and not again at the next start', async ({ host }) => {
    const names = async (): Promise<unknown> => {
      await host.page.evaluate(() => Reflect.get(window, 'fixture').ready());
      await host.page.waitForTimeout(150);
      return host.page.evaluate(() =>
        Reflect.get(window, 'fixture').opened.map((file: { name: string }) => file.name),
      );
    };
    expect(await names()).toEqual(['asyncio.loopwise']);
    await host.restart();
    expect(await names()).toEqual([]);
  });
});

test('the window returns to its last position', async ({ host }, info) => {
  const state = join(homeOf(info), 'user-data/window.json');
  await host.restart();
  const written: unknown = JSON.parse(readFileSync(state, 'utf8'));
  expect(written).toMatchObject({ bounds: { width: 1160, height: 800 }, maximized: false });
});
