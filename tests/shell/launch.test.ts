import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createInbox, mostWaiting } from '../../electron/incoming.ts';
import { launchFiles } from '../../electron/launch-files.ts';
import { failed, succeeded } from '../../electron/outcome.ts';
import type { ElectronDouble } from '../e2e/hosts/stand-in/electron-double.ts';
import { bootMain, openMain, page, temporaryFolder } from './boot-main.ts';

function deckIn(folder: string, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, name);
  return path;
}

function delivered(double: ElectronDouble): readonly unknown[] {
  const sent = double.windows.all()[0]?.webContents.sent ?? [];
  return sent.flatMap(({ channel, value }) =>
    channel === 'file-opened' && typeof value === 'object' && value && 'name' in value
      ? [value.name]
      : [],
  );
}

describe('the order in which main boots', () => {
  test('what must precede ready does, and no window opens before it', async () => {
    const double = await bootMain();
    expect(double.seen.calls).toEqual(
      expect.arrayContaining(['registerSchemesAsPrivileged', 'enableSandbox']),
    );
    expect(double.windows.all()).toHaveLength(0);
    await double.becomeReady();
    expect(double.windows.all()).toHaveLength(1);
  });

  test('the window appears when there is something to see', async () => {
    const { windows } = await openMain();
    expect(windows.all()[0]?.options['show']).toBe(false);
    expect(windows.all()[0]?.shown).toEqual(['show']);
  });

  test('a dark system gets a dark window, also when the theme changes', async () => {
    const double = await openMain({ dark: true });
    const window = double.windows.all()[0];
    expect(window?.backgroundColor).toBe('#14181a');
    Object.assign(double.nativeTheme, { shouldUseDarkColors: false });
    double.nativeTheme.emit('updated');
    expect(window?.backgroundColor).toBe('#f7f5f0');
  });
});

describe('a second instance', () => {
  test('opens nothing itself, hands over its files and quits', async () => {
    const double = await bootMain({
      firstInstance: false,
      argv: ['a.loopwise', '--flag', 'b.png'],
    });
    await double.becomeReady();
    expect(double.seen.quit).toBe(true);
    expect(double.windows.all()).toHaveLength(0);
    expect(double.seen.lockData).toEqual({ files: [resolve('a.loopwise')] });
  });

  test('brings the first to the front, which opens the file', async () => {
    const double = await openMain();
    const file = deckIn(temporaryFolder(), 'a.loopwise');
    await double.invoke('ready', [undefined], page);
    const window = double.windows.all()[0];
    Object.assign(window ?? {}, { minimized: true });
    double.app.emit('second-instance', {}, [], '', { files: [file] });
    await expect.poll(() => delivered(double)).toEqual(['a.loopwise']);
    expect(window?.minimized).toBe(false);
    expect(window?.shown).toEqual(['show', 'show', 'focus']);
  });

  test.each([undefined, null, 'a.loopwise', { files: 'a.loopwise' }, { files: [1, 'x.png'] }])(
    'is not trusted when it sends %j',
    async (data) => {
      const double = await openMain();
      await double.invoke('ready', [undefined], page);
      double.app.emit('second-instance', {}, [], '', data);
      await new Promise((done) => {
        setTimeout(done, 20);
      });
      expect(delivered(double)).toEqual([]);
    },
  );
});

describe('open-file on macOS', () => {
  test('may arrive before ready and waits for the page', async () => {
    const double = await bootMain();
    const file = deckIn(temporaryFolder(), 'early.loopwise');
    let prevented = false;
    double.app.emit('open-file', { preventDefault: () => (prevented = true) }, file);
    expect(prevented).toBe(true);
    await double.becomeReady();
    expect(delivered(double)).toEqual([]);
    await double.invoke('ready', [undefined], page);
    await expect.poll(() => delivered(double)).toEqual(['early.loopwise']);
  });
});

