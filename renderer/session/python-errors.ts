/** Where a run of a program failed, from Python's own messages. Pure. */
import type { Run } from '#engine/types.ts';

type Failed = Pick<Run, 'stderr' | 'ended'>;

/** The line of the last traceback frame inside the program, from 1. */
export function errorLineOf({ stderr, ended }: Failed): number | undefined {
  if (ended.kind !== 'raised') return undefined;
  const last = [...stderr.matchAll(/File "program\.py", line (\d+)/g)].at(-1)?.[1];
  return last === undefined ? undefined : Number(last);
}

/** Whether Python could not even parse the program, as in the middle of writing a line. */
export function isUnreadable({ ended, stderr }: Failed): boolean {
  const syntax = ['SyntaxError', 'IndentationError', 'TabError'];
  // The program's own `compile` or `eval` raises them from one of its frames.
  return ended.kind === 'raised' && syntax.includes(ended.type) && !stderr.startsWith('Traceback');
}

/** Python's message about a program that it cannot parse, without the place. */
export function syntaxMessage({ ended }: Failed): string {
  if (ended.kind !== 'raised') return '';
  return `${ended.type}: ${ended.message.replace(/ \(program\.py, line \d+\)$/, '')}`;
}
