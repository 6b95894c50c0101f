import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { kindsOfSaved } from '../../electron/file-kinds.ts';
import { openMain, page, temporaryFolder } from './boot-main.ts';

/** Main only checks the length, so no test allocates half a gigabyte. */
function huge(bytes: number): Uint8Array {
  const value = new Uint8Array(1);
  Object.defineProperty(value, 'byteLength', { value: bytes });
  return value;
}

const command = { id: 'a', title: 'A', menu: 'file', enabled: true } as const;

describe('arguments are checked in main', () => {
  test.each<[channel: string, ...values: unknown[]]>([
    ['ready', 1],
    ['ready', undefined, 'second'],
    ['open-file'],
    ['open-file', null],
    ['open-file', { kind: 'photo' }],
    ['open-file', { kind: ['deck'] }],
    ['save-file', { kind: 'deck', suggestedName: '../x.loopwise', bytes: new Uint8Array(1) }],
    ['save-file', { kind: 'deck', suggestedName: 'C:x', bytes: new Uint8Array(1) }],
    ['save-file', { kind: 'deck', suggestedName: '.hidden', bytes: new Uint8Array(1) }],
    ['save-file', { kind: 'deck', suggestedName: 'a\0b', bytes: new Uint8Array(1) }],
    ['save-file', { kind: 'deck', suggestedName: 'a'.repeat(121), bytes: new Uint8Array(1) }],
    ['save-file', { kind: 'deck', suggestedName: 'a', bytes: [1, 2] }],
    ['save-file', { kind: 'deck', suggestedName: 'a', bytes: new ArrayBuffer(1) }],
    ['choose-folder', {}],
    ['read-folder', { id: 1 }],
    ['leave-folder', { id: 'x'.repeat(65) }],
    ['write-folder', { id: 'a', files: [{ path: '../a.md', after: 'x' }] }],
    ['write-folder', { id: 'a', files: [{ path: 'a/b/c.md', after: 'x' }] }],
    ['write-folder', { id: 'a', files: [{ path: '/etc/a.md', after: 'x' }] }],
    ['write-folder', { id: 'a', files: [{ path: 'a/con.md', after: 'x' }] }],
    ['write-folder', { id: 'a', files: [{ path: 'run.sh', after: 'x' }] }],
    ['write-folder', { id: 'a', files: [{ path: '.hidden.md', after: 'x' }] }],
    ['write-folder', { id: 'a', files: [{ path: 'a.md', after: 1 }] }],
    ['print-pdf', { suggestedName: '../x.pdf' }],
    ['write-backup', { bytes: 'text', reason: 'session' }],
    ['write-backup', { bytes: Uint8Array.of(1), reason: 'boredom' }],
    ['write-data-mark', { reviews: -1, at: 0 }],
    ['write-data-mark', { reviews: 1, at: NaN }],
    ['write-backup', { bytes: new Uint8Array(0) }],
    ['write-backup', { bytes: new Uint8Array(new SharedArrayBuffer(1)) }],
    ['append-journal', { lines: '' }],
    ['append-journal', { lines: '{}' }],
    ['append-journal', { lines: 7 }],
    ['turn-journal', { lines: `${'x'.repeat(16 * 1024 * 1024)}\n` }],
    ['turn-journal'],
    ['list-backups', {}],
    ['read-backup', { name: '../../etc/passwd' }],
    ['open-documentation', { path: 'x'.repeat(201) }],
    ['open-documentation', { path: '' }],
    ['set-menu', {}],
    ['set-menu', [{ ...command, menu: 'edit' }]],
    ['set-menu', [{ ...command, enabled: 1 }]],
    ['set-menu', [{ ...command, accelerator: 'Ctrl+Alt+' }]],
    ['set-menu', [{ ...command, accelerator: 'javascript:1' }]],
    ['set-menu', [command, command]],
    ['set-menu', Array.from({ length: 101 }, (_, at) => ({ ...command, id: String(at) }))],
  ])('%s refuses %j', async (channel, ...values) => {
    const complained = vi.spyOn(console, 'error').mockReturnValue();
    const double = await openMain();
    expect(await double.invoke(channel, values, page)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^Loopwise made a mistake \(.+\)\. Nothing was changed\.$/),
    });
    expect(double.dialogs.shown).toEqual([]);
    expect(complained).toHaveBeenCalledOnce();
    complained.mockRestore();
  });

  test.each(['deck', 'backup', 'answers', 'program'] as const)(
    'an oversized %s is refused',
    async (kind) => {
      const { argumentParsers } = await import('../../electron/arguments.ts');
      const { limit } = kindsOfSaved[kind];
      const parse = (bytes: number) =>
        argumentParsers['save-file']({ kind, suggestedName: 'a', bytes: huge(bytes) });
      expect(parse(limit)).toMatchObject({ ok: true });
      expect(parse(limit + 1)).toMatchObject({ ok: false });
    },
  );

  test('main listens to the channels of the contract and no others', async () => {
    const double = await openMain();
    expect(double.channels().sort()).toEqual([
      'append-journal',
      'choose-folder',
      'clear-journal',
      'data-folder',
      'leave-folder',
      'list-backups',
      'may-close',
      'open-documentation',
      'open-file',
      'print-pdf',
      'read-backup',
      'read-data-mark',
      'read-folder',
      'read-journal',
      'ready',
      'save-file',
      'set-menu',
      'turn-journal',
      'write-backup',
      'write-data-mark',
      'write-folder',
    ]);
  });

  test('unknown fields of an argument are dropped', async () => {
    const double = await openMain();
    await double.invoke('set-menu', [[{ ...command, role: 'quit', click: 'x' }]], page);
    const file = double.seen.menu.find(({ label }) => label === '&File');
    expect(Object.keys(file?.submenu?.[0] ?? {}).sort()).toEqual([
      'click',
      'enabled',
      'id',
      'label',
    ]);
  });
});