describe('a file that cannot be opened', () => {
  test('is explained once the window is open', async () => {
    const double = await openMain({ argv: ['/nowhere/gone.loopwise'] });
    await double.invoke('ready', [undefined], page);
    await expect.poll(() => double.dialogs.shown).toHaveLength(1);
    expect(double.dialogs.shown[0]?.options['content']).toBe(
      '“/nowhere/gone.loopwise” could not be read: there is no such file or folder. ' +
        'Check the file and try again.',
    );
  });
});

function inbox(log: string[]) {
  return createInbox({
    read: async (path) => (path === 'bad' ? failed('bad file') : succeeded(fileNamed(path))),
    deliver: ({ name }) => log.push(name),
    complain: (message) => log.push(message),
  });
}

describe('the inbox', () => {
  test('keeps the order and continues after a bad file', async () => {
    const log: string[] = [];
    const box = inbox(log);
    box.add(['1', 'bad', '2']);
    await box.open();
    expect(log).toEqual(['1', 'bad file', '2']);
  });

  test('keeps a file whose page was closed while it was read', async () => {
    const log: string[] = [];
    const box = inbox(log);
    box.add(['1']);
    const opening = box.open();
    await Promise.resolve();
    box.pause();
    await opening;
    expect(log).toEqual([]);
    await box.open();
    expect(log).toEqual(['1']);
  });

  test('is limited', async () => {
    const log: string[] = [];
    const box = inbox(log);
    for (let each = 0; each < mostWaiting + 5; each += 1) {
      box.add([String(each)]);
    }
    await box.open();
    expect(log).toHaveLength(mostWaiting);
  });
});

function fileNamed(name: string) {
  return { kind: 'deck', name, bytes: new Uint8Array(0) } as const;
}

describe('the command line', () => {
  test('yields only Loopwise files, as absolute paths', () => {
    expect(
      launchFiles(['a.loopwise', '--x=b.loopwise', 'c.PNG', '/d/E.Loopwise-Backup'], '/home/me'),
    ).toEqual([resolve('/home/me/a.loopwise'), '/d/E.Loopwise-Backup']);
  });
});

describe('a file that the person did not choose', () => {
  test.each(['//server/share/a.loopwise', String.raw`\\server\share\a.loopwise`])(
    'is not opened on another computer: %s',
    async (path) => {
      expect(launchFiles([path], '/home/me')).toEqual([path]);
      const double = await openMain({ argv: [path] });
      await double.invoke('ready', [undefined], page);
      await expect.poll(() => double.dialogs.shown).toHaveLength(1);
      expect(double.dialogs.shown[0]?.options['content']).toContain('lies on another computer');
    },
  );

  test.skipIf(process.platform === 'win32')('is not waited for if it is a pipe', async () => {
    const pipe = join(temporaryFolder(), 'a.loopwise');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const double = await openMain({ argv: [pipe] });
    await double.invoke('ready', [undefined], page);
    await expect.poll(() => double.dialogs.shown).toHaveLength(1);
    expect(double.dialogs.shown[0]?.options['content']).toContain('is not a file');
  });
});

describe('a file manager that passes URLs', () => {
  test('is understood', () => {
    expect(launchFiles(['file:///d/my%20deck.loopwise'], '/home/me')).toEqual([
      '/d/my deck.loopwise',
    ]);
  });
});

describe('trouble', () => {
  test('a page that crashed is reloaded if the person agrees', async () => {
    const double = await openMain();
    const contents = double.windows.all()[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect.poll(() => contents?.reloads).toBe(1);
    expect(double.dialogs.shown[0]?.options).toMatchObject({
      message: "Loopwise's page stopped (crashed).",
      detail: 'Every answer you have given is saved.',
      buttons: ['Reload', 'Quit'],
    });
  });

  test('an unresponsive page is waited for unless the person decides otherwise', async () => {
    const double = await openMain();
    const window = double.windows.all()[0];
    window?.emit('unresponsive');
    double.dialogs.answerMessage(1);
    window?.emit('unresponsive');
    await expect.poll(() => double.dialogs.shown.length).toBe(2);
    expect(window?.webContents.reloads).toBe(1);
  });
});
