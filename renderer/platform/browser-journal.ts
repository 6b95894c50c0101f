/**
 * The journal in a browser: beside the backups in the Origin Private File System, one window at a
 * time. A worker writes it, because only workers can write a file in place.
 */
import { BEFORE, CURRENT, FOLDER } from './journal-files.ts';
import type { JournalWork } from './journal-files.ts';
import type { JournalPlace } from './platform.ts';

const LOCK = 'loopwise-journal';

/** Carries out a request, as `carryOut` does in a worker. */
export type JournalWriter = (work: JournalWork) => Promise<void>;

/** The journal of this origin. */
export function browserJournal(
  storage: Pick<StorageManager, 'getDirectory'>,
  locks: LockManager,
  write: JournalWriter,
): JournalPlace {
  const alone = async (work: JournalWork): Promise<void> => locks.request(LOCK, () => write(work));
  return {
    append: async (lines) => alone({ kind: 'append', lines }),
    turn: async (lines) => alone({ kind: 'turn', lines }),
    clear: async () => alone({ kind: 'clear' }),
    read: async () =>
      locks.request(LOCK, { mode: 'shared' }, async () => {
        const root = await storage.getDirectory();
        const folder = await root.getDirectoryHandle(FOLDER, { create: true });
        const before = await textOf(folder, BEFORE);
        // Its last line may be incomplete.
        const end = before === '' || before.endsWith('\n') ? '' : '\n';
        return before + end + (await textOf(folder, CURRENT));
      }),
  };
}

async function textOf(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return '';
    throw error;
  }
}

/** Requests to the worker and its answers, which come in the same order. */
export type JournalAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The worker as seen by a page. */
export interface JournalWorker {
  readonly postMessage: (work: JournalWork) => void;
  readonly terminate: () => void;
  readonly onLetter: (listener: (answer: JournalAnswer) => void) => void;
  readonly onBroken: (listener: (message: string) => void) => void;
}

/** Writes through a worker, which is opened for the first request and reopened after an error. */
export function writerIn(open: () => JournalWorker): JournalWriter {
  let worker: JournalWorker | undefined;
  let settle: ((answer: JournalAnswer) => void) | undefined;

  function opened(): JournalWorker {
    const fresh = open();
    fresh.onLetter((answer) => settle?.(answer));
    fresh.onBroken((reason) => {
      fresh.terminate();
      worker = undefined;
      settle?.({ ok: false, reason });
    });
    return fresh;
  }

  return async (work) => {
    worker ??= opened();
    const answered = new Promise<JournalAnswer>((resolve) => {
      settle = resolve;
    });
    worker.postMessage(work);
    const answer = await answered;
    if (!answer.ok) throw new Error(answer.reason);
  };
}