describe('a request that fails inside main', () => {
  test('shows the page no path and no stack', async () => {
    const complained = vi.spyOn(console, 'error').mockReturnValue();
    const double = await openMain();
    double.electron.dialog.showOpenDialog = async () => {
      throw new Error('/secret/path exploded');
    };
    expect(await double.invoke('open-file', [{ kind: 'deck' }], page)).toEqual({
      ok: false,
      message: 'Loopwise made a mistake (open-file). Please restart it and try again.',
    });
    complained.mockRestore();
  });
});

test('the folder of the data is opened on request', async () => {
  const userData = temporaryFolder();
  const double = await openMain({ userData });
  expect(await double.invoke('data-folder', [], page)).toEqual({ ok: true, value: userData });
});

describe('the data mark', () => {
  test('is kept beside the backups, and is unknown if its file holds none', async () => {
    const userData = temporaryFolder();
    const double = await openMain({ userData });
    const read = async () => double.invoke('read-data-mark', [], page);
    expect(await read()).toEqual({ ok: true, value: undefined });
    const mark = { reviews: 1234, at: 5 };
    await double.invoke('write-data-mark', [mark], page);
    expect(await read()).toEqual({ ok: true, value: mark });
    writeFileSync(join(userData, 'data-mark.json'), '{"reviews":"many"}');
    expect(await read()).toEqual({ ok: true, value: undefined });
  });
});

test('the journal is kept beside the backups, over the same channels', async () => {
  const userData = temporaryFolder();
  const double = await openMain({ userData });
  const ask = async (channel: string, lines?: string): Promise<unknown> =>
    double.invoke(channel, [lines === undefined ? undefined : { lines }], page);
  expect(await ask('read-journal')).toEqual({ ok: true, value: '' });
  await ask('append-journal', 'one\n');
  await ask('turn-journal', 'base\n');
  await ask('append-journal', 'two\nthree\n');
  expect(readdirSync(join(userData, 'journal')).sort()).toEqual(['before.jsonl', 'current.jsonl']);
  expect(await ask('read-journal')).toEqual({ ok: true, value: 'one\nbase\ntwo\nthree\n' });
  expect(await ask('clear-journal')).toEqual({ ok: true, value: undefined });
  expect(await ask('read-journal')).toEqual({ ok: true, value: '' });
});

describe('a window that is asked to close', () => {
  test('waits until its page has stored everything', async () => {
    const double = await openMain();
    const [window] = double.windows.all();
    window?.close();
    window?.close();
    expect(window?.destroyed).toBe(false);
    expect(window?.webContents.sent.map(({ channel }) => channel)).toEqual(['closing']);
    await double.invoke('may-close', [], page);
    expect(window?.destroyed).toBe(true);
  });

  test('does not wait for a page that is gone, nor for ever', async () => {
    const double = await openMain();
    const [slow] = double.windows.all();
    vi.useFakeTimers();
    try {
      slow?.close();
      vi.advanceTimersByTime(5000);
      expect(slow?.destroyed).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    const crashed = await openMain();
    const [window] = crashed.windows.all();
    if (window) window.webContents.crashed = true;
    window?.close();
    expect(window?.destroyed).toBe(true);
  });
});

describe('backups over IPC', () => {
  test('are stored in the user data and read back by name', async () => {
    const userData = temporaryFolder();
    const double = await openMain({ userData });
    const bytes = Uint8Array.of(1, 2, 3);
    expect(await double.invoke('write-backup', [{ bytes, reason: 'session' }], page)).toEqual({
      ok: true,
      value: undefined,
    });
    const [name = ''] = readdirSync(join(userData, 'backups'));
    expect(await double.invoke('read-backup', [{ name }], page)).toEqual({
      ok: true,
      value: { kind: 'backup', name, bytes },
    });
  });
});
