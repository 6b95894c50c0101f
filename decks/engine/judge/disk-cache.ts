/** Results of long work, kept on the disk between commands; they may be deleted at any time. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

export interface DiskCache<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T) => void;
  /** Writes what was added since. */
  readonly save: () => Promise<void>;
}

/** A cache in one JSON file, whose name says all that its values depend on beside their key. */
export async function openDiskCache<T>(file: string): Promise<DiskCache<T>> {
  const values = await read<T>(file);
  let changed = false;
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value);
      changed = true;
    },
    save: async () => {
      if (!changed) return;
      changed = false;
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify(Object.fromEntries(values)));
      await rename(draft, file);
    },
  };
}

async function read<T>(file: string): Promise<Map<string, T>> {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, T>));
  } catch {
    // Not there yet, or damaged: then it is made anew.
    return new Map();
  }
}
