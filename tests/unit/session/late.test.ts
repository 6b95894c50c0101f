import { expect, it, vi } from 'vitest';
import { lateOf } from '#session/late.ts';

it('is loaded once, however often it is requested', async () => {
  const load = vi.fn<() => Promise<string>>(async () => 'loaded');
  const late = lateOf(load);
  expect(late.now()).toBeUndefined();
  await expect(Promise.all([late.load(), late.load()])).resolves.toEqual(['loaded', 'loaded']);
  expect(late.now()).toBe('loaded');
  expect(load).toHaveBeenCalledOnce();
});

it('returns the same promise each time, for React to suspend on', () => {
  const late = lateOf(async () => 'loaded');
  expect(late.load()).toBe(late.load());
});

it('is retried after a failure', async () => {
  const load = vi.fn<() => Promise<string>>(async () => 'loaded');
  load.mockRejectedValueOnce(new Error('The file is missing.'));
  const late = lateOf(load);
  await expect(late.load()).rejects.toThrow('The file is missing.');
  await expect(late.load()).resolves.toBe('loaded');
});
