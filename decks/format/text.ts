import type { Report } from './problems.ts';

/**
 * The text without byte order mark and with `\n` for every line end, so that an editor's settings change
 * neither a program nor a hash.
 */
export function normaliseText(text: string): string {
  return text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}

/** The length of a text in bytes of UTF-8; a lone surrogate counts as three, as encoders write it. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A surrogate pair is two units and four bytes: two for each.
    const paired = unit >= 0xd800 && unit <= 0xdfff && isPaired(text, index);
    bytes += unit < 0x800 || paired ? 1 : 2;
  }
  return bytes;
}

function isPaired(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  const other = unit < 0xdc00 ? text.charCodeAt(index + 1) : text.charCodeAt(index - 1);
  return unit < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
}

// Control characters, C1 included; characters that reorder text on screen, so that a program could look
// different from what it does (CVE-2021-42574); line separators that only some tools treat as line ends.
const FORBIDDEN = /(?!\t)[\p{Cc}\p{Surrogate}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Reports the first forbidden character of each line; `lines` is normalised. */
export function reportForbidden(lines: readonly string[], report: Report): void {
  for (const [index, line] of lines.entries()) {
    const found = FORBIDDEN.exec(line)?.[0];
    if (found === undefined) continue;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report(
      index + 1,
      `The line contains the invisible character U+${code}.`,
      'Delete it; a program that needs it can write an escape such as "\\x1b".',
    );
  }
}

/** A text for a message: in backticks, on one line, truncated when long. */
export function quoted(text: string): string {
  // Only the beginning is shown, and a stranger's text may be quoted a thousand times.
  const line = text.trimStart().slice(0, 200).replace(/\s+/gu, ' ').trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}...` : line}\``;
}

/** A number of bytes for a message: `16 KiB`, `64 MiB`. */
export function inBytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MiB` : `${bytes / 1024} KiB`;
}
