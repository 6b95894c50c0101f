/** Traces the run of a verdict's program, if that says something about the answer. */
import type { EngineHandle } from '#session/engine.ts';
import { predicts } from '#session/forms/registry.ts';
import type { Judged } from './phase.ts';
import type { WatchedRun } from './watched.ts';

/**
 * What the run shows beyond its output; undefined if no output was predicted, or the run cannot be
 * traced: the verdict does without it.
 */
export async function watchAnswer(
  engine: Pick<EngineHandle, 'run'>,
  { asked, verdict }: Judged,
): Promise<WatchedRun | undefined> {
  const { program } = asked.question;
  if (verdict.kind !== 'output' || !predicts(asked.exercise)) return undefined;
  if (asked.key === undefined || program === '') return undefined;
  try {
    const { watchRun } = await import('./watched.ts');
    return await watchRun(engine, program, verdict.firstDifference);
  } catch {
    return undefined;
  }
}
