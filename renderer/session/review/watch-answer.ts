/** Watches the run of a verdict's program, where that tells something about the answer. */
import type { EngineHandle } from '#session/engine.ts';
import { predicts } from '#session/forms/registry.ts';
import type { Judged } from './phase.ts';
import type { WatchedRun } from './watched.ts';

/**
 * What the run tells beyond its output; undefined where no output was predicted, or where the run
 * cannot be watched: the verdict says what it can without.
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
