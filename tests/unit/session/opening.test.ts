import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SILENT, SLOW, watchOpening } from '#session/data/opening.ts';
import type { Wait } from '#session/data/opening.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch() {
  const told: Wait[] = [];
  return { told, opening: watchOpening((wait) => told.push(wait)) };
}

it('says nothing at a usual start', () => {
  const { told, opening } = watch();
  vi.advanceTimersByTime(SLOW - 1);
  opening.stop();
  vi.advanceTimersByTime(SILENT);
  expect(told).toEqual([]);
});

it('says that it is slow, and much later that it may never end', () => {
  const { told, opening } = watch();
  vi.advanceTimersByTime(SILENT - 1);
  expect(told).toEqual(['slow']);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['slow', 'silent']);
  opening.stop();
});

it('never calls an upgrade silent, however long it takes', () => {
  const { told, opening } = watch();
  vi.advanceTimersByTime(SLOW);
  opening.upgrade();
  vi.advanceTimersByTime(100 * SILENT);
  expect(told).toEqual(['slow', 'upgrading']);
});
