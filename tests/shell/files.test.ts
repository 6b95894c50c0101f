import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeAtomically } from '../../electron/atomic-write.ts';
import { createBackups } from '../../electron/backups.ts';
import { createJournal } from '../../electron/journal.ts';
import { readIncoming } from '../../electron/read-file.ts';
import {
  backupName,
  expiredBackups,
  newestFirst,
  parseBackupName,
} from '../../electron/rotation.ts';
import { openMain, page, temporaryFolder } from './boot-main.ts';

vi.mock('node:fs/promises', async (load) => ({ ...(await load<typeof promises>()) }));

afterEach(() => {
  vi.restoreAllMocks();
});

const day = 24 * 60 * 60 * 1000;
const noon = Date.UTC(2026, 10, 22, 12);

describe('an atomic write', () => {
  test('replaces the file and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.loopwise');
    writeFileSync(file, 'old');
    await writeAtomically(file, new TextEncoder().encode('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.loopwise']);
  });

  test('that fails half way keeps the old file and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.loopwise');
    writeFileSync(file, 'old');
    vi.spyOn(promises, 'rename').mockRejectedValue(
      Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }),
    );
    await expect(writeAtomically(file, new TextEncoder().encode('new'))).rejects.toThrow('ENOSPC');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.loopwise']);
  });
});

describe('saving', () => {
  const deck = { kind: 'deck', suggestedName: 'mine.loopwise', bytes: Uint8Array.of(1) } as const;

  test('adds the extension, and asks before replacing another file', async () => {
    const double = await openMain();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.loopwise'), 'old');
    double.dialogs.answerSave(join(folder, 'mine'));
    expect(await double.invoke('save-file', [deck], page)).toEqual({
      ok: true,
      value: { saved: false },
    });
    expect(readFileSync(join(folder, 'mine.loopwise'), 'utf8')).toBe('old');
    double.dialogs.answerSave(join(folder, 'mine'));
    double.dialogs.answerMessage(1);
    expect(await double.invoke('save-file', [deck], page)).toMatchObject({
      value: { saved: true },
    });
    expect(readFileSync(join(folder, 'mine.loopwise'))).toEqual(Buffer.of(1));
  });

  test('saves a program as a Python file, with a dialog that says so', async () => {
    const double = await openMain();
    const file = join(temporaryFolder(), 'tea');
    double.dialogs.answerSave(file);
    const program = { kind: 'program', suggestedName: 'tea.py', bytes: Uint8Array.of(35) };
    expect(await double.invoke('save-file', [program], page)).toMatchObject({
      value: { saved: true },
    });
    expect(readFileSync(`${file}.py`)).toEqual(Buffer.of(35));
    expect(JSON.stringify(double.dialogs.shown)).toContain('Python program');
  });

  test('reports a full disk and keeps the existing file', async () => {
    const double = await openMain();
    const file = join(temporaryFolder(), 'mine.loopwise');
    writeFileSync(file, 'old');
    double.dialogs.answerSave(file);
    vi.spyOn(promises, 'rename').mockRejectedValue(
      Object.assign(new Error('x'), { code: 'ENOSPC' }),
    );
    expect(await double.invoke('save-file', [deck], page)).toEqual({
      ok: false,
      message:
        `“${file}” could not be written: the disk is full. ` +
        'What was there before is untouched. Save it somewhere else.',
    });
    expect(readFileSync(file, 'utf8')).toBe('old');
  });
});

