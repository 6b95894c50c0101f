/** The words for a run in the playground. Pure. */
import type { Ended } from '#format/types.ts';
import type { FindingKind } from '#engine/inspect/findings.ts';
import { LIMITS } from '#engine/types.ts';
import type { AlignedLine } from '#format/align-lines.ts';
import { endingOf, sameEnding } from '#session/forms/endings.ts';
import type { Played } from '#session/playground.ts';
import { PLAYGROUND_LIMITS } from '#session/playground.ts';
import { isUnreadable, syntaxMessage } from '#session/python-errors.ts';
import { counted } from '#ui/times.ts';

const SECONDS = (PLAYGROUND_LIMITS.time ?? LIMITS.time) / 1000;

type LimitName = Extract<Ended, { kind: 'limit' }>['limit'];

const LIMIT_WORDS = {
  time: `It was still running after ${SECONDS} seconds of real time: perhaps a loop that never ends.`,
  output: `It printed ${LIMITS.output / 1024} kB and would have printed more.`,
  turns: `The event loop went round ${LIMITS.turns.toLocaleString('en')} times without coming to an end.`,
  memory: `It needed more than ${LIMITS.memory / 1024 / 1024} MB of memory.`,
} as const satisfies Record<LimitName, string>;

/** Without figures: the limits of a search and of a deck's check are others. */
const STOPPED_WORDS = {
  time: 'It had to be stopped: it was still running, perhaps in a loop that never ends.',
  output: 'It had to be stopped: it printed too much.',
  turns: 'It had to be stopped: the event loop never came to an end.',
  memory: 'It had to be stopped: it needed too much memory.',
} as const satisfies Record<LimitName, string>;

/** Its result, in a sentence; first of all how it differs from the original. */
export function headlineOf(played: Played): string {
  const { run, original, lines, errorLine } = played;
  if (isUnreadable(run)) {
    return `${errorLine === undefined ? 'This' : `Line ${errorLine}`} is not valid Python yet.`;
  }
  if (run.ended.kind === 'limit') return 'It had to be stopped.';
  if (original === undefined) return headlineAlone(run.ended);
  if (lines.some(({ same }) => !same)) return `It prints something else: ${differences(lines)}.`;
  return sameEnding(endingOf(run.ended), endingOf(original.ended))
    ? 'It prints the same.'
    : 'Same output, different ending.';
}

function headlineAlone(ended: Exclude<Ended, { kind: 'limit' }>): string {
  switch (ended.kind) {
    case 'returned':
      return 'It ran to the end.';
    case 'raised':
      return `It ended with ${ended.type}.`;
    case 'deadlock':
      return 'It never ends.';
  }
}

/** Such as `2 lines added, 1 removed`. */
function differences(lines: readonly AlignedLine[]): string {
  const others = lines.filter(({ same }) => !same);
  const fresh = others.filter(({ before }) => before === undefined).length;
  const gone = others.filter(({ after }) => after === undefined).length;
  const counts = [
    [others.length - fresh - gone, 'changed'],
    [fresh, 'added'],
    [gone, 'removed'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what], at) => `${at === 0 ? counted(count, 'line') : count} ${what}`)
    .join(', ');
}

/** How it ended, and in what time. */
export function endOf(played: Played): string {
  const { run, took, errorLine } = played;
  const { ended } = run;
  if (isUnreadable(run)) return syntaxMessage(run);
  const clock = clockText(run.seconds, took);
  switch (ended.kind) {
    case 'returned':
      return clock;
    case 'raised': {
      const where = errorLine === undefined ? '' : ` (line ${errorLine})`;
      return `It ended with ${messageOf(ended)}${where}. ${clock}`;
    }
    case 'deadlock':
      return `Every task is waiting, and nothing is left that could wake one. ${clock}`;
    case 'limit':
      return LIMIT_WORDS[ended.limit];
  }
}

function messageOf(ended: Ended): string {
  if (ended.kind !== 'raised') return '';
  return ended.message === '' ? ended.type : `${ended.type}: ${ended.message}`;
}

function clockText(seconds: number, took: number | undefined): string {
  const passed = seconds === 0 ? 'No time passed' : `${seconds} s passed`;
  const real = took === undefined ? '' : ` (${took < 1 ? 'less than 1' : took} ms of real time)`;
  return `${passed} on the program’s clock${real}.`;
}

/** The changes to a program that has an origin, in a sentence. */
export function changesText(
  changed: readonly number[],
  gone: readonly number[],
  from: 'question' | 'file' = 'question',
): string {
  const parts = [
    changed.length > 0 ? `${counted(changed.length, 'line')} changed` : '',
    gone.length > 0 ? `lines removed before line ${gone.join(', ')}` : '',
  ].filter((part) => part !== '');
  const text = parts.join(', ');
  return text === ''
    ? `Same as in the ${from}.`
    : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How an outcome ends, in a sentence. */
export function endingText(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return 'It runs to the end.';
    case 'raised':
      return `It ends with ${messageOf(ended)}.`;
    case 'deadlock':
      return 'It never ends: every task is waiting, and nothing is left that could wake one.';
    case 'limit':
      return STOPPED_WORDS[ended.limit];
  }
}

/** The name of each kind of finding. */
export const FINDING_WORDS = {
  'never-awaited': 'Never awaited',
  'forgotten-task': 'Forgotten task',
  'lost-exception': 'Lost exception',
  'blocked-loop': 'Blocked loop',
  'sequential-awaits': 'Awaits that could overlap',
  'lock-over-wait': 'Lock held over a wait',
  'dead-timeout': 'Timeout that cannot fire',
  'deadlock': 'Deadlock',
  'race': 'Race',
} as const satisfies Record<FindingKind, string>;
