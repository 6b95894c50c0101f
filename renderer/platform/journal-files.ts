/**
 * The files of the journal in a browser, as a worker writes them: in place and flushed at once,
 * where a page would write a whole new file for each line. Two files with fixed names, so that
 * writing does not change the folder.
 */

export const FOLDER = 'journal';

/** The lines since the newest backup, and those between that and the one before it. */
export const CURRENT = 'current.jsonl';
export const BEFORE = 'before.jsonl';

/** A request to change the files. */
export type JournalWork =
  | { readonly kind: 'append'; readonly lines: string }
  | { readonly kind: 'turn'; readonly lines: string }
  | { readonly kind: 'clear' };

/** TypeScript declares these for workers only. */
interface OpenFile {
  readonly getSize: () => number;
  readonly read: (buffer: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly truncate: (size: number) => void;
  readonly flush: () => void;
  readonly close: () => void;
}

interface WorkerFileHandle {
  readonly createSyncAccessHandle: () => Promise<OpenFile>;
}

/** Milliseconds before retrying to open a file that a window which just closed still holds. */
const PAUSES = [10, 50, 200, 1000];

/**
 * Carries out a request in a worker; resolves once it is on disk. Requests must not overlap.
 */
export async function carryOut(storage: StorageManager, work: JournalWork): Promise<void> {
  const root = await storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const within = async <Result>(name: string, use: (file: OpenFile) => Result): Promise<Result> => {
    const file = await open(folder, name);
    try {
      return use(file);
    } finally {
      file.close();
    }
  };
  switch (work.kind) {
    case 'append':
      return within(CURRENT, (file) => write(file, file.getSize(), encode(work.lines)));
    case 'turn': {
      const lines = await within(CURRENT, (file) => {
        const bytes = new Uint8Array(file.getSize());
        file.read(bytes, { at: 0 });
        return bytes;
      });
      // First complete in the other file: no line is ever in neither.
      await within(BEFORE, (file) => replace(file, lines));
      return within(CURRENT, (file) => replace(file, encode(work.lines)));
    }
    case 'clear':
      await within(CURRENT, (file) => replace(file, new Uint8Array()));
      return within(BEFORE, (file) => replace(file, new Uint8Array()));
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function replace(file: OpenFile, bytes: Uint8Array<ArrayBuffer>): void {
  file.truncate(0);
  write(file, 0, bytes);
}

/** Writes all of it or nothing. */
function write(file: OpenFile, at: number, bytes: Uint8Array<ArrayBuffer>): void {
  try {
    const written = bytes.length === 0 ? 0 : file.write(bytes, { at });
    if (written < bytes.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
    file.flush();
  } catch (error) {
    file.truncate(at);
    throw error;
  }
}

async function open(folder: FileSystemDirectoryHandle, name: string): Promise<OpenFile> {
  const handle = await folder.getFileHandle(name, { create: true });
  const file = handle as unknown as WorkerFileHandle;
  for (const pause of PAUSES) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NoModificationAllowedError') throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
  return file.createSyncAccessHandle();
}
