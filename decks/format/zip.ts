import { Inflate, inflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { decodeUtf8 } from './utf8.ts';

// The records of a zip file, after PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL = { signature: 0x04034b50, size: 30, nameLength: 26, extraLength: 28 } as const;
const CENTRAL = { signature: 0x02014b50, size: 46 } as const;
const END = { signature: 0x06054b50, size: 22 } as const;

/** A problem with a zip file or an entry, and what to do about it. */
export interface ZipFault {
  readonly message: string;
  readonly remedy: string;
}

/** A file in a zip, as declared in the central directory; sizes in bytes. */
export interface ZipEntry {
  /** With forward slashes; a folder ends in one. */
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly start: number;
}

const AGAIN = 'Copy or download it again; if you packed it yourself, pack it again.';
const BROKEN = { message: 'The file is cut off or damaged.', remedy: AGAIN };
const FOREIGN = {
  message: 'The file is not a zip file, so it is no deck.',
  remedy:
    'It may be damaged, or be named so by mistake: export or download it again. A deck is a .loopwise file, or the zipped folder that holds deck.yaml.',
};
const TOO_LARGE = {
  message: 'The zip file uses extensions for very large archives (Zip64).',
  remedy: 'Pack the folder with `npm run loopwise -- pack DIR -o FILE`.',
};

/** The entries of a zip file, without opening them. */
export function listZip(
  bytes: Uint8Array,
  most: number,
): { readonly entries: readonly ZipEntry[] } | { readonly fault: ZipFault } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.byteLength < 4 ? 0 : view.getUint32(0, true);
  if (first !== LOCAL.signature && first !== END.signature) return { fault: FOREIGN };
  const end = findEnd(view);
  if (end === undefined) return { fault: BROKEN };
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (count === 0xffff || directory === 0xffffffff) return { fault: TOO_LARGE };
  if (count > most) {
    return {
      fault: {
        message: `The package has ${count} entries, and ${most} is the most.`,
        remedy: 'Pack only the folder of the deck, or divide the deck.',
      },
    };
  }
  const entries: ZipEntry[] = [];
  let packed = 0;
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL.size > end || view.getUint32(at, true) !== CENTRAL.signature) {
      return { fault: BROKEN };
    }
    const nameEnd = at + CENTRAL.size + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return { fault: BROKEN };
    const entry = readEntry(bytes, view, at, nameEnd, directory);
    if ('fault' in entry) return entry;
    entries.push(entry);
    // Entries that share bytes would let a small file cause any amount of work.
    packed += entry.packedSize;
    if (packed > bytes.length) return { fault: BROKEN };
    at = next;
  }
  return { entries };
}

/** The end of central directory record; only a comment of up to 65,535 bytes may follow it. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END.size;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    const found = view.getUint32(at, true) === END.signature;
    if (found && at + END.size + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameEnd: number,
  directory: number,
): ZipEntry | { readonly fault: ZipFault } {
  const rawName = bytes.subarray(at + CENTRAL.size, nameEnd);
  const name = decodeUtf8(rawName);
  if (name === undefined) {
    return {
      fault: {
        message: 'A file name in the package is not UTF-8.',
        remedy: 'Rename the file with plain letters and pack again.',
      },
    };
  }
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if ([packedSize, size, local].includes(0xffffffff)) return { fault: TOO_LARGE };
  if (local + LOCAL.size > directory || view.getUint32(local, true) !== LOCAL.signature) {
    return { fault: BROKEN };
  }
  const localNameEnd = local + LOCAL.size + view.getUint16(local + LOCAL.nameLength, true);
  const start = localNameEnd + view.getUint16(local + LOCAL.extraLength, true);
  // If the local header has another name, different tools read the entry differently.
  const localName = bytes.subarray(local + LOCAL.size, localNameEnd);
  const same = localName.length === rawName.length && localName.every((b, i) => b === rawName[i]);
  if (!same || start + packedSize > directory) return { fault: BROKEN };
  return {
    // Old tools on Windows write backslashes.
    name: name.replaceAll('\\', '/'),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedSize,
    size,
    start,
  };
}

/** Small enough that even the best compressed chunk (1032 to 1) inflates to only 16 MiB at once. */
const CHUNK = 16 * 1024;

/** Inflates an entry, and stops as soon as it yields more than the directory declared. */
export function openEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
): { readonly data: Uint8Array } | { readonly fault: ZipFault } {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize);
  let data: Uint8Array;
  if (entry.method === 0) {
    data = packed;
  } else if (entry.method === 8) {
    const inflated = inflateAtMost(packed, entry.size);
    if (inflated === undefined) return { fault: BROKEN };
    data = inflated;
  } else {
    return {
      fault: {
        message: `\`${entry.name}\` is packed by a method (${entry.method}) that is not supported.`,
        remedy: 'Pack the folder as an ordinary zip file (method "deflate").',
      },
    };
  }
  if (data.length !== entry.size || crc32(data) !== entry.checksum) return { fault: BROKEN };
  return { data };
}

function inflateAtMost(packed: Uint8Array, size: number): Uint8Array | undefined {
  return packed.length <= CHUNK ? inflateAtOnce(packed, size) : inflateInChunks(packed, size);
}

/** Most entries are this small; a stream for each would cost more than inflating it. */
function inflateAtOnce(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    // What does not fit is dropped; one more byte shows that there was something to drop.
    const data = inflateSync(packed, { out: new Uint8Array(size + 1) });
    return data.length === size ? data : undefined;
  } catch {
    // The library throws on invalid data, and only then.
    return undefined;
  }
}

function inflateInChunks(packed: Uint8Array, size: number): Uint8Array | undefined {
  const data = new Uint8Array(size);
  let done = 0;
  let over = false;
  const stream = new Inflate((chunk) => {
    over ||= done + chunk.length > size;
    if (!over) data.set(chunk, done);
    done += chunk.length;
  });
  try {
    for (let at = 0; at === 0 || at < packed.length; at += CHUNK) {
      const to = Math.min(packed.length, at + CHUNK);
      stream.push(packed.subarray(at, to), to === packed.length);
      if (over) return undefined;
    }
  } catch {
    // The library throws on invalid data, and only then.
    return undefined;
  }
  return done === size ? data : undefined;
}
