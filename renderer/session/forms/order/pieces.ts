/** The lines that a learner puts in order: those that are printed, and distractors. */
import { linesOf } from '#format/output.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { Believed } from '#session/forms/form.ts';

/** More lines than this are faster to type than to find. */
const MOST = 12;

/** Whether an output has enough lines, and not too many, for a question about their order. */
export function canBeOrdered(stdout: string): boolean {
  const lines = linesOf(stdout);
  return lines.length >= 2 && lines.length <= MOST && new Set(lines).size >= 2;
}

/** The most lines that are never printed: the learner has to recognise each of them. */
const MOST_DISTRACTORS = 3;

/** `print("...")` of a single literal without escapes or formatting. */
const PLAIN_PRINT = /\bprint\(\s*(?:"([^"\\{}]*)"|'([^'\\{}]*)')\s*\)/g;

/**
 * The lines to order, shuffled by `seed`: all that are printed and, because recognising what is not
 * printed is half of the question, lines that wrong models print, the likeliest belief first, and
 * plain ones that the program contains and never prints.
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
