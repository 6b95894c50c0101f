/** Rows written as one JSON value per line, read one at a time. */

/** A line of such a text, numbered from 1: its value, or why it has none. */
export type JsonLine =
  | { readonly line: number; readonly value: unknown; readonly fault?: undefined }
  | { readonly line: number; readonly fault: string };

const LINE_END = 10;

/** A row is a few hundred bytes; the longest, a question with its texts, some tens of kilobytes. */
const LONGEST = 8 * 2 ** 20;

/** We write no empty lines; a few may be damage, but millions are a denial of service. */
const MOST_EMPTY = 100;

/** A value nested deeper than this cannot be stored or backed up without exhausting the stack. */
const DEEPEST = 64;

/**
 * The lines of UTF-8 bytes. A caller that has seen enough faults can stop: nothing is read ahead,
 * and no more than one line is in memory as text.
 */
export function* jsonLines(bytes: Uint8Array): Generator<JsonLine, void, undefined> {
  const decoder = new TextDecoder();
  let line = 0;
  let empty = 0;
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(LINE_END, from);
    const end = found === -1 ? bytes.length : found;
    line += 1;
    empty += end === from ? 1 : 0;
    if (empty > MOST_EMPTY) {
      yield { line, fault: 'it is empty, as too many are; what follows was not read' };
      return;
    }
    yield readLine(line, bytes.subarray(from, end), decoder);
    from = end + 1;
  }
}

function readLine(line: number, bytes: Uint8Array, decoder: TextDecoder): JsonLine {
  if (bytes.length === 0) return { line, fault: 'it is empty' };
  if (bytes.length > LONGEST) return { line, fault: `it is longer than ${LONGEST / 2 ** 20} MiB` };
  const text = decoder.decode(bytes);
  // A level takes two characters at least, so an ordinary row need not be scanned.
  if (text.length > 2 * DEEPEST && isTooDeep(text)) {
    return { line, fault: 'its values are nested too deeply' };
  }
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, fault: 'it is not JSON' };
  }
}

const BRACKETS = /["\\[\]{}]/gu;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  BRACKETS.lastIndex = 0;
  for (let at = BRACKETS.exec(text); at !== null; at = BRACKETS.exec(text)) {
    const [mark] = at;
    if (quoted && mark === '\\') BRACKETS.lastIndex += 1;
    else if (mark === '"') quoted = !quoted;
    else if (!quoted && (mark === '[' || mark === '{')) depth += 1;
    else if (!quoted && (mark === ']' || mark === '}')) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
