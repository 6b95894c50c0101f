/** The kinds of file the shell reads and writes: names, limits, labels. Pure. */
import type { FileKind, SavedKind } from './contract.ts';

/** The properties of a kind of file. */
export interface KindOfFile {
  readonly extension: string;
  readonly noun: string;
  /** In bytes. Larger files are not read: they would be held in memory several times over. */
  readonly limit: number;
}

const mebibyte = 1024 * 1024;

/** The kinds that are read, by their name in the contract. */
export const kindsOfFile: Readonly<Record<FileKind, KindOfFile>> = {
  deck: { extension: '.loopwise', noun: 'deck', limit: 64 * mebibyte },
  backup: { extension: '.loopwise-backup', noun: 'backup', limit: 512 * mebibyte },
  answers: { extension: '.loopwise-answers', noun: 'file of answers', limit: 16 * mebibyte },
  program: { extension: '.py', noun: 'program', limit: mebibyte },
};

/** The kinds that are written. */
export const kindsOfSaved: Readonly<Record<SavedKind, KindOfFile>> = {
  ...kindsOfFile,
  pdf: { extension: '.pdf', noun: 'PDF', limit: 128 * mebibyte },
  page: { extension: '.html', noun: 'page', limit: 128 * mebibyte },
  anki: { extension: '.apkg', noun: 'Anki package', limit: 128 * mebibyte },
  moodle: { extension: '.xml', noun: 'Moodle file', limit: 128 * mebibyte },
  gift: { extension: '.txt', noun: 'GIFT file', limit: 128 * mebibyte },
  table: { extension: '.csv', noun: 'table', limit: 128 * mebibyte },
  json: { extension: '.json', noun: 'JSON file', limit: 512 * mebibyte },
};

/** Every extension of a file that questions can be imported from; the page does so. */
export const deckExtensions: readonly string[] = [
  '.loopwise',
  '.zip',
  '.md',
  '.markdown',
  '.apkg',
  '.colpkg',
  '.csv',
  '.tsv',
  '.py',
  '.ipynb',
];

/**
 * The kind of a file by its name. A Python file is a deck to be imported, unless a program is
 * `expected`.
 */
export function kindOf(name: string, expected?: FileKind): FileKind | undefined {
  const lower = name.toLowerCase();
  if (expected === 'program' && lower.endsWith(kindsOfFile.program.extension)) {
    return 'program';
  }
  if (lower.endsWith(kindsOfFile.backup.extension)) {
    return 'backup';
  }
  if (lower.endsWith(kindsOfFile.answers.extension)) {
    return 'answers';
  }
  return deckExtensions.some((extension) => lower.endsWith(extension)) ? 'deck' : undefined;
}

/** The name with the extension of its kind, added if the user left it out. */
export function withExtension(path: string, kind: SavedKind): string {
  const { extension } = kindsOfSaved[kind];
  return path.toLowerCase().endsWith(extension) ? path : `${path}${extension}`;
}

/** A size as text. */
export function inMebibytes(size: number): string {
  return `${Math.ceil(size / mebibyte)} MB`;
}

/** Whether a path begins like a server or device name on Windows. */
export function isElsewhere(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}
