import { expect, test } from 'vitest';
import { drawn } from '#session/practice/endless.ts';

const IDS = ['lifo', 'eager-task', 'run-waits'];
const chances = Array.from({ length: 100 }, (_, at) => at / 100);
const counts = (of: (id: string) => number, met: readonly string[] = []): readonly number[] => {
  const all = chances.map((chance) => drawn(IDS, { of, met: new Set(met) }, chance));
  return IDS.map((id) => all.filter((one) => one === id).length);
};

test('every belief is asked, all equally often without evidence', () => {
  for (const count of counts(() => 0)) expect(Math.abs(count - 33)).toBeLessThanOrEqual(1);
});

test('a probable belief is asked most, and the others sometimes', () => {
  const [lifo = 0, eager = 0, run = 0] = counts((id) => (id === 'eager-task' ? 0.9 : 0));
  expect(eager).toBeGreaterThan(80);
  expect(Math.min(lifo, run)).toBeGreaterThan(0);
});

test('only what was met is asked, if anything was', () => {
  const of = (id: string): number => (id === 'lifo' ? 0.9 : 0);
  expect(counts(of, ['eager-task', 'run-waits'])[0]).toBe(0);
  expect(counts(of, ['eager-task'])).toEqual([0, 100, 0]);
  expect(counts(of, ['unknown'])[0]).toBeGreaterThan(80);
});

test('is empty without beliefs', () => {
  expect(drawn([], { of: () => 1, met: new Set() }, 0.5)).toBe('');
});
