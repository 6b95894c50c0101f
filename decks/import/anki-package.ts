/**
 * Anki packages of all three generations: `collection.anki2`, `collection.anki21`, and
 * `collection.anki21b`, which is SQLite compressed with Zstandard. Pure, except for the SQLite that is
 * passed in.
 */
import { Decompress } from 'fzstd';
import { LIMITS } from '#format/limits.ts';
import { failure } from '#format/problems.ts';
import type { Result } from '#format/types.ts';
import { decodeUtf8 } from '#format/utf8.ts';
import { listZip, openEntry } from '#format/zip.ts';
import type { ZipEntry } from '#format/zip.ts';
import type { ForeignDeck, ForeignTools } from './foreign-deck.ts';
import { readCollection } from './anki-collection.ts';
import { deckOfNotes } from './anki-notes.ts';

/** A collection with 100,000 notes has about 100 MB. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Newest first: in newer packages the older files only say that Anki must be updated. */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;

const DAMAGED = 'Export it from Anki again. Nothing was changed.';

/** Reads the notes of a package. Rejects only if SQLite cannot be loaded. */
export async function readAnki(
  name: string,
  bytes: Uint8Array,
  { sql }: ForeignTools,
): Promise<Result<ForeignDeck>> {
  const listing = listZip(bytes, LIMITS.packageEntries);
  if ('fault' in listing) return failure(name, 'This is not an Anki package.', DAMAGED);
  const { entries } = listing;
  const found = COLLECTIONS.map((file) => entries.find((entry) => entry.name === file)).find(
    (entry) => entry !== undefined,
  );
  if (found === undefined) {
    return failure(name, 'There is no collection in this package.', DAMAGED);
  }
  const opened = collectionOf(bytes, found);
  if ('message' in opened) return failure(name, opened.message, DAMAGED);
  const read = readCollection(await sql(), opened.data);
  if ('message' in read) return failure(name, read.message, DAMAGED);
  const media = entries.filter((entry) => /^\d+$/u.test(entry.name)).length;
  return deckOfNotes(name, read, { media, manifest: manifestOf(bytes, entries) });
}

/** The manifest that Loopwise adds to its packages, to restore a deck unchanged. */
function manifestOf(bytes: Uint8Array, entries: readonly ZipEntry[]): string | undefined {
  const entry = entries.find(({ name }) => name === 'deck.yaml');
  if (entry === undefined || entry.size > LIMITS.manifestBytes) return undefined;
  const opened = openEntry(bytes, entry);
  return 'fault' in opened ? undefined : decodeUtf8(opened.data);
}

type Opened = { readonly data: Uint8Array } | { readonly message: string };

function collectionOf(bytes: Uint8Array, entry: ZipEntry): Opened {
  if (entry.encrypted) return { message: 'The collection in this package is encrypted.' };
  if (entry.size > MOST_BYTES) return TOO_LARGE;
  const opened = openEntry(bytes, entry);
  if ('fault' in opened)
    return { message: `The collection cannot be read. ${opened.fault.message}` };
  return entry.name === 'collection.anki21b' ? unpacked(opened.data) : opened;
}

const TOO_LARGE = { message: 'The collection in this package is larger than 256 MiB.' };

/** Decompresses a Zstandard frame, and gives up as soon as the result is too large. */
function unpacked(packed: Uint8Array): Opened {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Decompress((chunk) => {
      size += chunk.length;
      if (size > MOST_BYTES) throw new RangeError();
      chunks.push(chunk.slice());
    });
    // In chunks, so that a small file that expands to a huge one is noticed in time.
    const step = 64 * 1024;
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    return error instanceof RangeError && size > MOST_BYTES
      ? TOO_LARGE
      : { message: 'The collection cannot be unpacked: it is damaged.' };
  }
  const data = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    data.set(chunk, at);
    at += chunk.length;
  }
  return { data };
}
