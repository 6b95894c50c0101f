/** The output of a run up to a moment. Pure. */

/** An output split into lines once rather than at each step. */
export interface Printed {
  readonly lines: readonly string[];
  /** Where each line begins, in UTF-16 units. */
  readonly starts: readonly number[];
}

export interface PrintedSoFar {
  /** Index of the line that is being written or was written last; -1 if there is none. */
  readonly current: number;
  /** A line as far as it is printed; undefined if it is not started. */
  readonly line: (at: number) => string | undefined;
}

export function printedLines(stdout: string): Printed {
  const lines = stdout.split('\n');
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return { lines, starts };
}

/** `output`: how much has been printed, from the state of a moment. */
export function printedSoFar(
  { lines, starts }: Printed,
  output: { readonly length: number; readonly lines: number },
): PrintedSoFar {
  const whole = output.lines;
  const begun = lines[whole]?.slice(0, output.length - (starts[whole] ?? 0)) ?? '';
  const current = begun === '' ? whole - 1 : whole;
  return {
    current,
    line: (at) => (at > current ? undefined : at < whole ? lines[at] : begun),
  };
}
