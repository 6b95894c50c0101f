import { strToU8, zipSync } from 'fflate';
import { parseAnswers, writeAnswers } from './answers.ts';
import type { DeckFiles } from './deck.ts';
import { LIMITS } from './limits.ts';
import { MANIFEST_FILE } from './manifest.ts';
import type { ProgressAnswer } from './progress.ts';
import { PROGRESS_FILE, parseProgress, writeProgress } from './progress.ts';
import { type ProblemList, failure, problemList } from './problems.ts';
import { inBytes, quoted } from './text.ts';
import type { AnswerFile, Result } from './types.ts';
import { decodeUtf8 } from './utf8.ts';
import { listZip, openEntry, type ZipEntry } from './zip.ts';

/** The name of the answers in a package; they are not part of the deck's folder. */
const ANSWERS_FILE = 'answers.json';

/** The contents of a package; `parseDeck` reads the files further. */
export interface DeckPackage {
  /** Path inside the deck to text: the manifest, Markdown and other plain texts. */
  readonly files: ReadonlyMap<string, string>;
  /** Undefined if there are none that can be used. */
  readonly answers: AnswerFile | undefined;
  /** What somebody has answered; undefined if there is nothing that can be used. */
  readonly progress: readonly ProgressAnswer[] | undefined;
  /** What was left out, in sentences; nothing that has to be fixed. */
  readonly notes: readonly string[];
}

/**
 * Opens a `.loopwise` file: the zipped folder of a deck, with or without a folder around it. Nothing in
 * it is trusted: sizes are checked before and during inflation, and names before they are used.
 *
 * @param name the package's name, for problems that concern all of it.
 */
export function readPackage(bytes: Uint8Array, name = 'package.loopwise'): Result<DeckPackage> {
  if (bytes.length > LIMITS.packageBytes) {
    return failure(
      name,
      `The package is larger than ${inBytes(LIMITS.packageBytes)}.`,
      'A deck holds texts only: take other files out, or divide it.',
    );
  }
  const listing = listZip(bytes, LIMITS.packageEntries);
  if ('fault' in listing) return failure(name, listing.fault.message, listing.fault.remedy);
  const problems = problemList();
  const entries = safeEntries(listing.entries, name, problems);
  if (!problems.isEmpty()) return { ok: false, problems: problems.all() };
  const base = baseFolder([...entries.keys()]);
  if (base === undefined) return noManifest([...entries.keys()], name);
  const skipped: string[] = [];
  const wanted = new Map<string, ZipEntry>();
  for (const [path, entry] of entries) {
    const inside = path.slice(base.length);
    if (isText(inside)) wanted.set(inside, entry);
    else if (inside !== ANSWERS_FILE && inside !== PROGRESS_FILE) skipped.push(inside);
  }
  const files = readTexts(bytes, wanted, name);
  if (!files.ok) return files;
  const notes = skipped.length > 0 ? [leftOut(skipped)] : [];
  const answersEntry = entries.get(`${base}${ANSWERS_FILE}`);
  const answers = answersEntry && readAnswers(bytes, answersEntry);
  if (answersEntry && !answers) {
    notes.push(`\`${ANSWERS_FILE}\` could not be used, so the programs of the deck run again.`);
  }
  const progressEntry = entries.get(`${base}${PROGRESS_FILE}`);
  const progress = progressEntry && readProgress(bytes, progressEntry);
  if (progressEntry && !progress) {
    notes.push(`\`${PROGRESS_FILE}\` could not be used: the answers in it are left out.`);
  }
  return { ok: true, value: { files: files.value, answers, progress, notes } };
}

/** The files of a zip by path; unsafe names, encryption and duplicates are reported. */
function safeEntries(
  all: readonly ZipEntry[],
  name: string,
  problems: ProblemList,
): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (const entry of all) {
    const parts = entry.name.split('/').filter((part) => part !== '' && part !== '.');
    const path = parts.join('/');
    if (/^(?:\/|[A-Za-z]:)/u.test(entry.name) || parts.includes('..')) {
      problems.add({
        file: name,
        line: 1,
        message: `The package names a file outside itself: ${quoted(entry.name)}.`,
        remedy: 'Do not use this package; if you trust who made it, ask for a new one.',
      });
    } else if (/\p{Cc}/u.test(path)) {
      problems.add({
        file: name,
        line: 1,
        message: `A file name in the package contains a control character: ${quoted(path)}.`,
        remedy: 'Rename the file and pack again.',
      });
    } else if (entry.name.endsWith('/') || isIgnored(parts)) {
      continue;
    } else if (entry.encrypted) {
      problems.add({
        file: path,
        line: 1,
        message: 'The file is encrypted.',
        remedy: 'Pack the deck without a password.',
      });
    } else if (entries.has(path)) {
      problems.add({
        file: path,
        line: 1,
        message: 'The package holds two files of this name.',
        remedy: 'Pack the folder again into a new file, instead of adding to an old one.',
      });
    } else {
      entries.set(path, entry);
    }
  }
  return entries;
}

