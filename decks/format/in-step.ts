/** Syncs a deck in the library with a folder on disk, in both directions. Pure. */
import type { Folder } from './deck-folder.ts';

/** Path to a hash of the text when both sides were last equal; equal texts have equal hashes. */
export type Marks = Readonly<Record<string, string>>;

export interface Sides {
  readonly here: Folder;
  readonly there: Folder;
}

export interface Step {
  /** What the library takes over; undefined for a file that was deleted. */
  readonly take: ReadonlyMap<string, string | undefined>;
  /** What is written to disk; undefined for a file to delete. */
  readonly write: ReadonlyMap<string, string | undefined>;
  /** Files that were edited on both sides: neither is changed until somebody decides. */
  readonly conflicts: readonly string[];
}

/**
 * The changes that make both sides equal, file by file: an edit on one side since they were last equal is
 * taken over by the other. An edit is never overwritten, and an edited file is never deleted.
 *
 * @param mark hashes a text.
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

/** A folder with some files added or replaced, and others removed. */
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

/** The marks after a step: of every file that is equal on both sides. */
export function marksOf({ here, there }: Sides, mark: (text: string) => string): Marks {
  return Object.fromEntries(
    [...here].flatMap(([path, text]) =>
      there.get(path) === text ? [[path, mark(text)] as const] : [],
    ),
  );
}
