/** What the box holds around the interpreter: memory, clock and time limit. */
import type { Emscripten } from './emscripten.ts';

export interface MemoryGuard {
  /** From now on the program may have `bytes`, counted from nothing. */
  readonly limitTo: (bytes: number) => void;
  /** Whether a request for more was refused, and not followed by a smaller one that was granted. */
  readonly refused: () => boolean;
  /** Counts bytes that are kept outside of linear memory; false where that would be too much. */
  readonly take: (bytes: number) => boolean;
  /** Says how many are kept there by now. */
  readonly holdBeside: (bytes: number) => void;
  readonly refuse: () => void;
}

/**
 * Lets WebAssembly memory grow only to a limit. Emscripten takes a refusal for a machine without
 * more memory, and Python raises MemoryError. Must be called before the interpreter boots.
 */
export function guardMemory(): MemoryGuard {
  let limit = Infinity;
  let linear = 0;
  let beside = 0;
  let refusedLinear = false;
  let refusedBeside = false;
  // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
  const grow = WebAssembly.Memory.prototype.grow;
  const PAGE = 65_536;
  WebAssembly.Memory.prototype.grow = function limitedGrow(pages: number): number {
    const wanted = this.buffer.byteLength + pages * PAGE;
    refusedLinear = wanted + beside > limit;
    if (refusedLinear) throw new RangeError('The program may not have more memory.');
    const before = grow.call(this, pages);
    linear = wanted;
    return before;
  };
  return {
    limitTo: (bytes) => {
      limit = bytes;
      refusedLinear = false;
      refusedBeside = false;
    },
    refused: () => refusedLinear || refusedBeside,
    take: (bytes) => {
      if (linear + beside + bytes > limit) return false;
      beside += bytes;
      return true;
    },
    holdBeside: (bytes) => {
      beside = bytes;
    },
    refuse: () => {
      refusedBeside = true;
    },
  };
}

/** Where the engine's Python keeps its clock; see python/clock.py, which explains the numbers. */
export interface ClockCell {
  readonly address: number;
  readonly patience: number;
  readonly tick: number;
}

/** Programs run on a fixed day, so that two runs see the same date. Milliseconds, UTC. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** What a letter is; see python/mail.py. */
const LETTERS = ['none', 'settled', 'output'] as const;

/** Bytes of a letter at most: a result with a whole trace stays far below. */
const LONGEST_LETTER = 64 * 1024 * 1024;

/**
 * Where a run leaves letters for the host, `address` of python/mail.py. The answer looks for one,
 * hands it on, and says whether one was there.
 */
export function openLetterbox(
  module: Emscripten,
  address: number,
  deliver: (kind: 'settled' | 'output', text: string) => void,
): () => boolean {
  const cell = address / Uint32Array.BYTES_PER_ELEMENT;
  const decoder = new TextDecoder();
  return () => {
    const heap = module.HEAPU32;
    const kind = LETTERS[heap[cell] ?? 0] ?? 'none';
    if (kind === 'none') return false;
    heap[cell] = 0;
    const [at = 0, length = 0] = heap.subarray(cell + 1, cell + 3);
    if (length > LONGEST_LETTER) return true;
    deliver(kind, decoder.decode(module.HEAPU8.subarray(at, at + length)));
    return true;
  };
}

export interface VirtualTime {
  /** Begins a run: reads of the one before do not count as waiting. */
  readonly begin: () => void;
  /** Calls what reads the clock for itself, as a file system does: a program that calls it does not wait. */
  readonly unwatched: <T>(call: () => T) => T;
}

/**
 * Makes `Date.now` and `performance.now`, and so every clock Python has, virtual. A read for which
 * `isLetter` is none of the program's.
 */
export function virtualiseTime(
  module: Emscripten,
  clock: ClockCell,
  isLetter: () => boolean,
): VirtualTime {
  const cell = clock.address / Float64Array.BYTES_PER_ELEMENT;
  let reads = 0;
  let readAt = Number.NaN;
  let watched = true;
  const read = (): number => {
    // Read through the module each time: the heap is another object after it has grown.
    const heap = module.HEAPF64;
    const moment = heap[cell] ?? 0;
    if (!watched || isLetter()) return moment * 1000;
    if (moment !== readAt) {
      readAt = moment;
      reads = 0;
    }
    reads += 1;
    if (reads <= clock.patience) return moment * 1000;
    readAt = moment + clock.tick;
    heap[cell] = readAt;
    return readAt * 1000;
  };
  performance.now = read;
  Date.now = () => EPOCH + read();
  return {
    begin: () => {
      readAt = Number.NaN;
    },
    unwatched: (call) => {
      watched = false;
      try {
        return call();
      } finally {
        watched = true;
      }
    },
  };
}

const SIGINT = 2;

/**
 * An interrupt buffer as Pyodide reads it every few hundred steps of Python: it says SIGINT when
 * `expired`. That needs no shared memory, which an opaque origin does not get.
 */
export function watchdogBuffer(expired: () => boolean): Uint8Array {
  return Object.defineProperty({}, 0, {
    get: () => (expired() ? SIGINT : 0),
    set() {
      // Pyodide clears the signal it has read; the next read asks again.
    },
  }) as Uint8Array;
}
