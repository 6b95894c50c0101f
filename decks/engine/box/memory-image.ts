/**
 * The interpreter's memory as it was after boot, and ways to put it back after a run.
 *
 * A run of a small program changes a third of it, but nothing tells which third, and copying all of it
 * takes longer than the run. So the blocks that runs were seen to change are remembered. Between the
 * runs of a batch only those are put back; at its end all others are compared.
 */

/** Bytes that are put back together. A run that is like another changes other pages, but hardly other blocks. */
const BLOCK = 64 * 1024;

/** Runs of a batch after which all of memory is compared, until it is known what runs change. */
const LESSONS = 12;

export interface MemoryImage {
  /** Bytes of memory at boot. */
  readonly size: number;
  /** Puts all of memory back. */
  readonly restore: () => void;
  /**
   * Puts back the blocks that runs are known to change. Whether those were all is known only from
   * `restoreAndCheck`.
   */
  readonly restoreKnown: () => void;
  /**
   * Puts all of memory back, and says whether every `restoreKnown` since the last call had left
   * nothing behind. Where one had, the runs after it count for nothing.
   */
  readonly restoreAndCheck: () => boolean;
}

/**
 * Remembers memory as it is now. Must be called before the world is sealed.
 *
 * @param heap gives a view of all of `memory`, anew each time, for growing moves it.
 */
export function createMemoryImage(memory: WebAssembly.Memory, heap: () => Uint8Array): MemoryImage {
  const size = heap().length;
  const copy = new WebAssembly.Memory({ initial: size / BLOCK });
  const image = new Uint8Array(copy.buffer);
  image.set(heap());
  const firstDifference = openComparison(memory, copy);
  /** Whether runs are known to change it, by block. */
  const known = new Uint8Array(size / BLOCK);
  /** Blocks that are known, and those that are not, as ranges of bytes. */
  let hot: Ranges = [];
  let cold: Ranges = [[0, size]];
  let lessons = LESSONS;

  const putBack = (ranges: Ranges): void => {
    const now = heap();
    for (const [from, to] of ranges) now.set(image.subarray(from, to), from);
    now.fill(0, size);
  };

  /** Puts back all of memory, and says whether a block differed that was not known. */
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
    putBack(hot);
    return learnt;
  }

  return {
    size,
    restore: () => putBack([[0, size]]),
    restoreKnown: () => {
      if (lessons === 0) {
        putBack(hot);
        return;
      }
      lessons -= 1;
      compare();
    },
    restoreAndCheck: () => {
      const learnt = compare();
      // While all of it is compared after each run, nothing is left behind for the next.
      const isSound = !learnt || lessons > 0;
      if (!isSound) lessons = LESSONS;
      return isSound;
    },
  };
}

type Ranges = readonly (readonly [from: number, to: number])[];

/** The blocks with this mark, neighbours together. */
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
 * The module of first-difference.wat, in base64: it compares as fast as memory can be read, which
 * JavaScript does not. A test holds the two against each other.
 */
export const COMPARISON =
  'AGFzbQEAAAABBwFgAn9/AX8CHwIGbWVtb3J5A25vdwIAAQZtZW1vcnkFaW1hZ2UCAAEDAgEABxMBD2ZpcnN0RGlmZmVyZW5jZQAACmMBYQACQANAIAAgAU8NASAA/QAEACAA/QBEAQD9USAA/QAEECAA/QBEARD9Uf1QIAD9AAQgIAD9AEQBIP1RIAD9AAQwIAD9AEQBMP1R/VD9UP1TDQEgAEHAAGohAAwACwsgAAs=';

/**
 * A function that finds the first of the 64-byte lines between two addresses, both multiples of 64, in
 * which two memories differ. It answers with its address, or `to` where there is none.
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
