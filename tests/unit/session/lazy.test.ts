import { expect, it, vi } from 'vitest';
import { lazy } from '#session/lazy.ts';

it('is loaded once, however often it is requested', async () => {
  const load = vi.fn<() => Promise<string>>(async () => 'loaded');
  const value = lazy(load);
  expect(value.now()).toBeUndefined();
  await expect(Promise.all([value.load(), value.load()])).resolves.toEqual(['loaded', 'loaded']);
  expect(value.now()).toBe('loaded');
  expect(load).toHaveBeenCalledOnce();
});

it('returns the same promise each time, for React to suspend on', () => {
  const value = lazy(async () => 'loaded');
  expect(value.load()).toBe(value.load());
});

it('is retried after a failure', async () => {
  const load = vi.fn<() => Promise<string>>(async () => 'loaded');
  load.mockRejectedValueOnce(new Error('The file is missing.'));
  const value = lazy(load);
  await expect(value.load()).rejects.toThrow('The file is missing.');
  await expect(value.load()).resolves.toBe('loaded');
});
