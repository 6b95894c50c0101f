/** The lines a learner puts in order: those that are printed, and those that only might be. */
import { seededRandom, shuffled } from '#schedule/random.ts';
import { linesOf } from './judge.ts';

/** More lines than this are quicker typed than found. */
const MOST = 12;

/** Whether an output has lines enough, and not too many, for their order to be a question. */
export function canBeOrdered(stdout: string): boolean {
  const lines = linesOf(stdout);
  return lines.length >= 2 && lines.length <= MOST && new Set(lines).size >= 2;
}

/** `print("...")` of a single literal without escapes or formatting. */
const PLAIN_PRINT = /\bprint\(\s*(?:"([^"\\{}]*)"|'([^'\\{}]*)')\s*\)/g;

/**
 * The lines to order, shuffled by `seed`: all that are printed and, since what is not printed is
 * half of the question, the plain lines that the program holds and never prints.
 */
export function piecesOf(program: string, stdout: string, seed: number): readonly string[] {
  const printed = linesOf(stdout);
  const held = [...program.matchAll(PLAIN_PRINT)].map(([, one, other]) => one ?? other ?? '');
  const unprinted = new Set(held.filter((line) => line !== '' && !printed.includes(line)));
  const pieces = [...printed, ...unprinted].slice(0, Math.max(MOST, printed.length));
  const order = shuffled(pieces, seededRandom(seed));
  const givesAway = order.every((line, at) => line === pieces[at]);
  return givesAway ? [...pieces.slice(1), ...pieces.slice(0, 1)] : order;
}
