import { expect, it } from 'vitest';
import { aloneBy } from '#platform/alone.ts';

it('asks the browser’s locks for work of a name, and returns its result', async () => {
  const asked: string[] = [];
  const locks = {
    request: async (name: string, work: () => Promise<unknown>) => {
      asked.push(name);
      return work();
    },
  } as unknown as LockManager;
  expect(await aloneBy(locks)('my-questions', async () => 'kept')).toBe('kept');
  expect(asked).toEqual(['loopwise-my-questions']);
});

it('does the work at once where there are no locks', async () => {
  expect(await aloneBy(undefined)('my-questions', async () => 'kept')).toBe('kept');
});
