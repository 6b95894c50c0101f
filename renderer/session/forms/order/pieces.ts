/** The lines a learner puts in order: those that are printed, and those that only might be. */
import { linesOf } from '#format/output.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { Believed } from '#session/forms/form.ts';

/** More lines than this are quicker typed than found. */
const MOST = 12;

/** Whether an output has lines enough, and not too many, for their order to be a question. */
export function canBeOrdered(stdout: string): boolean {
  const lines = linesOf(stdout);
  return lines.length >= 2 && lines.length <= MOST && new Set(lines).size >= 2;
}

/** Lines that are never printed, at most: the learner has to find each of them among the printed ones. */
const MOST_DISTRACTORS = 3;

/** `print("...")` of a single literal without escapes or formatting. */
const PLAIN_PRINT = /\bprint\(\s*(?:"([^"\\{}]*)"|'([^'\\{}]*)')\s*\)/g;

/**
 * The lines to order, shuffled by `seed`: all that are printed and, since what is not printed is
 * half of the question, lines that wrong models print, the most common belief first, and plain
 * ones that the program holds and never prints.
 */
export function piecesOf(
  program: string,
  stdout: string,
  believed: readonly Believed[],
  seed: number,
): readonly string[] {
  const printed = linesOf(stdout);
  const held = [...program.matchAll(PLAIN_PRINT)].map(([, one, other]) => one ?? other ?? '');
  const distractors = new Set(
    [...believed.flatMap((run) => linesOf(run.stdout)), ...held].filter(
      (line) => line.trim() !== '' && !printed.includes(line),
    ),
  );
  const room = Math.min(MOST_DISTRACTORS, Math.max(0, MOST - printed.length));
  const pieces = [...printed, ...[...distractors].slice(0, room)];
  const order = shuffled(pieces, seededRandom(seed));
  const givesAway = order.every((line, at) => line === pieces[at]);
  return givesAway ? [...pieces.slice(1), ...pieces.slice(0, 1)] : order;
}
