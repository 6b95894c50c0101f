import { describe, expect, it } from 'vitest';
import { nearestTo } from '#session/card/nearest.ts';
import type { Comparable } from '#session/card/nearest.ts';

const OWN: Comparable = {
  questionId: 'own',
  pair: 'pair',
  unit: 'tasks',
  concept: 'eager',
  program: 'a\nb\nc\n',
  beliefs: ['lifo', 'eager-task'],
};
const FAR = { unit: 'queues', concept: 'full', beliefs: ['lazy'] };

function other(questionId: string, more: Partial<Comparable> = {}): Comparable {
  return { ...OWN, pair: undefined, questionId, program: 'a\nx\nc\n', ...more };
}

const order = (...others: readonly Comparable[]): readonly string[] =>
  nearestTo(OWN, others).map(({ questionId }) => questionId);

describe('the programs nearest to that of a question', () => {
  it('are the pair, then those of its concept, of a belief, of its unit, and its variants', () => {
    const all = [
      other('own', FAR),
      other('unit', { ...FAR, unit: 'tasks' }),
      other('belief', { ...FAR, beliefs: ['lazy', 'lifo'] }),
      other('concept', { ...FAR, concept: 'eager' }),
      other('pair', FAR),
      other('stranger', FAR),
    ];
    expect(order(...all)).toEqual(['pair', 'concept', 'belief', 'unit', 'own']);
  });

  it('differ in the fewest lines first, in twelve at most, and in one at least', () => {
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, at) => `line ${at}\n`).join('');
    const all = [
      other('two', { program: 'x\ny\nc\n' }),
      other('one'),
      other('none', { program: OWN.program }),
      other('twelve', { program: lines(12) }),
      other('thirteen', { program: lines(13) }),
    ];
    expect(order(...all)).toEqual(['one', 'two', 'twelve']);
  });

  it('have the pair among them however much it differs', () => {
    const long = 'other\n'.repeat(40);
    expect(
      order(other('pair', { ...FAR, program: long }), other('far', { program: long })),
    ).toEqual(['pair']);
  });
});
