/**
 * The interpreter's memory as it was after boot, and ways to restore it after a run.
 *
 * A small program changes a third of it, but nothing tells which third, and copying all of it takes
 * longer than the run. So the blocks that runs have changed are remembered. Between the runs of a batch
 * only those are restored; at its end all others are compared.
 */

import type { Range } from './packed-memory.ts';

/** Bytes restored together. Similar runs change different pages but mostly the same blocks. */
const BLOCK = 64 * 1024;

/** Runs of a batch after which all of memory is compared, while the changed blocks are being learnt. */
const LESSONS = 12;

export interface MemoryImage {
  /** Bytes of memory at boot. */
  readonly size: number;
  /** Restores all of memory. */
  readonly restore: () => void;
  /**
   * Restores the blocks that runs are known to change. Only `restoreAndCheck` tells whether those
   * were all.
   */
  readonly restoreKnown: () => void;
  /**
   * Restores all of memory, and says whether every `restoreKnown` since the last call was complete. If
   * one was not, the runs after it are invalid.
   */
  readonly restoreAndCheck: () => boolean;
}

/**
 * Captures memory as it is now. Must be called before the world is sealed.
 *
 * @param heap returns a new view of all of `memory` on each call, because growing moves it.
 * @param filled where it is not all zeros. Only that is copied: reading the rest would allocate it.
 */
export function createMemoryImage(
  memory: WebAssembly.Memory,
  heap: () => Uint8Array,
  filled: Ranges,
): MemoryImage {
  const size = heap().length;
  const copy = new WebAssembly.Memory({ initial: size / BLOCK });
  const image = new Uint8Array(copy.buffer);
  for (const [from, to] of filled) image.set(heap().subarray(from, to), from);
  const firstDifference = openComparison(memory, copy);
  /** By block: whether runs are known to change it. */
  const known = new Uint8Array(size / BLOCK);
  /** Ranges of bytes: the known blocks, and the others. */
  let hot: Ranges = [];
  let cold: Ranges = [[0, size]];
  let lessons = LESSONS;

  const restoreRanges = (ranges: Ranges): void => {
    const now = heap();
    for (const [from, to] of ranges) now.set(image.subarray(from, to), from);
    now.fill(0, size);
  };

  /** Restores all of memory, and says whether a block differed that was not known. */
  function compare(): boolean {
    let learnt = false;
    for (const [from, to] of cold) {
      for (let at = firstDifference(from, to); at < to; at = firstDifference(at, to)) {
        at -= at % BLOCK;
        known[at / BLOCK] = 1;
        learnt = true;
        at += BLOCK;
      }
    }
    if (learnt) {
      hot = rangesOf(known, 1);
      cold = rangesOf(known, 0);
    }
    restoreRanges(hot);
    return learnt;
  }

  return {
    size,
    restore: () => restoreRanges([[0, size]]),
    restoreKnown: () => {
      if (lessons === 0) {
        restoreRanges(hot);
        return;
      }
      lessons -= 1;
      compare();
    },
    restoreAndCheck: () => {
      const learnt = compare();
      // While all of memory is compared after each run, nothing is left behind for the next.
      const isSound = !learnt || lessons > 0;
      if (!isSound) lessons = LESSONS;
      return isSound;
    },
  };
}

type Ranges = readonly Range[];

/** The blocks with this mark; adjacent ones are merged. */
function rangesOf(known: Uint8Array, mark: number): Ranges {
  const ranges: [number, number][] = [];
  for (const [block, its] of known.entries()) {
    if (its !== mark) continue;
    const last = ranges.at(-1);
    if (last?.[1] === block * BLOCK) last[1] += BLOCK;
    else ranges.push([block * BLOCK, (block + 1) * BLOCK]);
  }
  return ranges;
}

/**
 * The module of first-difference.wat, in base64: it compares at memory speed, which JavaScript does
 * not. A test checks that the two agree.
 */
export const COMPARISON =
  'AGFzbQEAAAABBwFgAn9/AX8CHwIGbWVtb3J5A25vdwIAAQZtZW1vcnkFaW1hZ2UCAAEDAgEABxMBD2ZpcnN0RGlmZmVyZW5jZQAACmMBYQACQANAIAAgAU8NASAA/QAEACAA/QBEAQD9USAA/QAEECAA/QBEARD9Uf1QIAD9AAQgIAD9AEQBIP1RIAD9AAQwIAD9AEQBMP1R/VD9UP1TDQEgAEHAAGohAAwACwsgAAs=';

/**
 * A function that finds the first 64-byte line that differs between two memory areas and returns its
 * address, or `to` if there is none. All addresses are multiples of 64.
 */
function openComparison(
  now: WebAssembly.Memory,
  image: WebAssembly.Memory,
): (from: number, to: number) => number {
  const bytes = Uint8Array.from(atob(COMPARISON), (char) => char.charCodeAt(0));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    memory: { now, image },
  });
  return instance.exports['firstDifference'] as (from: number, to: number) => number;
}
