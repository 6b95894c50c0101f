/** The lines of an output, and when two outputs look the same to a reader. */

/** The lines of an output: the last line break ends a line and begins none. */
export function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/**
 * The lines of an output as far as they are visible: without trailing white space, trailing empty
 * lines, and differences in line ends.
 */
export function seenLines(text: string): readonly string[] {
  return linesOf(text.replaceAll('\r\n', '\n').trimEnd()).map((line) => line.trimEnd());
}

/** Whether two outputs are the same to a reader. */
export function looksSame(one: string, other: string): boolean {
  return one === other || firstDifference(seenLines(one), seenLines(other)) === undefined;
}

/** An output of a model as it is offered: an address, which is another in each run, says nothing. */
export function withoutAddresses(text: string): string {
  return text.replace(/ at 0x[\da-f]+/gu, ' at 0x…');
}

/** Index of the first line in which two outputs differ; undefined if they do not. */
export function firstDifference(
  one: readonly string[],
  other: readonly string[],
): number | undefined {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return undefined;
}
