import { describe, expect, it } from 'vitest';
import { openPackedMemory, packMemory } from '#engine/box/packed-memory.ts';

const PIECE = 4096;

const LANDMARKS = {
  stackPointer: 14_539_216,
  run: 1,
  thread: 2,
  stacks: 3,
  mail: 4,
  clock: { address: 5, patience: 1000, tick: 0.001 },
};

/** Memory of this many pieces with these bytes set. */
function memory(pieces: number, bytes: Readonly<Record<number, number>> = {}): Uint8Array {
  const view = new Uint8Array(pieces * PIECE);
  for (const [at, byte] of Object.entries(bytes)) view[Number(at)] = byte;
  return view;
}

describe('a packed memory', () => {
  it.each([
    ['nothing', memory(16), memory(16), 0],
    ['its first and last byte', memory(300, { 0: 1, [300 * PIECE - 1]: 255 }), memory(300), 2],
    ['pieces side by side', memory(8, { 0: 7, [PIECE]: 8, [2 * PIECE + 9]: 9 }), memory(8), 3],
    ['what a new one has', memory(8, { 5: 3, [9000]: 4 }), memory(8, { 5: 3, [9000]: 4 }), 0],
    ['what a new one has otherwise', memory(8, { [9000]: 3 }), memory(8, { [9000]: 4 }), 1],
    ['zeros where a new one has none', memory(8), memory(8, { 5: 3, [9000]: 4 }), 2],
  ])(
    'with %s comes back as it was, without what need not be written',
    (_, whole, fresh, pieces) => {
      const packed = packMemory(whole, fresh, LANDMARKS);
      expect(packed.length - pieces * PIECE).toBeLessThan(300);

      const heap = fresh.slice();
      openPackedMemory(packed).unpack(heap);
      expect(Buffer.compare(heap, whole)).toBe(0);
    },
  );

  it('says where it is not all zeros', () => {
    const whole = memory(8, { 0: 1, [PIECE]: 2, [5 * PIECE]: 3 });
    const packed = openPackedMemory(packMemory(whole, memory(8, { 0: 1, 9000: 4 }), LANDMARKS));
    const outside = whole.slice();
    for (const [from, to] of packed.ranges) outside.fill(0, from, to);
    expect(outside.some((byte) => byte !== 0)).toBe(false);
    expect(packed.ranges.toSorted(([a], [b]) => a - b).slice(0, 1)).toEqual([[0, PIECE]]);
  });

  it('says where things are in it', () => {
    const packed = openPackedMemory(packMemory(memory(1), memory(1), LANDMARKS));
    expect(packed.landmarks).toEqual(LANDMARKS);
  });
});
