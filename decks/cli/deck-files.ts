/** Decks on disk: a folder, or a packed file. */
import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseDeck } from '#format/deck.ts';
import { readPackage } from '#format/package.ts';
import type { Deck, Problem, Result } from '#format/types.ts';
import { InputError } from './report.ts';

export interface DeckOnDisk {
  /** Path inside the deck to text. */
  readonly files: ReadonlyMap<string, string>;
  readonly deck: Deck;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads and parses a deck. Throws an `InputError` if there is nothing at `location`. */
export async function readDeck(location: string): Promise<Result<DeckOnDisk>> {
  const files = await readFiles(location);
  if (!files.ok) return files;
  const deck = await parseDeck(files.value, sha256);
  return deck.ok ? { ok: true, value: { files: files.value, deck: deck.value } } : deck;
}

async function readFiles(location: string): Promise<Result<ReadonlyMap<string, string>>> {
  const info = await stat(location).catch(() => undefined);
  if (info === undefined) throw new InputError(`There is no deck at ${location}.`);
  if (!info.isDirectory()) {
    const unpacked = readPackage(new Uint8Array(await readFile(location)), path.basename(location));
    return unpacked.ok ? { ok: true, value: unpacked.value.files } : unpacked;
  }
  const entries = await readdir(location, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(?:md|yaml)$/.test(entry.name)) continue;
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(location, full).split(path.sep).join('/');
    try {
      files.set(name, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(full)));
    } catch {
      problems.push({
        file: name,
        line: 1,
        message: 'The file is not text in UTF-8.',
        remedy: 'Save it as UTF-8.',
      });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: files };
}
