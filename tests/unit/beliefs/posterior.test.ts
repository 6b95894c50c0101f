import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posterior } from '#beliefs/posterior.ts';
import type { Assumptions, Evidence, Given, Probe } from '#beliefs/types.ts';

const ASSUMED: Assumptions = { prior: () => 0.04, slip: 0.1, compatible: () => true };

const EAGER: Probe = { outputs: [['eager'], ['lazy', 'sequential']] };
const ORDER: Probe = { outputs: [['sequential']] };

const answer = (probe: Probe, given: Given, weight = 1): Evidence => ({ probe, given, weight });

const of = (evidence: readonly Evidence[], id: string, assumed = ASSUMED): number =>
  posterior(evidence, assumed).of(id);

describe('the posterior of a belief', () => {
  it('is the prior before any answer', () => {
    expect(of([], 'eager')).toBe(0.04);
    expect(of([answer(ORDER, 'truth')], 'eager')).toBe(0.04);
  });

  it('is Bayes for a single belief and a single answer', () => {
    const [right, wrong] = [0.1 * 0.5, 1 - 0.1];
    const holds = 0.04 * right;
    expect(of([answer(ORDER, 'truth')], 'sequential')).toBeCloseTo(holds / (holds + 0.96 * wrong));
    const [named, astray] = [0.9, 0.1 * 0.25];
    const held = 0.04 * named;
    expect(of([answer(ORDER, 0)], 'sequential')).toBeCloseTo(held / (held + 0.96 * astray), 6);
  });

  it('rises little after one answer that may be a slip, and is near 1 after three', () => {
    const once = of([answer(EAGER, 0)], 'eager');
    const three = of([answer(EAGER, 0), answer(EAGER, 0), answer(EAGER, 0)], 'eager');
    expect(once).toBeGreaterThan(0.3);
    expect(once).toBeLessThan(0.9);
    expect(three).toBeGreaterThan(0.99);
  });

  it('is shared by models that print the same', () => {
    const evidence = [answer(EAGER, 1), answer(EAGER, 1)];
    expect(of(evidence, 'lazy')).toBeCloseTo(of(evidence, 'sequential'), 10);
    expect(of(evidence, 'lazy')).toBeGreaterThan(0.4);
    expect(of(evidence, 'lazy')).toBeLessThan(0.6);
  });

  it('moves to the other of two that print the same if one of them is ruled out', () => {
    const evidence = [
      answer(EAGER, 1),
      answer(EAGER, 1),
      answer(ORDER, 'truth'),
      answer(ORDER, 'truth'),
    ];
    expect(of(evidence, 'sequential')).toBeLessThan(0.1);
    expect(of(evidence, 'lazy')).toBeGreaterThan(0.9);
  });

  it('never combines two beliefs that exclude each other', () => {
    const compatible = (one: string, other: string): boolean =>
      !(['lazy', 'eager'].includes(one) && ['lazy', 'eager'].includes(other));
    const evidence = [answer(EAGER, 0), answer(EAGER, 1), answer(EAGER, 0), answer(EAGER, 1)];
    for (const { ids } of posterior(evidence, { ...ASSUMED, compatible }).sets) {
      expect(ids.includes('lazy') && ids.includes('eager')).toBe(false);
    }
  });

  it('depends less on an answer as it ages', () => {
    const fresh = of([answer(EAGER, 0), answer(EAGER, 0)], 'eager');
    const old = of([answer(EAGER, 0, 0.3), answer(EAGER, 0, 0.3)], 'eager');
    expect(old).toBeLessThan(fresh);
    expect(of([answer(EAGER, 0, 0)], 'eager')).toBe(0.04);
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e'];
const probes = fc
  .uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 4 })
  .chain((ids) =>
    fc.integer({ min: 1, max: ids.length }).map((cut): Probe => ({
      outputs: [ids.slice(0, cut), ids.slice(cut)].filter(({ length }) => length > 0),
    })),
  );
const evidences = fc
  .array(
    probes.chain((probe) =>
      fc.record({
        probe: fc.constant(probe),
        given: fc.constantFrom<Given>('truth', 'other', ...probe.outputs.keys()),
        weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
      }),
    ),
    { maxLength: 8 },
  )
  .map((list): readonly Evidence[] => list);

/** All subsets of the five, without a beam. */
function exhaustive(evidence: readonly Evidence[], id: string): number {
  let [holding, all] = [0, 0];
  for (let mask = 0; mask < 2 ** IDS.length; mask += 1) {
    const set = IDS.filter((_, at) => (mask >> at) & 1);
    let chance = IDS.reduce((product, one) => product * (set.includes(one) ? 0.04 : 0.96), 1);
    for (const { probe, given, weight } of evidence) {
      const answers = set.flatMap((one) => {
        const output = probe.outputs.findIndex((ids) => ids.includes(one));
        return output === -1 ? [] : [output];
      });
      const slipped = given === 'other' ? 0.025 : 0.025 / probe.outputs.length;
      const by = (output: number): number =>
        given === output ? 0.9 : given === 'truth' ? 0.05 : slipped;
      const none = given === 'truth' ? 0.9 : slipped;
      const mean = answers.reduce((sum, output) => sum + by(output), 0) / answers.length;
      chance *= (answers.length === 0 ? none : mean) ** weight;
    }
    all += chance;
    if (set.includes(id)) holding += chance;
  }
  return holding / all;
}

describe('for any answers', () => {
  it('is close to the exact sum over all sets', () => {
    fc.assert(
      fc.property(evidences, fc.constantFrom(...IDS), (evidence, id) => {
        expect(of(evidence, id)).toBeCloseTo(exhaustive(evidence, id), 1);
      }),
      { numRuns: 200 },
    );
  });

  it('is a probability, the same for any order of the answers', () => {
    fc.assert(
      fc.property(evidences, fc.constantFrom(...IDS), (evidence, id) => {
        const one = of(evidence, id);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
        expect(of(evidence.toReversed(), id)).toBeCloseTo(one, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('rises with an answer that fits the belief, and falls with a right one', () => {
    fc.assert(
      fc.property(evidences, (evidence) => {
        const only: Probe = { outputs: [['a']] };
        const before = of(evidence, 'a');
        expect(of([...evidence, answer(only, 0)], 'a')).toBeGreaterThanOrEqual(before - 1e-9);
        expect(of([...evidence, answer(only, 'truth')], 'a')).toBeLessThanOrEqual(before + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
