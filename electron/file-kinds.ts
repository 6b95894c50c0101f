/** The two kinds of file the shell reads and writes: names, limits, words. Pure. */
import type { FileKind } from './contract.ts';

/** What there is to know about a kind of file. */
export interface KindOfFile {
  readonly extension: string;
  readonly noun: string;
  /** More than this is not read: it would be held in memory several times over. */
  readonly limit: number;
}

const mebibyte = 1024 * 1024;

/** The kinds, by their name in the contract. */
export const kindsOfFile: Readonly<Record<FileKind, KindOfFile>> = {
  deck: { extension: '.loopwise', noun: 'deck', limit: 64 * mebibyte },
  backup: { extension: '.loopwise-backup', noun: 'backup', limit: 512 * mebibyte },
};

/** The kind a file's name says it is. */
export function kindOf(name: string): FileKind | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith(kindsOfFile.backup.extension)) {
    return 'backup';
  }
  return lower.endsWith(kindsOfFile.deck.extension) ? 'deck' : undefined;
}

/** The name with the extension of its kind, added where the person left it out. */
export function withExtension(path: string, kind: FileKind): string {
  return kindOf(path) === kind ? path : `${path}${kindsOfFile[kind].extension}`;
}

/** A size in words. */
export function inMebibytes(size: number): string {
  return `${Math.ceil(size / mebibyte)} MB`;
}
