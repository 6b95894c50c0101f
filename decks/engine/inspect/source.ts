/** What the source of a program reveals: python/analyse.py in a box. */
import type { Runner } from '../explore/batches.ts';

interface AtLine {
  readonly line: number;
}

/** From `line` to `last`. */
export interface Lines extends AtLine {
  readonly last: number;
}

/** A module that is not available, or a call that the engine refuses. */
export interface Need extends AtLine {
  readonly name: string;
  readonly kind: 'module' | 'network' | 'encryption' | 'process' | 'signal' | 'input' | 'file';
}

/** What to do about a need. */
export const REMEDIES: Readonly<Record<Need['kind'], string>> = {
  module:
    'Loopwise has most of the standard library and nothing else. Put the code it needs into this file, or a function with asyncio.sleep in its place.',
  network:
    'A program here reaches nothing outside itself. Connect to 127.0.0.1, where a server of the same program listens, or use asyncio.sleep instead of the wait.',
  encryption: 'Connections here are not encrypted. Leave out `ssl`.',
  process:
    'There are no other processes here. Put asyncio.sleep or asyncio.to_thread in its place.',
  signal: 'Nobody sends signals here. Call the handler from loop.call_later.',
  input: 'There is nobody to ask here. Put the value into the program.',
  file: 'There are no files of yours here. Write the file in the program first, or put its text into it.',
};

/** Candidates, each to be confirmed by a run. */
export interface SourceNotes {
  /** What a program cannot have here, by line. */
  readonly needs: readonly Need[];
  /** Shared state is written after a wait; `read`: the line that read it before, or 0. */
  readonly races: readonly (AtLine & {
    readonly read: number;
    readonly name: string;
    readonly function: string;
  })[];
  /** Consecutive awaits, or one in a loop, that do not depend on each other. */
  readonly sequences: readonly { readonly lines: readonly number[] }[];
  /** Timeouts that can never fire. */
  readonly timeouts: readonly (AtLine & { readonly why: string })[];
  /** Every timeout: its `async with`, or its call of `wait_for`. */
  readonly deadlines: readonly Lines[];
  /** Each `except` that ends a cancellation. */
  readonly swallowing: readonly Lines[];
  /** `gather(..., return_exceptions=True)` whose results are discarded. */
  readonly ignored: readonly AtLine[];
}

/** The source is not valid Python, or too much of it to look at. */
export interface SourceError extends AtLine {
  readonly kind: 'syntax' | 'size';
  /** Without a full stop. */
  readonly message: string;
}

/** Longer than a run may take: it is computed at once, and the source may be long. */
const LIMITS = { time: 20_000, output: 16 * 1024 * 1024 } as const;

const TOO_MUCH = 'This is too much code to look at: name a smaller file';

/** Analyses a program without running it. */
export async function readSource(
  engine: Runner,
  program: string,
): Promise<SourceNotes | SourceError> {
  const { stdout, ended } = await engine.run(program, { inspect: 'source', limits: LIMITS });
  if (ended.kind !== 'returned') return { kind: 'size', line: 1, message: TOO_MUCH };
  const notes = JSON.parse(stdout) as SourceNotes | { readonly error: Omit<SourceError, 'kind'> };
  if (!('error' in notes)) return notes;
  return { kind: 'syntax', ...notes.error };
}
