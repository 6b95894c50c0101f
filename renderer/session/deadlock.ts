/** Where a program waits that never ends. */
import type { Run } from '#engine/types.ts';
import type { EngineHandle } from './engine.ts';
import type { Wait } from './waits.ts';

/**
 * The waits of a program that ran like this; none where it came to an end. Its trace tells, so it is
 * run once more. Rejects where Python does not start.
 */
export async function waitsOf(
  engine: Pick<EngineHandle, 'run'>,
  program: string,
  { ended }: Pick<Run, 'ended'>,
): Promise<readonly Wait[]> {
  if (ended.kind !== 'deadlock') return [];
  const { watchRun } = await import('./review/watched.ts');
  return (await watchRun(engine, program, undefined))?.waits ?? [];
}
