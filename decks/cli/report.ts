/** The output of the deck tool: results on stdout, everything else on stderr. */
import process from 'node:process';
import type { Ended, Problem } from '#format/types.ts';
import type { Fairness } from '../engine/judge/fairness.ts';
import { linesText } from '../engine/judge/lines-text.ts';

/** A command that is not valid as written: ends the tool with 2, after the list of commands. */
export class UsageError extends Error {}

/** What a command names cannot be used: ends the tool with 2. */
export class InputError extends Error {}

/** Prints a result; control characters are made visible. */
export function print(text: string): void {
  process.stdout.write(`${visible(text)}\n`);
}

/** Prints anything else on stderr; control characters are made visible. */
export function complain(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}

// Control characters except tabs and line ends, C1 included, and characters that reorder text.
const STEERING = /(?![\t\n])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A stranger's text, such as a file's name, for a terminal: an escape sequence in it could rewrite what is
 * printed above, or the clipboard.
 */
export function visible(text: string): string {
  return text.replace(STEERING, (mark) => {
    const code = mark.charCodeAt(0);
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** One problem on two lines, the first in the form that editors turn into a link. */
export function problemText({ file, line, message, remedy }: Problem): string {
  return `${file}:${line}: ${message}\n    ${remedy}`;
}

/**
 * Prints every problem of a deck, with file paths relative to where the tool was called; `mark` precedes
 * each message.
 */
export function complainOf(deck: string, problems: readonly Problem[], mark = ''): void {
  for (const { file, line, message, remedy } of problems) {
    complain(problemText({ file: `${deck}/${file}`, line, message: mark + message, remedy }));
  }
}

/** Whether a program is fair, on one line or with every reason why not. */
export function fairnessText({ ok, reasons }: Fairness): string {
  if (ok) return '-- fair: it prints the same whatever asyncio leaves open';
  const texts = reasons.map(({ message, remedy, lines }) => {
    const where = lines.length > 0 ? `${linesText(lines)}: ` : '';
    return `   ${where}${message}\n       ${remedy}`;
  });
  return ['-- not fair:', ...texts].join('\n');
}

/** How a run ended, as text. */
export function endedText(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return 'ended';
    case 'raised':
      return ended.message === ''
        ? `raised ${ended.type}`
        : `raised ${ended.type}: ${ended.message}`;
    case 'deadlock':
      return 'deadlock: every task waits and nothing will wake one';
    case 'limit':
      return `stopped: it met the limit of ${ended.limit}`;
  }
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
