/** The state of a replay in words. Pure. */
import type { LoopState, TaskPhase, TaskState } from '#engine/trace/trace-state.ts';
import type { Lane } from '#engine/trace/trace-reader.ts';

/** Virtual seconds for display: at most six decimals, no more than needed. */
export function seconds(value: number): string {
  return `${Number(value.toFixed(6))} s`;
}

/** The name of a phase, in one word. */
export const PHASES: Readonly<Record<TaskPhase, string>> = {
  created: 'created',
  ready: 'ready',
  running: 'running',
  waiting: 'waiting',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** A lane by name: a task as the loop calls it, with its coroutine. */
export function laneName(lane: Pick<Lane, 'lane' | 'name'>, state: LoopState): string {
  const task = state.tasks[lane.lane - 1];
  return task === undefined ? lane.name : `${task.name} ${task.coroutine}`;
}

/** The owner of a lane, in a word. */
export function who(lane: number, state: LoopState): string {
  if (lane === 0) return 'main program';
  if (lane > 0) return state.tasks[lane - 1]?.name ?? `task ${lane}`;
  return state.threads[-lane - 1]?.name ?? `thread ${-lane}`;
}

/** The state of a task, as plain text with `code`. */
export function taskWords(task: TaskState, state: LoopState): string {
  const words = phaseWords(task, state);
  return task.cancelling ? `${words}; asked to cancel itself` : words;
}

function phaseWords(task: TaskState, state: LoopState): string {
  const { phase, waitsFor, started, result } = task;
  const line = task.stack.at(-1)?.line;
  const at = line === undefined ? '' : ` at line ${line}`;
  switch (phase) {
    case 'created':
      return 'created, nothing of it has run';
    case 'ready':
      if (!started) return 'ready for its first step';
      return waitsFor === undefined
        ? `ready to go on${at}`
        : `ready: \`${waitsFor.label}\` is over`;
    case 'running':
      return `running${at}`;
    case 'waiting': {
      if (waitsFor === undefined) return `waiting${at}`;
      const { label, until, tasks } = waitsFor;
      const names = tasks.map((id) => who(id, state));
      // A label such as `Task-2` already contains it.
      const whom = names.length > 0 && !names.includes(label) ? `: ${listed(names)}` : '';
      return `waiting for \`${label}\`${until === undefined ? '' : ` until ${seconds(until)}`}${whom}`;
    }
    case 'done':
      return result === '' || result === 'None' ? 'done' : `done, result \`${result}\``;
    case 'failed':
      return result === '' ? 'failed' : `failed with \`${result}\``;
    case 'cancelled':
      return 'cancelled';
  }
}

const MANY = 4;

/** `a, b and c`; only the first ones of many. */
export function listed(names: readonly string[]): string {
  const shown =
    names.length > MANY ? [...names.slice(0, MANY - 1), `${names.length - MANY + 1} more`] : names;
  if (shown.length <= 1) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
