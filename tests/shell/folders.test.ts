/** Folders of decks: chosen, read, watched and written by the main process. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeckFolder } from '../../electron/contract.ts';
import { isDeckPath } from '../../electron/folder-paths.ts';
import { createFolders } from '../../electron/folders.ts';
import { openMain, page, temporaryFolder } from './boot-main.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a deck of one question, and other files. */
function deckFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'loopwise-folder-'));
  made.push(root);
  mkdirSync(join(root, 'basics'));
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, 'deck.yaml'), 'format: 1\n');
  writeFileSync(join(root, 'basics/010-a.md'), 'a\n');
  writeFileSync(join(root, 'basics/run.py'), 'x\n');
  writeFileSync(join(root, '.git/config.md'), 'x\n');
  symlinkSync('/etc/passwd', join(root, 'basics/link.md'));
  return root;
}

async function chosen(root: string) {
  const double = await openMain();
  double.dialogs.answerOpen(root);
  const reply = (await double.invoke('choose-folder', [undefined], page)) as {
    readonly ok: true;
    readonly value: DeckFolder;
  };
  return { double, folder: reply.value };
}

describe('a folder', () => {
  test('that is chosen is read: its texts, but no links, hidden files or others', async () => {
    const root = deckFolder();
    const { folder } = await chosen(root);
    expect(folder.name).toBe(root.split('/').at(-1));
    expect(folder.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'basics/010-a.md', text: 'a\n' },
      { path: 'deck.yaml', text: 'format: 1\n' },
    ]);
    expect(JSON.stringify(folder)).not.toContain(tmpdir());
  });

  test('is undefined if the dialog is cancelled', async () => {
    const double = await openMain();
    expect(await double.invoke('choose-folder', [undefined], page)).toEqual({
      ok: true,
      value: undefined,
    });
  });

  test('is written file by file, if a file is unchanged since it was read', async () => {
    const root = deckFolder();
    const { double, folder } = await chosen(root);
    writeFileSync(join(root, 'basics/010-a.md'), 'edited outside\n');
    const files = [
      { path: 'basics/010-a.md', before: 'a\n', after: 'mine\n' },
      { path: 'more/010-b.md', before: undefined, after: 'b\n' },
      { path: 'deck.yaml', before: 'format: 1\n', after: undefined },
    ];
    expect(await double.invoke('write-folder', [{ id: folder.id, files }], page)).toEqual({
      ok: true,
      value: { stale: ['basics/010-a.md'] },
    });
    expect(readFileSync(join(root, 'basics/010-a.md'), 'utf8')).toBe('edited outside\n');
    expect(readFileSync(join(root, 'more/010-b.md'), 'utf8')).toBe('b\n');
    expect(() => readFileSync(join(root, 'deck.yaml'))).toThrow('ENOENT');
  });

  test('is never written through a link', async () => {
    const root = deckFolder();
    const { double, folder } = await chosen(root);
    const files = [{ path: 'basics/link.md', before: undefined, after: 'x' }];
    expect(await double.invoke('write-folder', [{ id: folder.id, files }], page)).toMatchObject({
      ok: false,
      message: expect.stringContaining('it is not a regular file'),
    });
  });

  test('that was not chosen is refused', async () => {
    const double = await openMain();
    for (const [channel, argument] of [
      ['read-folder', { id: 'x' }],
      ['write-folder', { id: '__proto__', files: [] }],
    ] as const) {
      expect(await double.invoke(channel, [argument], page)).toMatchObject({
        ok: false,
        message: 'Loopwise does not know this folder any more. Choose it again.',
      });
    }
  });

  test('is remembered across a restart, and forgotten when it is disconnected', async () => {
    const root = deckFolder();
    const memory = join(temporaryFolder(), 'folders.json');
    const { folder } = await chosen(root);
    writeFileSync(memory, JSON.stringify({ [folder.id]: root, broken: 1 }));
    const folders = createFolders(memory, () => undefined);
    expect(await folders.read(folder.id)).toMatchObject({ ok: true, value: { id: folder.id } });
    await folders.leave(folder.id);
    expect(await folders.read(folder.id)).toMatchObject({ ok: false });
    expect(readFileSync(memory, 'utf8')).not.toContain(root);
  });

  test('notifies the page once it is quiet again', async () => {
    const root = deckFolder();
    const changed = vi.fn<(id: string) => void>();
    const memory = join(temporaryFolder(), 'folders.json');
    writeFileSync(memory, JSON.stringify({ one: root }));
    const folders = createFolders(memory, changed);
    await folders.read('one');
    writeFileSync(join(root, 'basics/010-a.md'), 'b\n');
    writeFileSync(join(root, 'basics/010-a.md'), 'c\n');
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith('one'), { timeout: 10_000 });
    await folders.leave('one');
  });

  test('notifies the page also of files that were written here before, and of new folders', async () => {
    const root = deckFolder();
    const changed = vi.fn<(id: string) => void>();
    const memory = join(temporaryFolder(), 'folders.json');
    writeFileSync(memory, JSON.stringify({ one: root }));
    const folders = createFolders(memory, changed);
    await folders.read('one');
    const notified = async (): Promise<void> => {
      await vi.waitFor(() => expect(changed).toHaveBeenCalledWith('one'), { timeout: 10_000 });
      changed.mockClear();
    };
    for (const [before, after] of [
      ['a\n', 'b\n'],
      ['c\n', 'd\n'],
    ] as const) {
      await folders.write('one', [{ path: 'basics/010-a.md', before, after }]);
      await notified();
      // In place, as some editors do.
      writeFileSync(join(root, 'basics/010-a.md'), 'c\n');
      await notified();
    }
    mkdirSync(join(root, 'more'));
    await notified();
    writeFileSync(join(root, 'more/010-b.md'), 'b\n');
    await notified();
    await folders.leave('one');
  });

  test('that is gone is reported in a sentence', async () => {
    const root = deckFolder();
    const { double, folder } = await chosen(root);
    rmSync(root, { recursive: true });
    expect(await double.invoke('read-folder', [{ id: folder.id }], page)).toMatchObject({
      ok: false,
      message: expect.stringContaining('there is no such file or folder. Choose the folder again.'),
    });
  });
});

test.each([
  ['deck.yaml', true],
  ['basics/010-a.md', true],
  ['README.md', true],
  ['Erste Schritte/größe.md', true],
  ['basics/deck.yaml', false],
  ['a/b/c.md', false],
  ['../a.md', false],
  ['basics/../a.md', false],
  ['/a.md', false],
  [String.raw`a\b.md`, false],
  ['C:a.md', false],
  ['aux.md', false],
  ['basics/NUL.md', false],
  ['.hidden/a.md', false],
  ['a .md/x.md', true],
  ['a./x.md', false],
  ['a.exe', false],
])('%s is the path of a text of a deck: %s', (path, is) => {
  expect(isDeckPath(path)).toBe(is);
});
