import { expect, it } from 'vitest';
import { withZeros, withoutZeros } from '#engine/box/without-zeros.ts';

const BLOCK = 64 * 1024;

/** Blocks of memory: a byte each, all zeros for 0. */
function memory(blocks: readonly number[], more = 0): Uint8Array {
  const bytes = new Uint8Array(blocks.length * BLOCK + more);
  for (const [at, byte] of blocks.entries()) bytes[at * BLOCK + 7 * at] = byte;
  if (more > 0) bytes[bytes.length - 1] = 9;
  return bytes;
}

it.each([
  ['nothing', memory([]), 0],
  ['zeros only', memory([0, 0, 0]), 0],
  ['zeros between and at the end', memory([1, 2, 0, 0, 3, 0]), 3],
  ['zeros at the beginning, and part of a block', memory([0, 4], 12), 1],
])('%s comes back as it was, in fewer bytes', (_, bytes, blocks) => {
  const packed = withoutZeros(bytes);
  expect(Buffer.compare(withZeros(packed), bytes)).toBe(0);
  expect(packed.length - (bytes.length % BLOCK) - blocks * BLOCK).toBeLessThan(100);
});
