/** What a run had printed by a moment. Pure. */

/** An output cut into lines once, so that no step has to. */
export interface Printed {
  readonly lines: readonly string[];
  /** Where each line begins, in UTF-16 units. */
  readonly starts: readonly number[];
}

export interface PrintedSoFar {
  /** Index of the line that was written last, the one that is being written included; -1 for none. */
  readonly current: number;
  /** A line as far as it is printed; undefined where it is not begun. */
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

/** `output`: how much has been printed, as the state of a moment has it. */
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
