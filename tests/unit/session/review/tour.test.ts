import { describe, expect, it } from 'vitest';
import type { Phase } from '#session/review/phase.ts';
import { tourStep } from '#session/review/tour.ts';
import { emptyDraft } from '#session/forms/registry.ts';
import { askedOf } from '../../../fixtures/asked.ts';
import { choose, keyOf, predict, prints } from '../../../fixtures/decks.ts';

const ORDER = askedOf(predict(prints('a', 'b')), 'order', {
  pieces: ['b', 'a'],
  key: keyOf('a\nb\n'),
});
const CONCEPT = askedOf(choose('!one', 'two'), 'concept');

describe('the hint', () => {
  it.each<[string, Phase, string | undefined]>([
    [
      'is to read while nothing is answered',
      { kind: 'asking', asked: ORDER, draft: emptyDraft(ORDER.exercise), shownAt: 0 },
      'read',
    ],
    [
      'is to commit once a line is added',
      { kind: 'asking', asked: ORDER, draft: { form: 'order', placed: [1] }, shownAt: 0 },
      'commit',
    ],
    [
      'is to commit once a choice is made',
      {
        kind: 'asking',
        asked: CONCEPT,
        draft: { form: 'concept', taken: new Set([0]) },
        shownAt: 0,
      },
      'commit',
    ],
    ['is none while a question is made ready', { kind: 'loading' }, undefined],
    ['is absent if the question is broken', { kind: 'broken', message: 'No.' }, undefined],
  ])('%s', (_name, phase, step) => {
    expect(tourStep(phase)).toBe(step);
  });

  it('is about the verdict once there is one', () => {
    expect(tourStep({ kind: 'judged' } as Phase)).toBe('verdict');
  });
});
