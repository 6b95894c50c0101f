/**
 * Deck folders that are kept in sync with the library: chosen by the user, read, watched, and written file
 * by file. The page names a folder by an id and a file by its path inside; nothing outside a chosen folder
 * is ever read or written.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { lstat, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import type { DeckFolder, FolderFile, FolderWrite } from './contract.ts';
import { isDeckPath, mostDeckFiles, mostDeckText } from './folder-paths.ts';
import { createQueue } from './in-turn.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export interface Folders {
  /** Reads a folder that the user has chosen, and remembers it. */
  readonly add: (path: string) => Promise<Outcome<DeckFolder>>;
  /** Reads a folder that was chosen, even before a restart, and watches it from then on. */
  readonly read: (id: string) => Promise<Outcome<DeckFolder>>;
  /** Writes files that have not changed since the page read them; returns the names of the others. */
  readonly write: (
    id: string,
    files: readonly FolderWrite[],
  ) => Promise<Outcome<{ readonly stale: readonly string[] }>>;
  /** Stops watching it, and forgets it. */
  readonly leave: (id: string) => Promise<Outcome<undefined>>;
}

/** How long a folder has to be quiet before the page is notified, in ms: editors write in several steps. */
const quiet = 200;

/** @param memory the file in which the folders are stored. */
export function createFolders(memory: string, onChange: (id: string) => void): Folders {
  const followed = new Map<string, { readonly end: () => void }>();
  // One at a time: two writes to one file must not overlap.
  const inTurn = createQueue();

  async function known(): Promise<Record<string, string>> {
    try {
      const read: unknown = JSON.parse(await readFile(memory, 'utf8'));
      if (typeof read !== 'object' || read === null) return {};
      const entries = Object.entries(read);
      return Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
    } catch {
      return {};
    }
  }

  async function remember(folders: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(dirname(memory), { recursive: true });
    await writeAtomically(memory, new TextEncoder().encode(JSON.stringify(folders)));
  }

  /**
   * Watches a folder and those in it. Node's own watcher of a whole tree loses sight of a file that
   * was replaced, as each file is that is written here.
   */
  function follow(id: string, path: string): void {
    if (followed.has(id)) return;
    let watchers: readonly FSWatcher[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      followed.delete(id);
    };
    const watchAll = (): void => {
      for (const watcher of watchers) watcher.close();
      watchers = [path, ...foldersIn(path)].map((folder) => watch(folder, changed));
      // The next read reports a folder that has vanished, or watches it again.
      for (const watcher of watchers) watcher.on('error', end);
    };
    function changed(): void {
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          // There may be other folders in it, or others of the same names.
          watchAll();
        } catch {
          end();
        }
        onChange(id);
      }, quiet);
    }
    watchAll();
    followed.set(id, { end });
  }

  async function open(id: string, path: string): Promise<Outcome<DeckFolder>> {
    try {
      const files = await filesIn(path);
      if (files === undefined) {
        return failed(
          `“${path}” holds more than a deck may. Choose the folder of the deck itself.`,
        );
      }
      follow(id, path);
      return succeeded({ id, name: basename(path), files });
    } catch (error) {
      return failed(`“${path}” could not be read: ${reasonOf(error)}. Choose the folder again.`);
    }
  }

  async function pathOf(id: string): Promise<string | undefined> {
    const folders = await known();
    return Object.hasOwn(folders, id) ? folders[id] : undefined;
  }

  return {
    add: async (path) => {
      const id = randomUUID();
      const opened = await open(id, path);
      if (opened.ok) await remember({ ...(await known()), [id]: path });
      return opened;
    },

    read: async (id) => {
      const path = await pathOf(id);
      return path === undefined ? unknown() : open(id, path);
    },

    write: async (id, files) =>
      inTurn(async () => {
        const path = await pathOf(id);
        if (path === undefined) return unknown();
        const stale: string[] = [];
        for (const { path: file, before, after } of files) {
          const target = join(path, file);
          try {
            if ((await textOf(target)) !== before) stale.push(file);
            else if (after === undefined) await rm(target);
            else {
              await mkdir(dirname(target), { recursive: true });
              await writeAtomically(target, new TextEncoder().encode(after));
            }
          } catch (error) {
            return failed(`“${target}” could not be written: ${reasonOf(error)}.`);
          }
        }
        return succeeded({ stale });
      }),

    leave: async (id) => {
      followed.get(id)?.end();
      const { [id]: _, ...others } = await known();
      await remember(others);
      return succeeded(undefined);
    },
  };
}

function unknown(): { readonly ok: false; readonly message: string } {
  return failed('Loopwise does not know this folder any more. Choose it again.');
}

/** The folders in a folder, without hidden ones. */
function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(path, name));
}

/** The text of a file; `undefined` if there is none. Throws for links and other special files. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    const facts = await lstat(path);
    if (!facts.isFile()) throw new Error('it is not a regular file');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The files of a deck: its manifest, and texts in it and one folder below; `undefined` if too many. */
async function filesIn(root: string): Promise<readonly FolderFile[] | undefined> {
  const files: FolderFile[] = [];
  let size = 0;
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const inside = entry.isDirectory()
      ? (await readdir(join(root, entry.name), { withFileTypes: true }))
          .filter((file) => file.isFile())
          .map((file) => `${entry.name}/${file.name}`)
      : entry.isFile()
        ? [entry.name]
        : [];
    for (const path of inside.filter(isDeckPath)) {
      const text = await readFile(join(root, path), 'utf8');
      size += text.length;
      files.push({ path, text });
      if (files.length > mostDeckFiles || size > mostDeckText) return undefined;
    }
  }
  return files;
}