describe('reading a file from outside', () => {
  test('takes decks and backups, whatever their case', async () => {
    const file = join(temporaryFolder(), 'A.LOOPWISE');
    writeFileSync(file, 'x');
    expect(await readIncoming(file)).toEqual({
      ok: true,
      value: { kind: 'deck', name: 'A.LOOPWISE', bytes: Uint8Array.of(120) },
    });
  });

  test('takes a Python file as a deck to import, or as a program if one is asked for', async () => {
    const file = join(temporaryFolder(), 'shop.py');
    writeFileSync(file, 'x');
    const kinds = [await readIncoming(file), await readIncoming(file, 'program')].map((outcome) =>
      outcome.ok ? outcome.value?.kind : outcome.message,
    );
    expect(kinds).toEqual(['deck', 'program']);
  });

  test('names the file, the reason and the remedy', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder.loopwise'));
    const messages = [
      await readIncoming(join(folder, 'x.png')),
      await readIncoming(join(folder, 'x.loopwise-backup'), 'deck'),
      await readIncoming(join(folder, 'x.loopwise'), 'backup'),
      await readIncoming(join(folder, 'x.loopwise'), 'program'),
      await readIncoming(join(folder, 'folder.loopwise')),
    ].map((outcome) => (outcome.ok ? '' : outcome.message));
    expect(messages).toEqual([
      '“x.png” is not a file that Loopwise reads. Choose a deck (.loopwise, .zip, .md, .markdown, .apkg, .colpkg, .csv, .tsv, .py, .ipynb) or a backup (.loopwise-backup).',
      '“x.loopwise-backup” is a backup, not a deck. To get its contents back, restore it.',
      '“x.loopwise” is a deck, not a backup. To learn with it, open it as a deck.',
      '“x.loopwise” is a deck, not a program. To learn with it, open it as a deck.',
      `“${join(folder, 'folder.loopwise')}” is not a file. Choose the deck itself.`,
    ]);
  });

  test('does not read a file that is too large', async () => {
    const file = join(temporaryFolder(), 'big.loopwise');
    const handle = await promises.open(file, 'w');
    await handle.truncate(65 * 1024 * 1024);
    await handle.close();
    expect(await readIncoming(file)).toEqual({
      ok: false,
      message: `“${file}” is 65 MB, and a deck may have 64 MB at most. Is it the right file?`,
    });
  });
});

describe('the journal', () => {
  test('keeps the lines since the backup before the newest, and no more', async () => {
    const folder = join(temporaryFolder(), 'journal');
    const journal = createJournal(folder);
    await journal.turn('base 1\n');
    await journal.append('one\n');
    await journal.turn('base 2\n');
    await journal.append('two\n');
    expect(await journal.read()).toEqual({ ok: true, value: 'base 1\none\nbase 2\ntwo\n' });
    await journal.turn('base 3\n');
    expect(await journal.read()).toEqual({ ok: true, value: 'base 2\ntwo\nbase 3\n' });
  });

  test('writes lines one after the other, from any caller', async () => {
    const folder = temporaryFolder();
    const journal = createJournal(folder);
    const lines = Array.from({ length: 20 }, (_, at) => `${at}\n`);
    await Promise.all(lines.map((line) => journal.append(line)));
    expect(await journal.read()).toEqual({ ok: true, value: lines.join('') });
  });

  test('separates an incomplete line from those of the next file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'current.jsonl'), 'one\ntor');
    const journal = createJournal(folder);
    await journal.turn('base\n');
    expect(await journal.read()).toEqual({ ok: true, value: 'one\ntor\nbase\n' });
  });

  test('says what and where if it cannot be written', async () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, 'no folder');
    const journal = createJournal(folder);
    for (const outcome of [await journal.append('a\n'), await journal.turn('a\n')]) {
      expect(outcome).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^The journal in “.+file” could not be written: .+\.$/u),
      });
    }
  });
});

