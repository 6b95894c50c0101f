import { describe, expect, it, vi } from 'vitest';
import { inSteps, nextTask } from '#session/next-task.ts';

/** Notes each step. */
function* counting(notes: string[], steps: number): Generator<undefined, string, undefined> {
  for (let step = 1; step <= steps; step += 1) {
    notes.push(`step ${step}`);
    yield;
  }
  return 'done';
}

describe('work in steps', () => {
  it('lets other tasks run after every few milliseconds, and has its result', async () => {
    let now = 0;
    // Every look at the clock is 5 ms later.
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 5));
    const notes: string[] = [];
    const other = async (): Promise<void> => {
      while (!notes.includes('step 8')) {
        notes.push('other');
        await nextTask();
      }
    };
    const [result] = await Promise.all([inSteps(counting(notes, 8)), other()]);
    vi.restoreAllMocks();
    expect(result).toBe('done');
    expect(notes.filter((note) => note !== 'other')).toHaveLength(8);
    const between = notes.slice(notes.indexOf('step 1'), notes.indexOf('step 8'));
    expect(between).toContain('other');
    expect(notes.slice(0, 3)).toEqual(['step 1', 'step 2', 'step 3']);
  });

  it('fails with the error of a step', async () => {
    const failing = (function* failing(): Generator<undefined, number, undefined> {
      yield;
      throw new Error('Step 2.');
    })();
    await expect(inSteps(failing)).rejects.toThrow('Step 2.');
  });
});
