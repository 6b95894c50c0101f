import { expect, test } from 'vitest';
import { drawn } from '#session/practice/endless.ts';

const IDS = ['lifo', 'eager-task', 'run-waits'];
const chances = Array.from({ length: 100 }, (_, at) => at / 100);
const counts = (probable: (id: string) => number): readonly number[] => {
  const all = chances.map((chance) => drawn(IDS, probable, chance));
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

test('is empty without beliefs', () => {
  expect(drawn([], () => 1, 0.5)).toBe('');
});
