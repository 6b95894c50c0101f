import { describe, expect, it } from 'vitest';
import { browserPlaces } from '#platform/browser-places.ts';
import { browserJournal, writerIn } from '#platform/browser-journal.ts';
import type { JournalAnswer, JournalWorker } from '#platform/browser-journal.ts';
import { carryOut } from '#platform/journal-files.ts';
import type { JournalWork } from '#platform/journal-files.ts';

/** The Origin Private File System for a worker, with a capacity of this many bytes. */
function fakeStorage(room = Infinity) {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const open = new Set<string>();
  const used = (): number => [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const bytesOf = (name: string): Uint8Array<ArrayBuffer> => files.get(name) ?? new Uint8Array();
  const fileHandle = (name: string) => ({
    getFile: async () => new Blob([bytesOf(name)]),
    createSyncAccessHandle: async () => {
      if (open.has(name)) throw new DOMException('It is open.', 'NoModificationAllowedError');
      open.add(name);
      return {
        getSize: () => bytesOf(name).length,
        read: (buffer: Uint8Array, { at }: { at: number }) => {
          buffer.set(bytesOf(name).subarray(at, at + buffer.length));
          return buffer.length;
        },
        write: (bytes: Uint8Array, { at }: { at: number }) => {
          const fits = Math.min(bytes.length, room - used());
          const next = new Uint8Array(Math.max(bytesOf(name).length, at + fits));
          next.set(bytesOf(name));
          next.set(bytes.subarray(0, fits), at);
          files.set(name, next);
          return fits;
        },
        truncate: (size: number) => files.set(name, bytesOf(name).slice(0, size)),
        flush: () => undefined,
        close: () => open.delete(name),
      };
    },
  });
  const folder = {
    getFileHandle: async (name: string, options?: { readonly create: boolean }) => {
      if (!files.has(name) && options?.create !== true) {
        throw new DOMException('It is not there.', 'NotFoundError');
      }
      files.set(name, bytesOf(name));
      return fileHandle(name);
    },
  };
  const storage = {
    getDirectory: async () => ({ getDirectoryHandle: async () => folder }),
  } as unknown as StorageManager;
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  return { storage, text, open };
}

const LOCKS = {
  request: async (_name: string, ...rest: readonly unknown[]) => (rest.at(-1) as () => unknown)(),
} as unknown as LockManager;

function journalOn({ storage }: Pick<ReturnType<typeof fakeStorage>, 'storage'>) {
  return browserJournal(storage, LOCKS, async (work) => carryOut(storage, work));
}

function noWorker(): JournalWorker {
  throw new Error('There is no worker.');
}

describe('the journal in a browser', () => {
  it('keeps two generations, the older first', async () => {
    const files = fakeStorage();
    const journal = journalOn(files);
    expect(await journal.read()).toBe('');
    await journal.append('one\n');
    await journal.append('zwölf\n');
    await journal.turn('base\n');
    await journal.append('two\n');
    expect(await journal.read()).toBe('one\nzwölf\nbase\ntwo\n');
    await journal.turn('base 2\n');
    expect(await journal.read()).toBe('base\ntwo\nbase 2\n');
    await journal.clear();
    expect(await journal.read()).toBe('');
  });

  it('separates an incomplete line from the next generation', async () => {
    const files = fakeStorage();
    const journal = journalOn(files);
    await journal.append('one\ntor');
    await journal.turn('base\n');
    expect(await journal.read()).toBe('one\ntor\nbase\n');
  });

  it('writes all of a text or nothing if the disk is full', async () => {
    const files = fakeStorage(10);
    const journal = journalOn(files);
    await journal.append('12345\n');
    await expect(journal.append('67890\n')).rejects.toThrow('The disk is full.');
    expect(await journal.read()).toBe('12345\n');
    await journal.append('678\n');
    expect(await journal.read()).toBe('12345\n678\n');
    expect(files.open.size).toBe(0);
  });

  it('waits for a file that a closed window still holds', async () => {
    const files = fakeStorage();
    files.open.add('current.jsonl');
    const appended = journalOn(files).append('one\n');
    setTimeout(() => files.open.delete('current.jsonl'), 5);
    await appended;
    expect(files.text('current.jsonl')).toBe('one\n');
  });

  it('is absent, like the backups, if the browser has no such place', () => {
    const none = { backups: undefined, journal: undefined };
    expect(browserPlaces({ locks: LOCKS }, noWorker)).toEqual(none);
    expect(browserPlaces({ storage: fakeStorage().storage }, noWorker)).toEqual(none);
  });

  it('is loaded when it is first used', async () => {
    const { storage } = fakeStorage();
    const { journal } = browserPlaces({ storage, locks: LOCKS }, noWorker);
    expect(await journal?.read()).toBe('');
  });
});

describe('the worker of the journal', () => {
  function fakeWorkers() {
    const opened: {
      works: JournalWork[];
      answer: (answer: JournalAnswer) => void;
      breakDown: (message: string) => void;
      ended: boolean;
    }[] = [];
    const open = (): JournalWorker => {
      const one: (typeof opened)[number] = {
        works: [],
        answer: () => undefined,
        breakDown: () => undefined,
        ended: false,
      };
      opened.push(one);
      return {
        postMessage: (work) => void one.works.push(work),
        terminate: () => {
          one.ended = true;
        },
        onLetter: (listener) => {
          one.answer = listener;
        },
        onBroken: (listener) => {
          one.breakDown = listener;
        },
      };
    };
    return { opened, open };
  }

  it('is opened for the first request, and carries out all of them', async () => {
    const { opened, open } = fakeWorkers();
    const write = writerIn(open);
    expect(opened).toHaveLength(0);
    const first = write({ kind: 'append', lines: 'one\n' });
    opened[0]?.answer({ ok: true });
    await first;
    const second = write({ kind: 'clear' });
    opened[0]?.answer({ ok: false, reason: 'The disk is full.' });
    await expect(second).rejects.toThrow('The disk is full.');
    expect(opened.map(({ works }) => works.map(({ kind }) => kind))).toEqual([['append', 'clear']]);
  });

  it('is replaced after an error', async () => {
    const { opened, open } = fakeWorkers();
    const write = writerIn(open);
    const first = write({ kind: 'append', lines: 'one\n' });
    opened[0]?.breakDown('A part of the app is missing.');
    await expect(first).rejects.toThrow('A part of the app is missing.');
    expect(opened[0]?.ended).toBe(true);
    const second = write({ kind: 'append', lines: 'one\n' });
    opened[1]?.answer({ ok: true });
    await second;
  });
});