describe('automatic backups', () => {
  test('a name contains the time and is unique', () => {
    const ours = backupName(42, noon, 'restore');
    expect(ours).toBe('loopwise-000042-2026-11-22T12-00-00.000Z-restore.loopwise-backup');
    expect(parseBackupName(ours)).toEqual({ sequence: 42, time: noon, reason: 'restore' });
    for (const name of ['mine.loopwise-backup', `../${ours}`, `${ours}x`]) {
      expect(parseBackupName(name)).toBeUndefined();
    }
    expect(parseBackupName('loopwise-2026-11-22T12-00-00.000Z.loopwise-backup')).toEqual({
      sequence: 0,
      time: noon,
      reason: undefined,
    });
  });

  test('a backup a day for twelve weeks leaves ten, and one for each of eight weeks', async () => {
    const folder = temporaryFolder();
    let now = noon;
    const backups = createBackups({ folder, now: () => now });
    for (let each = 0; each < 84; each += 1) {
      await backups.write(Uint8Array.of(1), 'session');
      now += day;
    }
    const ages = readdirSync(folder)
      .map((name) => Math.round((now - day - (parseBackupName(name)?.time ?? 0)) / day))
      .sort((a, b) => a - b);
    expect(ages).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 24, 31, 38, 45]);
  });

  test('the largest is kept, so that a database started afresh does not displace it', () => {
    const stored = Array.from({ length: 30 }, (_, age) => ({
      name: backupName(30 - age, noon - age * 100 * day, 'session'),
      size: age === 29 ? 1000 : 10,
    }));
    const expired = expiredBackups(stored, noon);
    expect(expired).not.toContain(stored[29]?.name);
    expect(expired).toContain(stored[28]?.name);
  });

  test('rotation removes the remains of a crash and no foreign files', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.loopwise-backup'), 'mine');
    writeFileSync(join(folder, '.half.12345678.loopwise-tmp'), 'half');
    await createBackups({ folder, now: () => noon }).write(Uint8Array.of(1), 'session');
    expect(readdirSync(folder).sort()).toEqual([
      backupName(1, noon, 'session'),
      'mine.loopwise-backup',
    ]);
  });

  test('two at the same time are both written', async () => {
    const folder = temporaryFolder();
    let now = noon;
    const backups = createBackups({ folder, now: () => (now += 1) });
    const both = await Promise.all([
      backups.write(Uint8Array.of(1), 'session'),
      backups.write(Uint8Array.of(2), 'session'),
    ]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('a backup that cannot be written is reported, and the others are kept', async () => {
    const folder = temporaryFolder();
    const backups = createBackups({ folder, now: () => noon });
    await backups.write(Uint8Array.of(1), 'session');
    vi.spyOn(promises, 'rename').mockRejectedValue(
      Object.assign(new Error('x'), { code: 'EACCES' }),
    );
    expect(await backups.write(Uint8Array.of(2), 'session')).toMatchObject({
      ok: false,
      message: expect.stringMatching('this account may not touch it'),
    });
    expect(readFileSync(join(folder, backupName(1, noon, 'session')))).toEqual(Buffer.of(1));
    vi.restoreAllMocks();
    expect(await backups.write(Uint8Array.of(3), 'session')).toMatchObject({ ok: true });
  });

  test('from a clock that was ahead do not displace later ones', async () => {
    const folder = temporaryFolder();
    let now = noon + 400 * day;
    const backups = createBackups({ folder, now: () => now });
    for (let each = 0; each < 10; each += 1) {
      await backups.write(Uint8Array.of(1, 2), 'session');
      now += 1000;
    }
    now = noon;
    for (let each = 0; each < 12; each += 1) {
      await backups.write(Uint8Array.of(3), 'session');
      now += 1000;
    }
    const listed = await backups.list();
    const times = listed.ok ? listed.value.map(({ writtenAt }) => writtenAt) : [];
    expect(times[0]).toBe(noon + 11_000);
    expect(times.filter((time) => time < noon + day)).toHaveLength(10);
  });

  test('of an earlier version are older than all written since, and sorted by their own times', () => {
    const old = (time: string): { name: string } => ({
      name: `loopwise-${time}T12-00-00.000Z.loopwise-backup`,
    });
    const files = [old('2026-01-01'), { name: backupName(1, noon, 'session') }, old('2099-01-01')];
    expect(newestFirst(files).map(({ sequence, time }) => [sequence, time > noon])).toEqual([
      [1, false],
      [0, true],
      [0, false],
    ]);
  });

  test('the list is newest first, and empty if the folder does not exist', async () => {
    const folder = join(temporaryFolder(), 'backups');
    let now = noon;
    const backups = createBackups({ folder, now: () => now });
    expect(await backups.list()).toEqual({ ok: true, value: [] });
    await backups.write(Uint8Array.of(1), 'session');
    now += day;
    await backups.write(Uint8Array.of(1, 2), 'session');
    expect(await backups.list()).toMatchObject({
      value: [
        { writtenAt: noon + day, size: 2 },
        { writtenAt: noon, size: 1 },
      ],
    });
    expect(existsSync(folder)).toBe(true);
  });
});

describe('printing', () => {
  test('saves the contents of the window as a PDF', async () => {
    const double = await openMain();
    const file = join(temporaryFolder(), 'sheets');
    double.dialogs.answerSave(file);
    expect(await double.invoke('print-pdf', [{ suggestedName: 'sheets.pdf' }], page)).toEqual({
      ok: true,
      value: { saved: true },
    });
    expect(readFileSync(`${file}.pdf`, 'utf8')).toMatch(/^%PDF-/u);
  });

  test('is cancelled with the dialog, and reports that PDFs cannot be made', async () => {
    const double = await openMain();
    expect(await double.invoke('print-pdf', [{ suggestedName: 'a.pdf' }], page)).toEqual({
      ok: true,
      value: { saved: false },
    });
    const [window] = double.windows.all();
    if (window === undefined) throw new Error('There is no window.');
    vi.spyOn(window.webContents, 'printToPDF').mockRejectedValue(new Error('Printing failed'));
    expect(await double.invoke('print-pdf', [{ suggestedName: 'a.pdf' }], page)).toMatchObject({
      ok: false,
      message: expect.stringContaining('Export “For paper”'),
    });
  });
});
