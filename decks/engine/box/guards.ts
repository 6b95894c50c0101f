/** What the box holds around the interpreter: memory, disk, clock and time limit. */

/** The parts of Emscripten's module that the guards work on; Pyodide's types leave them out. */
export interface Emscripten {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAP32: Int32Array<ArrayBuffer>;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF64: Float64Array;
  readonly FS: { readonly filesystems: Record<string, unknown> };
}

export interface MemoryGuard {
  /** From now on memory may grow to `bytes`, counted from nothing. */
  readonly limitTo: (bytes: number) => void;
  /** Whether the last request for more was refused. */
  readonly refused: () => boolean;
}

/**
 * Lets WebAssembly memory grow only to a limit. Emscripten takes a refusal for a machine without
 * more memory, and Python raises MemoryError. Must be called before the interpreter boots.
 */
export function guardMemory(): MemoryGuard {
  let limit = Infinity;
  let refused = false;
  // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
  const grow = WebAssembly.Memory.prototype.grow;
  const PAGE = 65_536;
  WebAssembly.Memory.prototype.grow = function limitedGrow(pages: number): number {
    refused = this.buffer.byteLength + pages * PAGE > limit;
    if (refused) throw new RangeError('The program may not have more memory.');
    return grow.call(this, pages);
  };
  return {
    limitTo: (bytes) => {
      limit = bytes;
      refused = false;
    },
    refused: () => refused,
  };
}

/** Open flags with which a file may come to change: WRONLY, RDWR, CREAT, TRUNC. */
const WRITING = 0o1 | 0o2 | 0o100 | 0o1000;

const CHANGING = [
  'mkdir',
  'mknod',
  'rename',
  'rmdir',
  'unlink',
  'symlink',
  'truncate',
  'ftruncate',
  'chmod',
  'utime',
  'chdir',
  'mount',
  'unmount',
] as const;

/**
 * Notes whether anything on the in-memory disk was changed: it is JavaScript's, so putting back
 * the linear memory does not undo it.
 */
export function watchDisk(fs: object): { touched: boolean } {
  const disk = { touched: false };
  const calls = fs as Record<string, ((...args: unknown[]) => unknown) | undefined>;
  for (const name of ['open', ...CHANGING]) {
    const call = calls[name];
    if (call === undefined) continue;
    calls[name] = (...args) => {
      if (name !== 'open' || changes(args[1])) disk.touched = true;
      return call.apply(fs, args);
    };
  }
  return disk;
}

function changes(flags: unknown): boolean {
  return typeof flags === 'number' ? (flags & WRITING) !== 0 : flags !== undefined && flags !== 'r';
}

/** Where the engine's Python keeps its clock; see python/clock.py, which explains the numbers. */
export interface ClockCell {
  readonly address: number;
  readonly patience: number;
  readonly tick: number;
}

/** Programs run on a fixed day, so that two runs see the same date. Milliseconds, UTC. */
const EPOCH = Date.UTC(2026, 0, 1);

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

/**
 * Makes `Date.now` and `performance.now`, and so every clock Python has, virtual. A read for which
 * `isLetter` is none of the program's. The answer begins a run: reads of the one before do not count
 * as waiting.
 */
export function virtualiseTime(
  module: Emscripten,
  clock: ClockCell,
  isLetter: () => boolean,
): () => void {
  const cell = clock.address / Float64Array.BYTES_PER_ELEMENT;
  let reads = 0;
  let readAt = Number.NaN;
  const read = (): number => {
    // Read through the module each time: the heap is another object after it has grown.
    const heap = module.HEAPF64;
    const moment = heap[cell] ?? 0;
    if (isLetter()) return moment * 1000;
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
  return () => {
    readAt = Number.NaN;
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
