/** The step at which the run under a model differs from the true one, in words for both. */
import { narrate } from '#engine/trace/narrate.ts';
import { partingOf } from '#engine/trace/part.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import type { EngineHandle } from '#session/engine.ts';

export interface PartingStep {
  /** What happens there, in a sentence or two. Plain text with `code`. */
  readonly truth: string;
  /** What would happen there under the belief. */
  readonly believed: string;
  /** The line that ran last in both; undefined where they part at once. */
  readonly after: number | undefined;
  /** The moment of the true run, for its replay. */
  readonly moment: number;
}

/**
 * Runs a program as it is and under models, and finds where the two differ; undefined where they do
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
  return {
    truth: narrateStep(truth, parting.true),
    believed: narrateStep(other, parting.other),
    after: last?.kind === 'line' ? last.line : undefined,
    moment: parting.true,
  };
}

/** What the loop did last before a moment, where it did anything since the line before; and the moment. */
function narrateStep(reader: TraceReader, moment: number): string {
  const from = reader.previous(moment, 'line') ?? -1;
  for (let at = moment - 1; at > from; at -= 1) {
    const { kind } = reader.event(at);
    if (kind === 'begin' || kind === 'clock' || kind === 'cancel' || kind === 'raise') {
      return `${narrate(reader, at)} ${narrate(reader, moment)}`;
    }
  }
  return narrate(reader, moment);
}
