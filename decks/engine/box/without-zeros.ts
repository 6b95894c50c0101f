/**
 * The snapshot as the app's files have it: half of it is zeros, which are left out. Pure.
 *
 * Its form, in 32-bit numbers: the length of the whole, the number of pieces, and for each piece its place
 * and its length; then the pieces themselves.
 */

/** Shorter stretches of zeros are kept. */
const BLOCK = 64 * 1024;

const NUMBER = Uint32Array.BYTES_PER_ELEMENT;

/** `bytes` without its long stretches of zeros. */
export function withoutZeros(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pieces = piecesOf(bytes);
  const head = Uint32Array.from([bytes.length, pieces.length, ...pieces.flat()]);
  const packed = new Uint8Array(
    head.byteLength + pieces.reduce((sum, [, length]) => sum + length, 0),
  );
  packed.set(new Uint8Array(head.buffer));
  let at = head.byteLength;
  for (const [place, length] of pieces) {
    packed.set(bytes.subarray(place, place + length), at);
    at += length;
  }
  return packed;
}

/** What `withoutZeros` was given. */
export function withZeros(packed: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const [size = 0, count = 0] = new Uint32Array(packed.buffer, packed.byteOffset, 2);
  const head = new Uint32Array(packed.buffer, packed.byteOffset, 2 + 2 * count);
  const bytes = new Uint8Array(size);
  let at = head.length * NUMBER;
  for (let piece = 2; piece < head.length; piece += 2) {
    const length = head[piece + 1] ?? 0;
    bytes.set(packed.subarray(at, at + length), head[piece]);
    at += length;
  }
  return bytes;
}

/** The stretches of blocks that are not all zeros. */
function piecesOf(bytes: Uint8Array): readonly (readonly [place: number, length: number])[] {
  const pieces: [number, number][] = [];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) continue;
    const last = pieces.at(-1);
    if (last !== undefined && last[0] + last[1] === at) last[1] += block.length;
    else pieces.push([at, block.length]);
  }
  return pieces;
}
