/**
 * Many outputs, chosen line by line: nobody compares ten of them side by side. Wherever the outputs
 * that begin with the chosen lines continue differently, the next line is chosen. Pure.
 */
import { linesOf } from '#format/output.ts';
import type { OutputOption } from '#session/forms/choose/choose.ts';
import { sameEnding } from '#session/forms/endings.ts';
import type { Ending } from '#session/forms/endings.ts';

/** More outputs than this are chosen line by line. */
const SIDE_BY_SIDE = 6;

export function asksByLine(options: readonly OutputOption[]): boolean {
  return options.length > SIDE_BY_SIDE;
}

/** The letters of the answers that are no output come after these, the same at every line. */
export const LINE_LETTERS = 13;

/** A way to continue: with another line, or by ending. */
export type NextLine = { readonly line: string } | { readonly ending: Ending };

export interface PrintedLine {
  readonly line: string;
  /** Whether the learner chose it; if not, all outputs that were left go on with it. */
  readonly chosen: boolean;
}

export interface Fork {
  /** The lines so far. */
  readonly printed: readonly PrintedLine[];
  /** The different ways to continue, in the order of the options; none if one output is left. */
  readonly next: readonly NextLine[];
  /** The only output left, as its index in the options. */
  readonly only: number | undefined;
  /** The ending of the only output left. */
  readonly ending: Ending | undefined;
}

/**
 * Where different outputs diverge after these choices; each is the index of a way to continue. A choice
 * that does not exist is ignored, with all after it.
 */
export function forkAfter(options: readonly OutputOption[], choices: readonly number[]): Fork {
  const outputs = options.map(({ stdout, ending }, index) => ({
    index,
    steps: [...linesOf(stdout).map((line): NextLine => ({ line })), { ending }],
  }));
  const printed: PrintedLine[] = [];
  const waiting = [...choices];
  let left = outputs;
  for (let at = 0; ; at += 1) {
    const next: NextLine[] = [];
    for (const { steps } of left) {
      const step = steps[at];
      if (step !== undefined && !next.some((other) => isSame(step, other))) next.push(step);
    }
    const [first] = next;
    if (first === undefined) return { printed, next, only: left[0]?.index, ending: undefined };
    const chosen = next.length > 1;
    const step = chosen ? next[waiting.shift() ?? -1] : first;
    if (step === undefined) return { printed, next, only: undefined, ending: undefined };
    left = left.filter(({ steps }) => isSame(steps[at], step));
    if ('ending' in step) return { printed, next: [], only: left[0]?.index, ending: step.ending };
    printed.push({ line: step.line, chosen });
  }
}

function isSame(one: NextLine | undefined, other: NextLine): boolean {
  if (one === undefined) return false;
  if ('line' in one) return 'line' in other && one.line === other.line;
  return 'ending' in other && sameEnding(one.ending, other.ending);
}
