import { type Zippable, zipSync } from 'fflate';

/** A zip file of texts, as an ordinary tool makes it. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 9 = 9) {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    zippable[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }
  return zipSync(zippable, { level, mtime: new Date(2001, 1, 1) });
}

/** Replaces every occurrence of some bytes by others of the same length. */
export function patch(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes(from) || from.length !== to.length) throw new Error(`Cannot patch ${from}.`);
  return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'latin1'));
}

/** Changes a 16-bit or 32-bit field in every record of the central directory. */
export function patchDirectory(
  bytes: Uint8Array,
  offset: number,
  width: 2 | 4,
  value: number,
): Uint8Array {
  const copy = Buffer.from(bytes);
  let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1');
  while (at !== -1) {
    copy.writeUIntLE(value, at + offset, width);
    at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1');
  }
  return new Uint8Array(copy);
}
