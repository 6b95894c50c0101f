/** The step at which what is believed and what happens diverge, in terms of the program. */
import { partingOf } from '#engine/trace/part.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
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

export interface PartingStep {
  /** What happens next. */
  readonly truth: NextStep;
  /** What would happen next under the belief. */
  readonly believed: NextStep;
  /** The line that ran last in both; undefined where they diverge at once. */
  readonly after: number | undefined;
  /** The moment of the true run, for its replay. */
  readonly moment: number;
}

/**
 * Runs a program as it is and under models, and finds where the two diverge; undefined where they do
 * nothing different that can be seen. Rejects where Python does not start.
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
  const parting = partingOf(truth, other);
  if (parting === undefined) return undefined;
  const before = truth.previous(parting.true, 'line');
  const last = before === undefined ? undefined : truth.event(before);
  const lines = linesOf(program);
  return {
    truth: nextStep(truth, parting.true, lines),
    believed: nextStep(other, parting.other, lines),
    after: last?.kind === 'line' ? last.line : undefined,
    moment: parting.true,
  };
}

function nextStep(reader: TraceReader, moment: number, lines: readonly string[]): NextStep {
  const event = reader.event(moment);
  // The first task is the one that `asyncio.run` makes of the main coroutine.
  const task = event.lane > 1 ? reader.at(moment).tasks[event.lane - 1]?.name : undefined;
  if (event.kind === 'line') {
    return { kind: 'line', line: event.line, code: (lines[event.line - 1] ?? '').trim(), task };
  }
  if (event.kind === 'print') return { kind: 'print', text: event.text.replace(/\n$/u, ''), task };
  return { kind: 'end' };
}
