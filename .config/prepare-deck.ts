/**
 * Reads the built deck package, so that the app need not at every start: it finds the deck
 * prepared, and one small file says whether it already has this version.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDeck } from '#format/deck.ts';
import { readPackage } from '#format/package.ts';
import { beginningOf } from '#format/prepared.ts';

/** Questions that a first start stores before the others: a few more than a first session asks. */
const BEGINNING = 8;

const folder = path.resolve(import.meta.dirname, '../dist/app/decks');

/** `decks/shipped.json`; see renderer/session/shipped-file.ts. */
const files = {
  file: 'asyncio.loopwise',
  whole: 'asyncio.json',
  beginning: 'asyncio-beginning.json',
} as const;

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function write(name: string, content: unknown): void {
  writeFileSync(path.join(folder, name), JSON.stringify(content));
}

const bytes = readFileSync(path.join(folder, files.file));
const unpacked = readPackage(bytes, files.file);
if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.problems));
const { answers } = unpacked.value;
if (answers === undefined) throw new Error(`${files.file} has no answer keys.`);
const read = await parseDeck(unpacked.value.files, sha256);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const whole = { deck: read.value, answers };
write(files.whole, whole);
write(files.beginning, await beginningOf(whole, BEGINNING, sha256));
write('shipped.json', { ...files, sha256: sha256(bytes), id: read.value.manifest.id });
