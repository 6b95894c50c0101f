/** The limits on an interpreter: memory, clock and time. */
import type { Emscripten } from './emscripten.ts';

export interface MemoryGuard {
  /** From now on the program may use `bytes`, counted from zero. */
  readonly limitTo: (bytes: number) => void;
  /** Whether a request for memory was refused and no smaller one was granted since. */
  readonly refused: () => boolean;
  /** Counts bytes allocated outside linear memory; false if that would be too much. */
  readonly take: (bytes: number) => boolean;
  /** Sets how many bytes are in use there. */
  readonly holdBeside: (bytes: number) => void;
  readonly refuse: () => void;
}

/**
 * Lets WebAssembly memory grow only to a limit. Emscripten treats a refusal as a machine without more
 * memory, and Python raises MemoryError. Must be called before the interpreter boots.
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

/** Where the engine's Python keeps its clock; python/clock.py explains the numbers. */
export interface ClockCell {
  readonly address: number;
  readonly patience: number;
  readonly tick: number;
}

/** Programs run on a fixed date, so that two runs see the same one. Milliseconds, UTC. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** The kinds of letter; see python/mail.py. */
const LETTERS = ['none', 'settled', 'output'] as const;

/** In bytes. A result with a whole trace stays far below this. */
const LONGEST_LETTER = 64 * 1024 * 1024;

/**
 * Reads the letters that a run leaves for the host at `address`; see python/mail.py. The returned
 * function hands on the current letter and says whether there was one.
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

/**
 * Makes this thread's local time UTC, and with it Python's: a program prints the same wherever the machine
 * is. Must be called before the interpreter is instantiated.
 */
export function keepUtc(): void {
  globalThis.Date = UtcDate as DateConstructor;
}

/** Where Emscripten uses local time, it creates a date of its parts or reads the parts of a date. */
class UtcDate extends Date {
  constructor(...parts: readonly number[]) {
    const [year, month, ...rest] = parts;
    if (year === undefined) super();
    else super(month === undefined ? year : Date.UTC(year, month, ...rest));
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override getSeconds(): number {
    return this.getUTCSeconds();
  }
  override getTimezoneOffset(): number {
    return 0;
  }
}

export interface VirtualTime {
  /** Begins a run: clock reads of the previous run do not count as waiting. */
  readonly begin: () => void;
  /** Calls something that reads the clock itself, as a file system does: such a read is not waiting. */
  readonly unwatched: <T>(call: () => T) => T;
}

/**
 * Makes `Date.now` and `performance.now`, and with them every Python clock, virtual. A read for which
 * `isLetter` is true does not come from the program.
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
    // Read through the module each time: the heap is replaced when memory grows.
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
 * An interrupt buffer, which Pyodide reads every few hundred Python instructions: it says SIGINT when
 * `expired`. This needs no shared memory, which an opaque origin does not get.
 */
export function watchdogBuffer(expired: () => boolean): Uint8Array {
  return Object.defineProperty({}, 0, {
    get: () => (expired() ? SIGINT : 0),
    set() {
      // Pyodide clears the signal it has read; the next read asks again.
    },
  }) as Uint8Array;
}
