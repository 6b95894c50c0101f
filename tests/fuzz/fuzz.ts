/** Runs a reader on many inputs and shrinks what fails. */
import * as fc from 'fast-check';
import type { FuzzedReader, Reading } from './reader.ts';

/** The findings; each failure once, as the smallest input that shows it. */
export interface Findings {
  readonly inputs: number;
  readonly crashes: number;
  readonly partialWrites: number;
  /** The longest CPU time that one input took, in ms. */
  readonly longest: number;
  readonly withoutPlace: number;
  readonly failure: { readonly input: unknown; readonly what: string } | undefined;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  /** Whether an input that takes too long is a failure; true by default. */
  readonly timed?: boolean;
}

/** An input that takes longer than this, in ms of CPU time, blocks. */
export const MOST_MS = 1000;

/** What is wrong with a reading; empty if nothing is. */
export function faultOf({ messages = [], partial = false }: Reading): string {
  if (partial) return 'partial write: the input was refused, and something was changed';
  const bare = messages.find(
    ({ file, line, message, remedy }) =>
      file === '' || !Number.isInteger(line) || line < 1 || !isSentence(message) || remedy === '',
  );
  return bare === undefined ? '' : `message without a place or remedy: ${JSON.stringify(bare)}`;
}

function isSentence(text: string): boolean {
  return text.length >= 10 && text.length < 2000;
}

/** Reads one input; returns what is wrong, or an empty text. */
export async function tried(
  reader: FuzzedReader,
  input: unknown,
): Promise<{ readonly fault: string; readonly ms: number }> {
  const before = process.threadCpuUsage();
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  try {
    const fault = faultOf(await reader.read(input));
    return { fault, ms: spent() };
  } catch (error) {
    return { fault: `crash: ${error instanceof Error ? error.stack : String(error)}`, ms: spent() };
  }
}

/** Fuzzes a reader; the same seed gives the same inputs. */
export async function fuzz(reader: FuzzedReader, options: FuzzOptions): Promise<Findings> {
  const { seed, count, timed = true } = options;
  let inputs = 0;
  let longest = 0;
  const counts = { crash: 0, partial: 0, message: 0 };
  const property = fc.asyncProperty(reader.inputs, async (input) => {
    const { fault, ms } = await tried(reader, input);
    inputs += 1;
    longest = Math.max(longest, ms);
    const kind = (['crash', 'partial', 'message'] as const).find((word) => fault.startsWith(word));
    if (kind !== undefined) counts[kind] += 1;
    if (fault !== '') throw new Error(fault);
    if (timed && ms > MOST_MS) throw new Error(`block: ${Math.round(ms)} ms`);
  });
  const details = await fc.check(property, { seed, numRuns: count, endOnFailure: false });
  const what = details.errorInstance instanceof Error ? details.errorInstance.message : '';
  return {
    inputs,
    crashes: counts.crash,
    partialWrites: counts.partial,
    longest,
    withoutPlace: counts.message,
    failure: details.failed ? { input: details.counterexample?.[0], what } : undefined,
  };
}
