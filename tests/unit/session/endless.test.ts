import { expect, test } from 'vitest';
import { drawn } from '#session/practice/endless.ts';

const IDS = ['lifo', 'eager-task', 'run-waits'];
const chances = Array.from({ length: 100 }, (_, at) => at / 100);
const counts = (probable: (id: string) => number): readonly number[] => {
  const all = chances.map((chance) => drawn(IDS, probable, chance));
  return IDS.map((id) => all.filter((one) => one === id).length);
};

test('every belief comes up, all alike where nothing speaks for any', () => {
  for (const count of counts(() => 0)) expect(Math.abs(count - 33)).toBeLessThanOrEqual(1);
});

test('a belief that is probably held comes up most, and the others now and then', () => {
  const [lifo = 0, eager = 0, run = 0] = counts((id) => (id === 'eager-task' ? 0.9 : 0));
  expect(eager).toBeGreaterThan(80);
  expect(Math.min(lifo, run)).toBeGreaterThan(0);
});

test('there is none where there are none', () => {
  expect(drawn([], () => 1, 0.5)).toBe('');
});
