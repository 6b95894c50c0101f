/** The catalogue of models: wrong beliefs about asyncio, each implemented as a Python module. */

/** A model's metadata, all of it from its module. */
export interface Model {
  /** Such as `eager-task`. */
  readonly id: string;
  /** The belief in one sentence, without a full stop. Plain text with `code`. */
  readonly statement: string;
  /** Two or three sentences for a learner whose answer it explains. Plain text with `code`. */
  readonly teaching: string;
  /**
   * Words and patterns, at least one of which occurs in every program the model can change; both are
   * empty if any program may be affected.
   */
  readonly uses: readonly string[];
  /** Regular expressions in the syntax that Python and JavaScript share, matched line by line. */
  readonly patterns: readonly string[];
}

/**
 * The order of the catalogue: if several models print the same, an answer is attributed to the first
 * of them.
 *
 * First come the beliefs about one function or situation, then those about calls, tasks and the loop
 * in general. The latter explain much, but if a belief about `gather` explains an answer as well as the
 * belief that nothing overlaps, `gather` is what the program is about. Within both groups the most
 * widespread belief comes first.
 */
export const LIKELIHOOD: readonly string[] = [
  'gather-cancels',
  'gather-waits',
  'completion-order',
  'timeout-inside',
  'timeout-cancels-caller',
  'cancel-now',
  'cancel-waits',
  'asked-is-cancelled',
  'cancelled-is-none',
  'cancel-is-exception',
  'bare-group',
  'error-now',
  'no-race',
  'always-race',
  'thread-has-no-context',
  'thread-shares-context',
  'executor-copies-context',
  'thread-starts-at-call',
  'executor-waits',
  'pool-unlimited',
  'thread-stops',
  'thread-blocks',
  'return-exceptions-drops',
  'wait-cancels',
  'wait-raises',
  'argument-order',
  'gather-takes-list',
  'run-takes-function',
  'await-takes-list',
  'await-takes-values',
  'return-flattens',
  'loose-sleep-waits',
  'as-completed-cancels',
  'wait-one-done',
  'gather-lazy',
  'timers-pause',
  'wait-for-abandons',
  'timeout-hurries',
  'timeout-per-await',
  'concurrent-iteration',
  'group-goes-on',
  'group-as-gather',
  'body-runs-on',
  'body-error-bare',
  'siblings-reported',
  'group-keeps-first',
  'group-cancel-spreads',
  'shield-outer',
  'shield-saves-nothing',
  'shield-forever',
  'reusable-coroutine',
  'cached-coroutine',
  'cancel-silent',
  'cancel-persists',
  'done-is-success',
  'cancel-takes-children',
  'cancel-stays',
  'outer-first',
  'cancel-once',
  'catch-uncancels',
  'exception-has-cancel',
  'timeout-insists',
  'nearest-timeout',
  'reschedule-extends',
  'unstarted-cleans-up',
  'put-switches',
  'queue-switches',
  'lock-switches',
  'wake-switches',
  'lock-overtakes',
  'waiting-unlocks',
  'lock-reentrant',
  'semaphore-batches',
  'extra-release-ignored',
  'barrier-stays-open',
  'callback-now',
  'callback-args-late',
  'lambda-freezes',
  'callback-context-live',
  'callback-error-ends',
  'second-result-ignored',
  'timer-is-soon',
  'run-nests',
  'join-is-empty',
  'join-watches-workers',
  'clear-loses',
  'event-resets',
  'event-wakes-one',
  'notify-wakes-all',
  'notify-is-kept',
  'timeout-is-quiet',
  'maxsize-ignored',
  'full-raises',
  'queue-broadcasts',
  'priority-highest',
  'queue-is-fifo',
  'shutdown-drops',
  'break-closes',
  'generator-runs-ahead',
  'generator-first',
  'generator-restarts',
  'aclose-finishes',
  'athrow-ends',
  'athrow-only-outside',
  'asend-only-delivers',
  'exits-in-order',
  'exit-at-return',
  'after-yield-always',
  'error-skips-exit',
  'exit-never-suppresses',
  'except-star-once',
  'except-star-each',
  'return-exceptions-protects',
  'shared-context',
  'fresh-context',

  'eager-task',
  'call-runs',
  'lazy-task',
  'sequential',
  'parallel',
  'preemptive',
  'run-waits',
  'awaited-first',
  'call-schedules',
  'await-overlaps',
  'await-yields',
  'result-of-call',
  'sleep0-noop',
  'run-drops',
  'lifo',
];

