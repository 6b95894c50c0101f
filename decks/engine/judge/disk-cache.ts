/** Results of long computations, cached on disk between commands; they may be deleted at any time. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** How a row was computed. Only rows computed in the same way are reused. */
export interface Provenance {
  /** `EngineIdentity.id`. */
  readonly engine: string;
  /**
   * In which boxes: `clean` if no program of another deck had run there; `agreed` if two such boxes,
   * which ran the programs in opposite orders, gave the same result.
   */
  readonly boxes: 'clean' | 'agreed';
  /** The deck whose programs had run there, by its id and its path on this machine. */
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

/** A cache in one JSON file. Rows with another provenance stay in it but are not returned. */
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
  // Rows in a file of an earlier version have no provenance.
  const by = row.by as Provenance | undefined;
  return by?.engine === engine && by.boxes === boxes && by.deck === deck;
}

async function read<T>(file: string): Promise<Map<string, Row<T>>> {
  try {
    const rows = JSON.parse(await readFile(file, 'utf8')) as Record<string, Row<T>>;
    return new Map(Object.entries(rows));
  } catch {
    // Missing or damaged: start with an empty cache.
    return new Map();
  }
}
