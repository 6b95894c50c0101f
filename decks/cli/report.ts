/** How the deck tool speaks: results on stdout, everything else on stderr. */
import process from 'node:process';
import type { Ended, Problem } from '#format/types.ts';

/** A call that cannot be carried out as it was written: ends the tool with 2. */
export class UsageError extends Error {}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One problem on two lines, the first in the form that editors turn into a link. */
export function problemText(deck: string, { file, line, message, remedy }: Problem): string {
  return `${deck}/${file}:${line}: ${message}\n    ${remedy}`;
}

/** How a run ended, in words. */
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
