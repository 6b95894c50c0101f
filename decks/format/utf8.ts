import { strFromU8 } from 'fflate';

/**
 * Decodes UTF-8; undefined if the bytes are invalid. (By default decoders replace invalid bytes, which
 * would silently change a program.)
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? strFromU8(bytes) : undefined;
}

/** Well-formed byte sequences as in table 3-7 of the Unicode standard. */
function isUtf8(bytes: Uint8Array): boolean {
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    const more = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (more === -1 || lead > 0xf4 || index + more >= bytes.length) return false;
    for (let step = 1; step <= more; step += 1) {
      const [low, high] = step === 1 ? secondByte(lead) : [0x80, 0xbf];
      const byte = bytes[index + step] ?? 0;
      if (byte < low || byte > high) return false;
    }
    index += more + 1;
  }
  return true;
}

/** The range of the second byte: excludes overlong forms, surrogates and values beyond Unicode. */
function secondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
