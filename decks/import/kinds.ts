/** The kind of a file by its name. Pure. */

/** A file that is not a `.loopwise` package. */
export type ForeignKind = 'anki' | 'csv' | 'markdown' | 'python' | 'notebook' | 'zip';

const KINDS: readonly (readonly [ending: RegExp, kind: ForeignKind])[] = [
  [/\.(?:apkg|colpkg)$/iu, 'anki'],
  [/\.(?:csv|tsv)$/iu, 'csv'],
  [/\.(?:md|markdown)$/iu, 'markdown'],
  [/\.py$/iu, 'python'],
  [/\.ipynb$/iu, 'notebook'],
  [/\.zip$/iu, 'zip'],
];

/** The kind by the file's name; undefined for a `.loopwise` package, and for anything else. */
export function foreignKind(name: string): ForeignKind | undefined {
  return KINDS.find(([ending]) => ending.test(name))?.[1];
}
