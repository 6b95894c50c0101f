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
export function problemText({ file, line, message, remedy }: Problem): string {
  return `${file}:${line}: ${message}\n    ${remedy}`;
}

/** Every problem of a deck, its files named as seen from where the tool was called. */
export function complainOf(deck: string, problems: readonly Problem[]): void {
  for (const problem of problems) {
    complain(problemText({ ...problem, file: `${deck}/${problem.file}` }));
  }
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
