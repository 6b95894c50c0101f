/**
 * The snapshot: the interpreter's memory without its zeros and without what the interpreter itself has
 * put there by the time the snapshot is loaded, and where to find things in it. Pure.
 *
 * Its form: the length of the head in bytes, as a 32-bit number; the head, as JSON; the written ranges.
 */
import type { ClockCell } from './guards.ts';

/** Where things are in the interpreter's memory; all but the clock's tick are addresses. */
export interface Landmarks {
  readonly stackPointer: number;
  /** `run` of python/program.py, and `run` of python/scheduler.py for a thread. */
  readonly run: number;
  readonly thread: number;
  /** The cell of python/stacks.py, and that of python/mail.py. */
  readonly stacks: number;
  readonly mail: number;
  readonly clock: ClockCell;
}

/** Addresses of bytes. */
export type Range = readonly [from: number, to: number];

interface Head {
  readonly landmarks: Landmarks;
  /** The ranges whose bytes follow. */
  readonly written: readonly Range[];
  /** Ranges that are the same in a new interpreter. */
  readonly kept: readonly Range[];
}

export interface PackedMemory {
  readonly landmarks: Landmarks;
  /** What is not all zeros. */
  readonly ranges: readonly Range[];
  /** Writes the memory; `heap` is that of a new interpreter. */
  readonly unpack: (heap: Uint8Array) => void;
}

/** Memory is compared and left out in pieces of this size: what a system allocates at a time. */
const PIECE = 4096;

const NUMBER = Uint32Array.BYTES_PER_ELEMENT;

/** Packs a memory; `fresh` is that of a new interpreter. */
export function packMemory(
  memory: Uint8Array,
  fresh: Uint8Array,
  landmarks: Landmarks,
): Uint8Array<ArrayBuffer> {
  const isSame = (at: number): boolean => {
    for (let byte = at; byte < at + PIECE; byte += 1) {
      if (memory[byte] !== fresh[byte]) return false;
    }
    return true;
  };
  const isZero = (at: number): boolean =>
    memory.subarray(at, at + PIECE).every((byte) => byte === 0);
  const written = rangesOf(memory.length, (at) => !isSame(at));
  const kept = rangesOf(memory.length, (at) => isSame(at) && !isZero(at));
  const head = new TextEncoder().encode(
    JSON.stringify({ landmarks, written, kept } satisfies Head),
  );
  const bytes = written.reduce((sum, [from, to]) => sum + to - from, 0);
  const packed = new Uint8Array(NUMBER + head.length + bytes);
  new DataView(packed.buffer).setUint32(0, head.length, true);
  packed.set(head, NUMBER);
  let at = NUMBER + head.length;
  for (const [from, to] of written) {
    packed.set(memory.subarray(from, to), at);
    at += to - from;
  }
  return packed;
}

/** Reads what `packMemory` has made. */
export function openPackedMemory(packed: Uint8Array): PackedMemory {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  const json = new TextDecoder().decode(packed.subarray(NUMBER, NUMBER + length));
  const { landmarks, written, kept } = JSON.parse(json) as Head;
  return {
    landmarks,
    ranges: [...written, ...kept],
    unpack: (heap) => {
      let at = NUMBER + length;
      for (const [from, to] of written) {
        heap.set(packed.subarray(at, at + to - from), from);
        at += to - from;
      }
    },
  };
}

/** The pieces of a memory of this length for which `isIn`; adjacent ones are merged. */
function rangesOf(length: number, isIn: (at: number) => boolean): readonly Range[] {
  const ranges: [from: number, to: number][] = [];
  for (let at = 0; at < length; at += PIECE) {
    if (!isIn(at)) continue;
    const last = ranges.at(-1);
    if (last?.[1] === at) last[1] += PIECE;
    else ranges.push([at, at + PIECE]);
  }
  return ranges;
}
