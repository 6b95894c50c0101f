import { describe, expect, it } from 'vitest';
import { noteFaults } from '#engine/judge/model-notes.ts';
import { MODELS, modelled } from '../../fixtures/modelled.ts';

describe('a note', () => {
  it('on a model that a variant shows is accepted', () => {
    const question = modelled(['eager-task', 'lazy-task'], ['eager-task'], ['lazy-task']);
    expect(noteFaults([question], MODELS)).toEqual([]);
  });

  it('on an unknown model is a problem, with the nearest ids as a remedy', () => {
    const [fault, ...more] = noteFaults(
      [modelled(['eager-task', 'gather-wait'], ['eager-task'])],
      MODELS,
    );
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ note: 1, placed: { file: 'basics/a.md' } });
    expect(fault?.message).toContain('no model `gather-wait`');
    expect(fault?.remedy).toMatch(/^Write `gather-waits`\./u);
  });

  it('that continues the line above it is recognised', () => {
    const [fault] = noteFaults([modelled(['that'], [])], MODELS);
    expect(fault?.remedy).toMatch(/^Write the id of a model\. .*join the two/u);
  });

  it('that no answer would show is a problem, and names models that print something else', () => {
    const question = modelled(['wait-raises'], ['eager-task'], ['lazy-task']);
    const [fault] = noteFaults([question], MODELS);
    expect(fault?.message).toContain('Under `wait-raises` the program prints the truth');
    expect(fault?.remedy).toContain('such as `eager-task` or `lazy-task`');
    const [alone] = noteFaults([modelled(['wait-raises'], [])], MODELS);
    expect(alone?.remedy).toContain('no model prints anything else');
  });

  it('that an earlier one hides in every variant is a problem, and names that one', () => {
    const notes = ['eager-task', 'lazy-task'];
    const [fault] = noteFaults([modelled(notes, notes, ['eager-task'])], MODELS);
    expect(fault).toMatchObject({ note: 1 });
    expect(fault?.message).toContain('prints the same as `eager-task`, whose note comes first');
  });

  it('that a variant shows first is accepted', () => {
    const notes = ['eager-task', 'lazy-task'];
    expect(noteFaults([modelled(notes, notes, ['lazy-task'])], MODELS)).toEqual([]);
  });

  it('of a question that could not be run is checked for its id only', () => {
    const faults = noteFaults([modelled(['wait-raises', 'nothing'])], MODELS);
    expect(faults.map(({ note }) => note)).toEqual([1]);
  });
});
