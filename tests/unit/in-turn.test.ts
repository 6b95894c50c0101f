import { describe, expect, it } from 'vitest';
import { createQueue as inApp } from '#session/in-turn.ts';
import { createQueue as inShell } from '#electron/in-turn.ts';

describe.each([
  ['of the app', inApp],
  ['of the shell', inShell],
])('the queue %s', (_, createQueue) => {
  it('starts no work before the previous work has ended', async () => {
    const inTurn = createQueue();
    const gate = Promise.withResolvers<void>();
    const seen: string[] = [];
    const first = inTurn(async () => {
      await gate.promise;
      seen.push('first');
      return 1;
    });
    const second = inTurn(async () => {
      seen.push('second');
      return 2;
    });
    await Promise.resolve();
    expect(seen).toEqual([]);
    gate.resolve();
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(seen).toEqual(['first', 'second']);
  });

  it('continues after an error, which only its own caller receives', async () => {
    const inTurn = createQueue();
    const failing = inTurn(async () => {
      throw new Error('The disk is full.');
    });
    expect(await inTurn(async () => 'stored')).toBe('stored');
    await expect(failing).rejects.toThrow('The disk is full.');
  });
});