/** Beliefs about the same thing: nobody holds two of a row at the same time. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['call-runs', 'call-schedules', 'result-of-call'],
  ['eager-task', 'lazy-task'],
  ['sequential', 'await-overlaps'],
  ['sequential', 'parallel', 'preemptive'],
  ['gather-cancels', 'gather-waits'],
  ['group-goes-on', 'group-as-gather'],
  ['run-waits', 'run-drops'],
  ['no-race', 'always-race'],
  ['reusable-coroutine', 'cached-coroutine'],
  ['shared-context', 'fresh-context'],
  ['thread-has-no-context', 'thread-shares-context'],
  ['shield-outer', 'shield-saves-nothing'],
  ['shield-saves-nothing', 'shield-forever'],
  ['timeout-inside', 'timeout-is-quiet', 'timeout-cancels-caller'],
  ['wait-for-abandons', 'timeout-hurries'],
  ['cancel-now', 'cancel-waits'],
  ['cancel-stays', 'cancel-takes-children', 'outer-first'],
  ['bare-group', 'body-error-bare'],
  ['cancel-silent', 'cancel-persists'],
  ['group-keeps-first', 'siblings-reported'],
  ['awaited-first', 'lifo'],
  ['clear-loses', 'event-resets', 'event-wakes-one'],
  ['maxsize-ignored', 'full-raises'],
  ['athrow-ends', 'athrow-only-outside'],
  ['after-yield-always', 'error-skips-exit'],
  ['join-is-empty', 'join-watches-workers'],
  ['priority-highest', 'queue-is-fifo'],
  ['concurrent-iteration', 'generator-runs-ahead', 'generator-first'],
];

/** Whether one person may hold both beliefs. */
export function areCompatible(one: string, other: string): boolean {
  return !ALTERNATIVES.some((row) => row.includes(one) && row.includes(other));
}

/** Models in catalogue order; one that is not in the catalogue comes last. */
export function inOrder<T extends { readonly id: string }>(models: readonly T[]): readonly T[] {
  const place = ({ id }: T): number => {
    const at = LIKELIHOOD.indexOf(id);
    return at === -1 ? LIKELIHOOD.length : at;
  };
  return models.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/**
 * Whether a model can change what a program does, judged by its words and patterns. A word also counts
 * inside a longer one: `Queue` in `PriorityQueue`. But the keyword `await` alone is no `wait`.
 */
export function applies(
  { uses, patterns }: Pick<Model, 'uses' | 'patterns'>,
  program: string,
): boolean {
  if (uses.length === 0 && patterns.length === 0) return true;
  const withoutAwait = program.replaceAll(/\bawait\b/gu, '');
  return (
    uses.some((word) =>
      word === LOOSE_CALL
        ? hasLooseCall(program)
        : (word.includes('await') ? program : withoutAwait).includes(word),
    ) || patterns.some((pattern) => new RegExp(pattern, 'mu').test(program))
  );
}

/** Matches a program that calls an async function of its own without awaiting or scheduling it. */
const LOOSE_CALL = '<loose call>';

/** What precedes a call that is not loose. */
const TAKEN =
  /(?:\bdef\s+|\bawait\s+|\b(?:Task|as_completed|create_task|ensure_future|gather|run|run_until_complete|shield|wait|wait_for)\()$/u;

/** May report too much: of two calls passed to `gather` it takes the second for loose. */
function hasLooseCall(program: string): boolean {
  const names = [...program.matchAll(/\basync def (\w+)/gu)].map(([, name]) => name ?? '');
  return names.some((name) =>
    [...program.matchAll(new RegExp(`^(.*?)\\b${name}\\(`, 'gmu'))].some(
      ([, before = '']) => !TAKEN.test(before),
    ),
  );
}

const DOCSTRING = /^"""(.+?)\.?\n\n([\s\S]+?)\n"""/u;
// A word may contain parentheses: `done()`.
const USES = /^USES = \(((?:"[^"]*"|[^")])*)\)/mu;

/** Reads a model from its module's source. Throws an Error if the module is malformed. */
export function readModel(id: string, source: string): Model {
  const text = DOCSTRING.exec(source);
  const uses = USES.exec(source);
  if (text === null || uses === null) {
    throw new Error(`The module of model ${id} needs USES and a docstring with two parts.`);
  }
  const found = [...(uses[1] ?? '').matchAll(/(r?)"([^"]+)"/gu)];
  const textsOf = (prefix: string): readonly string[] =>
    found.filter(([, its]) => its === prefix).map(([, , word]) => word ?? '');
  return {
    id,
    statement: text[1] ?? '',
    teaching: (text[2] ?? '').replaceAll(/\s+/gu, ' '),
    uses: textsOf(''),
    patterns: textsOf('r'),
  };
}
