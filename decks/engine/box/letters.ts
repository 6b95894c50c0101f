/**
 * Validates what a box sends to its supervisor.
 *
 * A program that takes over its box can post anything in its name. So a message must have exactly the
 * form of `BoxMessage` and respect the limits of its run; otherwise the box is killed. Written by hand
 * rather than with a schema library, because it is loaded at every start of the app.
 */
import { isTrace } from '../trace/check-trace.ts';
import type { BoxMessage, Limits, Run } from '../types.ts';

/** In characters. Python truncates sentences about errors well below this. */
const LONGEST_SENTENCE = 20_000;

/** Notes of one kind from an observed run; its output and turns are limited too. */
const MOST_NOTES = 500_000;

type Fields = Readonly<Record<string, unknown>>;
type Guard = (value: unknown) => boolean;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber: Guard = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount: Guard = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isSeconds: Guard = (value) => isNumber(value) && Number(value) >= 0;
const isBoolean: Guard = (value) => typeof value === 'boolean';
const isSentence: Guard = (value) => isText(value, LONGEST_SENTENCE);
const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest;
const isNotes =
  (isNote: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.length <= MOST_NOTES && value.every(isNote);

/** Whether `value` has the fields of `form` and no others; those of `optional` may be absent. */
function has(
  value: unknown,
  form: Readonly<Record<string, Guard>>,
  optional: readonly string[] = [],
): boolean {
  if (!isFields(value)) return false;
  const known = Object.keys(value).every((key) => Object.hasOwn(form, key));
  return (
    known &&
    Object.entries(form).every(([key, guard]) =>
      Object.hasOwn(value, key) ? guard(value[key]) : optional.includes(key),
    )
  );
}

const OBSERVED = {
  timers: isCount,
  ties: isNotes((tie) => has(tie, { moment: isNumber, lines: isNotes(isCount) })),
  printed: isNotes((print) => has(print, { line: isCount, moment: isNumber })),
  threads: isNotes(isCount),
  sets: isNotes(isCount),
};

/** Schedules and waits in one message. */
const MOST_SCHEDULES = 1_000;
/** Schedules of an order that tries every one; see explore/every.ts. */
const MOST_EVERY = 10_000;

/** Rows of waits: numbers, and a name at one index. */
const isWaits =
  (length: number): Guard =>
  (rows) =>
    Array.isArray(rows) &&
    rows.length <= MOST_SCHEDULES &&
    rows.every(
      (row) =>
        Array.isArray(row) &&
        row.length === length &&
        row.every((cell, at) => (at === 5 ? isSentence(cell) : isNumber(cell))),
    );
const isSites = isWaits(6);
const isEnds = isWaits(7);

function isExplored(value: unknown, isOutput: Guard): boolean {
  if (!isFields(value)) return false;
  if ('sites' in value) return has(value, { sites: isSites });
  const outcome = {
    stdout: isOutput,
    ended: isEnded,
    seconds: isSeconds,
    sites: isSites,
    ends: isEnds,
  };
  return has(value, {
    outcomes: (all) =>
      Array.isArray(all) &&
      all.length <= MOST_SCHEDULES &&
      all.every((one) => has(one, outcome, ['sites', 'ends'])),
    shown: (all) => Array.isArray(all) && all.length <= MOST_EVERY && all.every(isCount),
    complete: isBoolean,
  });
}

const LIMIT_NAMES: ReadonlySet<unknown> = new Set<keyof Limits>([
  'time',
  'output',
  'turns',
  'memory',
]);

function isEnded(value: unknown): boolean {
  if (!isFields(value)) return false;
  const kind = (): boolean => true;
  switch (value['kind']) {
    case 'returned':
    case 'deadlock':
      return has(value, { kind });
    case 'raised':
      return has(value, { kind, type: isSentence, message: isSentence });
    case 'limit':
      return has(value, { kind, limit: (limit) => LIMIT_NAMES.has(limit) });
    default:
      return false;
  }
}

/** Whether a box's message has the form of a result of a run with these limits. */
function isRun(value: unknown, limits: Limits): value is Run {
  const isOutput: Guard = (text) => isText(text, limits.output);
  return has(
    value,
    {
      stdout: isOutput,
      stderr: isOutput,
      ended: isEnded,
      seconds: isSeconds,
      observed: (notes) => has(notes, OBSERVED),
      explored: (explored) => isExplored(explored, isOutput),
      trace: isTrace,
    },
    ['observed', 'explored', 'trace'],
  );
}

/**
 * The message of a box, or undefined if it does not have the form of one. `limits` are those of the
 * run the box is busy with; without a run it has no results to send.
 */
export function readMessage(value: unknown, limits: Limits | undefined): BoxMessage | undefined {
  const kind = (): boolean => true;
  const ofRun: Guard = (run) => limits !== undefined && isRun(run, limits);
  return matches(value) ? (value as unknown as BoxMessage) : undefined;

  function matches(message: unknown): message is Fields {
    if (!isFields(message)) return false;
    switch (message['kind']) {
      case 'booted':
      case 'gone':
        return has(message, { kind });
      case 'failed':
        return has(message, { kind, message: isSentence });
      case 'output':
        return has(message, {
          kind,
          id: isCount,
          text: (text) => isText(text, limits?.output ?? 0),
        });
      case 'settled':
        return has(message, { kind, id: isCount, run: ofRun });
      case 'ended':
        return has(
          message,
          {
            kind,
            id: isCount,
            run: (run) => run === 'lost' || ofRun(run),
            spent: isBoolean,
            sound: isBoolean,
          },
          ['sound'],
        );
      default:
        return false;
    }
  }
}
