/** Where a program that never ends waits. */
import type { Run } from '#engine/types.ts';
import type { EngineHandle } from './engine.ts';
import type { Wait } from './waits.ts';

/**
 * The waits of a program after this run; none if it ended. Its trace is needed, so it runs once
 * more. Rejects if Python does not start.
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