/** Files of operating systems and version control, which are not part of a deck. */
function isIgnored(parts: readonly string[]): boolean {
  return parts.some(
    (part) =>
      part.startsWith('.') || part === '__MACOSX' || /^(?:Thumbs\.db|desktop\.ini)$/iu.test(part),
  );
}

/** The folder that contains the manifest, with its slash: the root, or the only folder. */
function baseFolder(paths: readonly string[]): string | undefined {
  if (paths.includes(MANIFEST_FILE)) return '';
  const top = `${paths[0]?.split('/')[0] ?? ''}/`;
  const alone = paths.every((path) => path.startsWith(top));
  return alone && paths.includes(`${top}${MANIFEST_FILE}`) ? top : undefined;
}

function noManifest(paths: readonly string[], name: string): Result<DeckPackage> {
  const backup = paths.some((path) => /^(?:[^/]+\/)?manifest\.json$/u.test(path));
  if (backup) {
    return failure(
      name,
      'This is a backup of your progress, not a deck.',
      'Open it with "Restore a backup", under "Decks and data".',
    );
  }
  const found = paths.find((path) => /(?:^|\/)deck\.ya?ml$/iu.test(path));
  return failure(
    name,
    `There is no \`${MANIFEST_FILE}\` at the top of the package.`,
    found === undefined
      ? `Zip the folder that holds \`${MANIFEST_FILE}\` and the folders of the units.`
      : `There is ${quoted(found)}: zip only the folder that contains it, with the file named \`${MANIFEST_FILE}\`.`,
  );
}

/** Plain text: the files of a deck, and what its licence may require to be included. */
function isText(path: string): boolean {
  return (
    path === MANIFEST_FILE ||
    /\.(?:md|markdown|txt)$/iu.test(path) ||
    /(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)$/iu.test(path)
  );
}

function readTexts(
  bytes: Uint8Array,
  wanted: ReadonlyMap<string, ZipEntry>,
  name: string,
): Result<ReadonlyMap<string, string>> {
  const problems = problemList();
  const declared = [...wanted.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (declared > LIMITS.deckBytes) {
    return failure(
      name,
      `The texts of the package are larger than ${inBytes(LIMITS.deckBytes)} when unpacked.`,
      'Divide the deck; if you did not make it, do not trust it.',
    );
  }
  const files = new Map<string, string>();
  for (const [path, entry] of wanted) {
    const fault = (message: string, remedy: string): void => {
      problems.add({ file: path, line: 1, message, remedy });
    };
    if (entry.size > LIMITS.packageFileBytes) {
      fault(
        `The file is larger than ${inBytes(LIMITS.packageFileBytes)} when unpacked.`,
        'Divide it, or take it out of the deck.',
      );
      continue;
    }
    const opened = openEntry(bytes, entry);
    const text = 'data' in opened ? decodeUtf8(opened.data) : undefined;
    if ('fault' in opened) {
      fault(opened.fault.message, opened.fault.remedy);
    } else if (text === undefined) {
      fault('The file is not UTF-8 text.', 'Save it as UTF-8 and pack again.');
    } else {
      files.set(path, text);
    }
  }
  if (!problems.isEmpty()) return { ok: false, problems: problems.all() };
  return { ok: true, value: files };
}

function readAnswers(bytes: Uint8Array, entry: ZipEntry): AnswerFile | undefined {
  if (entry.size > LIMITS.answersBytes) return undefined;
  const opened = openEntry(bytes, entry);
  const text = 'data' in opened ? decodeUtf8(opened.data) : undefined;
  return text === undefined ? undefined : parseAnswers(text);
}

function readProgress(bytes: Uint8Array, entry: ZipEntry): readonly ProgressAnswer[] | undefined {
  if (entry.size > LIMITS.answersBytes) return undefined;
  const opened = openEntry(bytes, entry);
  const text = 'data' in opened ? decodeUtf8(opened.data) : undefined;
  return text === undefined ? undefined : parseProgress(text);
}

function leftOut(skipped: readonly string[]): string {
  const [first = ''] = skipped;
  return skipped.length === 1
    ? `${quoted(first)} is no part of a deck and was left out.`
    : `${skipped.length} files, such as ${quoted(first)}, are no part of a deck and were left out.`;
}

// Any fixed time will do: zip files store local time without a zone.
const TIMESTAMP = new Date(2000, 0, 1, 12);

/**
 * Packs a deck, unchecked, into a `.loopwise` file. The same input gives the same bytes.
 *
 * @param content `files` with paths inside the deck; a file named like the answers is replaced.
 */
export function writePackage(content: {
  readonly files: DeckFiles;
  readonly answers?: AnswerFile | undefined;
  readonly progress?: readonly ProgressAnswer[] | undefined;
}): Uint8Array {
  const { files, answers, progress } = content;
  const texts = new Map(files instanceof Map ? files : Object.entries(files));
  if (answers !== undefined) texts.set(ANSWERS_FILE, writeAnswers(answers));
  if (progress !== undefined) texts.set(PROGRESS_FILE, writeProgress(progress));
  const sorted = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const entries = sorted.map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: TIMESTAMP, level: 9 });
}
