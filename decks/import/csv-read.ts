/** Tables as text: comma- or tab-separated values, as written by spreadsheets and in RFC 4180. Pure. */

/** A table, or why it cannot be read and in which line. */
export type TableResult =
  | { readonly rows: readonly Row[]; readonly separator: string }
  | {
      readonly fault: { readonly line: number; readonly message: string; readonly remedy: string };
    };

export interface Row {
  readonly cells: readonly string[];
  /** The file line on which it begins, 1-based. */
  readonly line: number;
}

/** Of a table from outside. */
const MOST_ROWS = 20_001;
const MOST_CELLS = 200;

/** Reads a table. The separator is the most frequent one in the first row, outside of quotes. */
export function readTable(source: string): TableResult {
  const text = source.replace(/^\uFEFF/u, '');
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let begins = 1;
  let at = 0;
  const endRow = (): void => {
    // An empty line is not a row.
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: begins });
    cells = [];
  };
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCellAt(text, at, separator);
    if (cell === undefined) {
      return {
        fault: {
          line,
          message: 'A quotation mark that opens here is never closed.',
          remedy: 'Close the cell with a quotation mark; write two of them for one inside a cell.',
        },
      };
    }
    cells.push(cell.value);
    line += lineBreaks(text, at, cell.end);
    at = cell.end;
    if (cells.length > MOST_CELLS || rows.length > MOST_ROWS) {
      return {
        fault: {
          line,
          message: `The table has more than ${MOST_ROWS - 1} rows, or more than ${MOST_CELLS} columns.`,
          remedy: 'Divide it into several files.',
        },
      };
    }
    if (text.startsWith(separator, at)) {
      at += 1;
      // A separator at the end of a line, or of the file, begins an empty cell.
      if (at === text.length || /[\r\n]/u.test(text[at] ?? '')) cells.push('');
      else continue;
    }
    const end = /\r\n|\r|\n/uy;
    end.lastIndex = at;
    const found = end.exec(text)?.[0] ?? '';
    if (found === '' && at < text.length) {
      return {
        fault: {
          line,
          message: 'Text follows the quotation mark that closes a cell.',
          remedy: 'Write two quotation marks for one inside a cell.',
        },
      };
    }
    at += found.length;
    endRow();
    line += 1;
    begins = line;
  }
  return { rows, separator };
}

function separatorOf(text: string): string {
  const [first = ''] = text.replaceAll(/"(?:[^"]|"")*"/gu, '').split(/[\r\n]/u, 1);
  const counts = [',', '\t', ';'].map((mark) => [first.split(mark).length, mark] as const);
  return counts.reduce((most, next) => (next[0] > most[0] ? next : most))[1];
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function quotedCell(text: string, start: number): Cell | undefined {
  let value = '';
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return undefined;
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, end: close + 1 };
    value += '"';
    at = close + 2;
  }
}

function plainCellAt(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

function lineBreaks(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\r|\n/gu)?.length ?? 0;
}
