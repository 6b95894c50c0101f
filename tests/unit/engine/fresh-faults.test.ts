import { describe, expect, it } from 'vitest';
import { freshFaults } from '#engine/judge/fresh-faults.ts';
import { MODELS, modelled } from '../../fixtures/modelled.ts';

/** A question that allows fresh programs for a model; some models differ in each variant. */
function allowing(fresh: string, ...differing: readonly (readonly string[])[]) {
  const { question, ...rest } = modelled([], ...differing);
  return { ...rest, question: { ...question, fresh } };
}

describe('fresh programs', () => {
  it('are accepted for a model that a variant distinguishes from the truth', () => {
    const question = allowing('lazy-task', ['eager-task'], ['lazy-task']);
    expect(freshFaults([question, modelled([], [])], MODELS)).toEqual([]);
  });

  it('for an unknown model are a problem', () => {
    const [fault, ...more] = freshFaults([allowing('lazy', ['lazy-task'])], MODELS);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ placed: { file: 'basics/a.md' } });
    expect(fault?.message).toContain('does not exist');
  });

  it('for a model that the question is not about are a problem', () => {
    const [fault] = freshFaults([allowing('wait-raises', ['eager-task'], [])], MODELS);
    expect(fault?.message).toContain('Under `wait-raises` the program prints the truth');
  });

  it('of a question that could not be run are checked for the id only', () => {
    const faults = freshFaults([allowing('wait-raises'), allowing('nothing')], MODELS);
    expect(faults.map(({ message }) => message)).toEqual([
      'The model that `fresh` names does not exist.',
    ]);
  });
});
