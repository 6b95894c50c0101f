/** A deck that is in the library and in a folder on disk: what follows from edits on either side. Pure. */
import type { Folder } from './deck-folder.ts';

/** Path to a mark of the text that both sides had last; the same texts have the same mark. */
export type Marks = Readonly<Record<string, string>>;

export interface Sides {
  readonly here: Folder;
  readonly there: Folder;
}

export interface Step {
  /** What the library takes over; undefined where a file is gone. */
  readonly take: ReadonlyMap<string, string | undefined>;
  /** What is written to the disk; undefined where a file goes. */
  readonly write: ReadonlyMap<string, string | undefined>;
  /** Files that were edited on both sides: neither is touched until somebody says which counts. */
  readonly conflicts: readonly string[];
}

/**
 * What brings both sides together, file by file: whichever was edited since they were the same is taken
 * over by the other. An edit is never overwritten, and a file that somebody has edited is never deleted.
 *
 * @param mark gives the mark of a text.
 */
export function stepOf(base: Marks, { here, there }: Sides, mark: (text: string) => string): Step {
  const take = new Map<string, string | undefined>();
  const write = new Map<string, string | undefined>();
  const conflicts: string[] = [];
  const markOf = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : mark(text);
  const paths = new Set([...Object.keys(base), ...here.keys(), ...there.keys()]);
  for (const path of [...paths].toSorted()) {
    const [ours, theirs] = [here.get(path), there.get(path)];
    if (ours === theirs) continue;
    const before = Object.hasOwn(base, path) ? base[path] : undefined;
    if (markOf(ours) === before) take.set(path, theirs);
    else if (markOf(theirs) === before) write.set(path, ours);
    else conflicts.push(path);
  }
  return { take, write, conflicts };
}

/** A folder with some files put, and others taken away. */
export function withFiles(
  folder: Folder,
  files: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, string> {
  const next = new Map(folder);
  for (const [path, text] of files) {
    if (text === undefined) next.delete(path);
    else next.set(path, text);
  }
  return next;
}

/** The marks after a step: of every file that both sides have alike. */
export function marksOf({ here, there }: Sides, mark: (text: string) => string): Marks {
  return Object.fromEntries(
    [...here].flatMap(([path, text]) =>
      there.get(path) === text ? [[path, mark(text)] as const] : [],
    ),
  );
}
