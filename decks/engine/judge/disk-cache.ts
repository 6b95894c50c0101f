/** Results of long work, kept on the disk between commands; they may be deleted at any time. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** What a row was made by. A row is believed only by who would make it in the same way. */
export interface Provenance {
  /** Of `EngineIdentity`. */
  readonly engine: string;
  /**
   * In which boxes: `clean`, where no program of another deck had run; `agreed`, where two such, which
   * met the programs in opposite orders, gave the same.
   */
  readonly boxes: 'clean' | 'agreed';
  /** The deck whose programs had run there, by its id and its place on this machine. */
  readonly deck: string;
}

interface Row<T> {
  readonly by: Provenance;
  readonly value: T;
}

export interface DiskCache<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T) => void;
  /** Writes what was added since. */
  readonly save: () => Promise<void>;
}

/** A cache in one JSON file. Rows of other makers stay in it and are not seen. */
export async function openDiskCache<T>(file: string, by: Provenance): Promise<DiskCache<T>> {
  const rows = await read<T>(file);
  const keyOf = (key: string): string => `${by.deck} ${key}`;
  let changed = false;
  return {
    get: (key) => {
      const row = rows.get(keyOf(key));
      return row !== undefined && isBy(row, by) ? row.value : undefined;
    },
    set: (key, value) => {
      rows.set(keyOf(key), { by, value });
      changed = true;
    },
    save: async () => {
      if (!changed) return;
      changed = false;
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify(Object.fromEntries(rows)));
      await rename(draft, file);
    },
  };
}

function isBy(row: Row<unknown>, { engine, boxes, deck }: Provenance): boolean {
  // A file of an earlier version has rows without it.
  const by = row.by as Provenance | undefined;
  return by?.engine === engine && by.boxes === boxes && by.deck === deck;
}

async function read<T>(file: string): Promise<Map<string, Row<T>>> {
  try {
    const rows = JSON.parse(await readFile(file, 'utf8')) as Record<string, Row<T>>;
    return new Map(Object.entries(rows));
  } catch {
    // Not there yet, or damaged: then it is made anew.
    return new Map();
  }
}
