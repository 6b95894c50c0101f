/** Aligns two texts by lines, so that an added line moves the others but does not change them. Pure. */

/** A line of one text beside its counterpart in the other; undefined if there is none. */
export interface AlignedLine {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly same: boolean;
}

/** Above this many pairs, finding the longest common part takes longer than it is worth. */
const MOST_PAIRS = 1_000_000;

/**
 * Aligns along a longest common subsequence. Between two common lines, the remaining lines of both
 * texts are paired in order. Texts too large for that are paired line by line.
 */
export function alignLines(
  before: readonly string[],
  after: readonly string[],
): readonly AlignedLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const one = before.slice(start, before.length - end);
  const other = after.slice(start, after.length - end);
  const common = one.length * other.length > MOST_PAIRS ? [] : commonLines(one, other);

  const middle: AlignedLine[] = [];
  let [from, to] = [0, 0];
  for (const [left, right] of [...common, [one.length, other.length] as const]) {
    // Not spread into one call: a hundred thousand arguments exhaust the stack.
    for (const pair of beside(one.slice(from, left), other.slice(to, right))) middle.push(pair);
    if (left < one.length) middle.push(sameLine(one[left] ?? ''));
    [from, to] = [left + 1, right + 1];
  }
  return [
    ...before.slice(0, start).map(sameLine),
    ...middle,
    ...before.slice(before.length - end).map(sameLine),
  ];
}

function sameLine(line: string): AlignedLine {
  return { before: line, after: line, same: true };
}

function beside(one: readonly string[], other: readonly string[]): readonly AlignedLine[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => {
    const [before, after] = [one[at], other[at]];
    return { before, after, same: before === after };
  });
}

/** The positions, in both, of a longest common subsequence. */
function commonLines(
  one: readonly string[],
  other: readonly string[],
): readonly (readonly [number, number])[] {
  const width = other.length + 1;
  // lengths[i * width + j]: the length common to one from i on and other from j on.
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      lengths[here] =
        one[i] === other[j]
          ? 1 + (lengths[here + width + 1] ?? 0)
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  const places: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const here = i * width + j;
    if (one[i] === other[j]) {
      places.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[here + width] ?? 0) >= (lengths[here + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return places;
}

/** Where a program was changed; lines count from 1. */
export interface ChangedLines {
  /** Lines that are new or changed. */
  readonly changed: readonly number[];
  /** Lines before which something was removed; the number of lines plus one for the end. */
  readonly gone: readonly number[];
}

/** What was changed in a program, with the line numbers of its current text. */
export function changedLines(original: string, program: string): ChangedLines {
  const changed: number[] = [];
  const gone: number[] = [];
  let line = 1;
  for (const { after, same } of alignLines(codeLines(original), codeLines(program))) {
    if (after === undefined) {
      if (gone.at(-1) !== line) gone.push(line);
      continue;
    }
    if (!same) changed.push(line);
    line += 1;
  }
  return { changed, gone };
}

/** How many lines differ between two programs, aligned; empty ones do not count. */
export function countDifferent(one: string, other: string): number {
  const written = (program: string): readonly string[] =>
    codeLines(program).filter((line) => line !== '');
  return alignLines(written(one), written(other)).filter(({ same }) => !same).length;
}

/** The lines of a program, without trailing empty lines and trailing white space. */
function codeLines(program: string): readonly string[] {
  return program
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
}
