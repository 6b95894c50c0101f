/** The step at which belief and truth diverge, in terms of the program. */
import { divergenceOf } from '#engine/trace/divergence.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import { taskTitle } from '#engine/trace/task-title.ts';
import { linesOf } from '#format/output.ts';
import type { EngineHandle } from '#session/engine.ts';

/** What a run does next. `task` names whose step it is; undefined for the program itself. */
export type NextStep =
  | {
      readonly kind: 'line';
      readonly line: number;
      readonly code: string;
      readonly task: string | undefined;
    }
  | { readonly kind: 'print'; readonly text: string; readonly task: string | undefined }
  | { readonly kind: 'end' };

/** What the marked line really does, if the belief is wrong about that. */
export type Cause =
  /** The call creates a coroutine object, and runs none of its body. */
  | { readonly kind: 'coroutine'; readonly call: string }
  /** A task is created, and waits for its turn. */
  | { readonly kind: 'task'; readonly task: string }
  /** The task that runs the line is suspended there. */
  | { readonly kind: 'suspended'; readonly who: string; readonly waitsFor: string };

export interface PartingStep {
  readonly cause: Cause | undefined;
  /** What happens next. */
  readonly truth: NextStep;
  /** What would happen next under the belief. */
  readonly believed: NextStep;
  /** The line that ran last in both; undefined if they diverge at once. */
  readonly after: number | undefined;
  /** The moment of the true run, for its replay. */
  readonly moment: number;
}

/**
 * Runs a program in reality and under models, and finds where the two diverge; undefined if there
 * is no visible difference. Rejects if Python does not start.
 */
export async function findPartingStep(
  engine: Pick<EngineHandle, 'run'>,
  program: string,
  models: readonly string[],
): Promise<PartingStep | undefined> {
  const [truth, other] = [
    await engine.run(program, { trace: true }),
    await engine.run(program, { trace: true, models }),
  ].map(({ trace }) => (trace === undefined ? undefined : openTrace(trace)));
  if (truth === undefined || other === undefined) return undefined;
  const divergence = divergenceOf(truth, other);
  if (divergence === undefined) return undefined;
  const before = truth.previous(divergence.true, 'line');
  const last = before === undefined ? undefined : truth.event(before);
  const lines = linesOf(program);
  return {
    cause: before === undefined ? undefined : causeOf(truth, before, divergence.true),
    truth: nextStep(truth, divergence.true, lines),
    believed: nextStep(other, divergence.other, lines),
    after: last?.kind === 'line' ? last.line : undefined,
    moment: divergence.true,
  };
}

/** What a line that ran at the moment `from` did up to the moment `to`, which is the next step. */
function causeOf(reader: TraceReader, from: number, to: number): Cause | undefined {
  const { lane } = reader.event(from);
  const { tasks, coroutines } = reader.at(to);
  let cause: Cause | undefined;
  for (let at = from + 1; at < to; at += 1) {
    const event = reader.event(at);
    if (event.lane !== lane) continue;
    if (event.kind === 'coroutine') {
      const made = coroutines[event.coroutine - 1];
      const idle = made !== undefined && (made.fate === 'created' || made.fate === 'unawaited');
      if (idle) cause = { kind: 'coroutine', call: event.text };
    } else if (event.kind === 'task') {
      const task = tasks[event.task - 1];
      if (task !== undefined && !task.housekeeping) cause = { kind: 'task', task: taskTitle(task) };
    } else if (event.kind === 'end' && event.outcome === 'waits' && lane > 0) {
      const task = tasks[lane - 1];
      const waitsFor = event.wait?.label ?? '';
      // What was created on the way says more than that it is awaited.
      if (task !== undefined && waitsFor !== '')
        cause ??= { kind: 'suspended', who: taskTitle(task), waitsFor };
    }
  }
  return cause;
}

function nextStep(reader: TraceReader, moment: number, lines: readonly string[]): NextStep {
  const event = reader.event(moment);
  // The first task is the one that `asyncio.run` creates for the main coroutine.
  const of = event.lane > 1 ? reader.at(moment).tasks[event.lane - 1] : undefined;
  const task = of && taskTitle(of);
  if (event.kind === 'line') {
    return { kind: 'line', line: event.line, code: (lines[event.line - 1] ?? '').trim(), task };
  }
  if (event.kind === 'print') return { kind: 'print', text: shown(event.text), task };
  return { kind: 'end' };
}

/** The printed text without addresses, which differ from run to run. */
function shown(text: string): string {
  return text
    .replace(/\n$/u, '')
    .replace(/<[\w.]*\bcoroutine object( [\w.]+)? at 0x[\da-f]+>/gu, '<coroutine object$1>')
    .replace(/ at 0x[\da-f]+/gu, '');
}
