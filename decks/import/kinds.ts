/** Which kind of file a name says it is. Pure. */

/** A file that is no `.loopwise` package. */
export type ForeignKind = 'anki' | 'csv' | 'markdown' | 'python' | 'notebook' | 'zip';

const KINDS: readonly (readonly [ending: RegExp, kind: ForeignKind])[] = [
  [/\.(?:apkg|colpkg)$/iu, 'anki'],
  [/\.(?:csv|tsv)$/iu, 'csv'],
  [/\.(?:md|markdown)$/iu, 'markdown'],
  [/\.py$/iu, 'python'],
  [/\.ipynb$/iu, 'notebook'],
  [/\.zip$/iu, 'zip'],
];

/** The kind that a file's name says it is; undefined for a `.loopwise` package, and for anything else. */
export function foreignKind(name: string): ForeignKind | undefined {
  return KINDS.find(([ending]) => ending.test(name))?.[1];
}
