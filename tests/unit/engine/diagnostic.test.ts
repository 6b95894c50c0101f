import { expect, it } from 'vitest';
import { diagnosticOf } from '#engine/judge/diagnostic.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';

function runs(outputs: Readonly<Record<string, string>>): readonly ModelRun[] {
  return Object.entries(outputs).map(([id, stdout]): ModelRun => ({
    ids: [id],
    stdout,
    ended: { kind: 'returned' },
    seconds: 0,
    same: stdout === 'truth',
  }));
}

it('a question separates the models that print different things, the truth included', () => {
  const found = diagnosticOf([runs({ a: 'x', b: 'truth', c: 'y', d: 'x ' })]);
  // Pairs: the truth and b against a, c, d; c against a and d.
  expect(found).toEqual({ untouched: ['b'], groups: [['a', 'd'], ['c']], pairs: 8 });
});

it('a question separates what any of its variants does', () => {
  const found = diagnosticOf([
    runs({ a: 'x', b: 'truth', c: 'x' }),
    runs({ a: 'x', b: 'y', c: 'z' }),
  ]);
  expect(found).toEqual({ untouched: [], groups: [['a'], ['b'], ['c']], pairs: 6 });
});

it('a question that no model changes separates nothing', () => {
  expect(diagnosticOf([runs({ a: 'truth' })])).toEqual({ untouched: ['a'], groups: [], pairs: 0 });
  expect(diagnosticOf([])).toEqual({ untouched: [], groups: [], pairs: 0 });
});
