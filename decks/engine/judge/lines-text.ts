/** Line numbers as text: `line 3`, or `lines 3, 5 and 8`. */
export function linesText(lines: readonly number[]): string {
  const last = lines.at(-1) ?? '';
  return lines.length > 1 ? `lines ${lines.slice(0, -1).join(', ')} and ${last}` : `line ${last}`;
}
