import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import openWabt from 'wabt';
import { COMPARISON, createMemoryImage } from '#engine/box/memory-image.ts';

const BLOCK = 64 * 1024;

/** Memory of 16 blocks, its image, and the blocks that differ from it. */
function memory() {
  const wasm = new WebAssembly.Memory({ initial: 16 });
  const heap = () => new Uint8Array(wasm.buffer);
  const filled = [
    [0, 7 * BLOCK],
    [9 * BLOCK, 16 * BLOCK],
  ] as const;
  for (const [from, to] of filled) {
    const range = heap().subarray(from, to);
    range.set(range.map((_, at) => at % 251));
  }
  const before = heap().slice();
  return {
    image: createMemoryImage(wasm, heap, filled),
    /** Changes the last byte of a block. */
    write: (block: number) => void (heap()[(block + 1) * BLOCK - 1] = 255),
    grow: () => {
      wasm.grow(4);
      heap()[18 * BLOCK] = 9;
    },
    changed: () =>
      Array.from({ length: heap().length / BLOCK }, (_, block) => block).filter((block) =>
        heap()
          .subarray(block * BLOCK, (block + 1) * BLOCK)
          .some((byte, at) => byte !== (before[block * BLOCK + at] ?? 0)),
      ),
  };
}

/** Runs that change a block, until only known blocks are restored. */
function learn({ image, write }: ReturnType<typeof memory>, block: number): void {
  for (let run = 0; run < 20; run += 1) {
    write(block);
    image.restoreKnown();
  }
}

describe('an image of the memory', () => {
  it('is restored whole, including grown memory', () => {
    const { image, write, grow, changed } = memory();
    write(3);
    grow();
    expect(changed()).toEqual([3, 18]);
    image.restore();
    expect(changed()).toEqual([]);
  });

  it('is restored whole after each of the first runs of a batch, which is sound', () => {
    const { image, write, changed } = memory();
    for (const block of [1, 5, 6]) {
      write(block);
      image.restoreKnown();
      expect(changed()).toEqual([]);
    }
    expect(image.restoreAndCheck()).toBe(true);
  });

  it('is restored only in the blocks that runs are known to change', () => {
    const all = memory();
    learn(all, 4);
    all.write(4);
    all.grow();
    all.image.restoreKnown();
    expect(all.changed()).toEqual([]);
    expect(all.image.restoreAndCheck()).toBe(true);
  });

  it('detects a run that changed other blocks, and adds them', () => {
    const all = memory();
    learn(all, 4);
    all.write(12);
    all.image.restoreKnown();
    expect(all.changed()).toEqual([12]);
    expect(all.image.restoreAndCheck()).toBe(false);
    expect(all.changed()).toEqual([]);
    learn(all, 4);
    all.write(12);
    all.image.restoreKnown();
    expect(all.changed()).toEqual([]);
    expect(all.image.restoreAndCheck()).toBe(true);
  });
});

it('compares as first-difference.wat does', async () => {
  const name = 'first-difference.wat';
  const source = new URL(`../../../decks/engine/box/${name}`, import.meta.url);
  const wabt = await openWabt();
  const features = { simd: true, multi_memory: true };
  const module = wabt.parseWat(name, await readFile(source, 'utf8'), features);
  const { buffer } = module.toBinary({});
  expect(COMPARISON).toBe(Buffer.from(buffer).toString('base64'));
});
