import { describe, expect, it } from 'vitest';
import type { Exercise } from '#session/forms/registry.ts';
import type { Memory } from '#schedule/types.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { questionsOf } from '#session/forms/clock/moments.ts';
import { fittingExercise, formsFor } from '#session/forms/fitting.ts';
import { answerLines } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import { NEW, believes, exerciseOf, memory, subjectOf } from '../../../fixtures/asked.ts';
import { SLEEPERS } from '../../../fixtures/encode-trace.ts';
import { choose, keyOf, predict, prints, repair } from '../../../fixtures/decks.ts';

const PREDICT = predict(prints('a', 'b'));
const CONCEPT = choose('!one', 'two');
const TWO = { key: keyOf('a\nb\n'), believed: [believes('lifo', 'b\na\n')] };

/** The forms of as many reviews in a row. */
function forms(of: (reps: number) => Memory, more = TWO): Form[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map(
    (reps) => fittingExercise(subjectOf(PREDICT, more), of(reps)).form,
  );
}

describe('the form of a question', () => {
  it('is one in which the answer is recognised, while the card is learnt', () => {
    expect(['order', 'choose']).toContain(fittingExercise(subjectOf(PREDICT, TWO), NEW).form);
    expect(new Set(forms((reps) => memory('learning', reps)))).toEqual(
      new Set(['order', 'choose']),
    );
  });

  it('is for the most part the exact output, once the card is known', () => {
    const young = forms((reps) => memory('review', reps, 5));
    const mature = forms((reps) => memory('review', reps, 60));
    expect(new Set(young)).toEqual(new Set(['type', 'order', 'choose']));
    expect(new Set(mature)).toEqual(new Set(['type', 'choose']));
    const typed = (all: readonly Form[]): number => all.filter((form) => form === 'type').length;
    expect(typed(mature)).toBeGreaterThan(typed(young));
  });

  it('changes from review to review', () => {
    const young = forms((reps) => memory('review', reps, 5));
    expect(young.filter((form, at) => form === young[at + 1] && form !== 'type')).toEqual([]);
  });

  it('is stopping the clock only for a young card, and where its run was traced', () => {
    const [clock] = questionsOf('ready-queue', {
      reader: openTrace(SLEEPERS),
      stdout: '',
      believedSeconds: [],
      seed: 1,
    });
    const found = (form: Form): Exercise | undefined =>
      form === 'clock' && clock ? { form, ...clock } : undefined;
    const asked = (of: (reps: number) => Memory): Form[] =>
      [0, 1, 2, 3, 4].map((reps) => fittingExercise(subjectOf(PREDICT, TWO), of(reps), found).form);
    expect(asked((reps) => memory('review', reps, 5))).toContain('clock');
    expect(asked((reps) => memory('review', reps, 60))).not.toContain('clock');
    expect(asked((reps) => memory('learning', reps))).not.toContain('clock');
    expect(formsFor(memory('review'))).toContain('clock');
    expect(formsFor(NEW)).not.toContain('clock');
  });

  it('is another one where the question cannot be asked in the one whose turn it is', () => {
    const alone = { key: keyOf('a\n'), believed: [] };
    expect(new Set(forms((reps) => memory('learning', reps), alone))).toEqual(new Set(['type']));
  });

  it('is choosing among sentences wherever there are some', () => {
    for (const of of [NEW, memory('learning'), memory('review')]) {
      expect(fittingExercise(subjectOf(CONCEPT), of).form).toBe('concept');
    }
  });
});

describe('a program to repair', () => {
  const REPAIR = repair(['print("mended")'], ['print("broken")']);

  it('is given broken, and wanted as the run of the repaired one', () => {
    const key = keyOf('mended\n');
    for (const of of [NEW, memory('learning'), memory('review', 3, 60)]) {
      const subject = { ...subjectOf(REPAIR, { key }), mutated: REPAIR.broken };
      expect(fittingExercise(subject, of)).toEqual({
        form: 'print',
        key,
        program: 'print("broken")\n',
        original: 'print("mended")\n',
      });
    }
  });
});

describe('the lines of an answer', () => {
  it('are those of the output, or what there is to choose from', () => {
    const key = keyOf('a\nb\nc\n');
    expect(answerLines(exerciseOf(PREDICT, 'type', { key }))).toBe(3);
    expect(answerLines(exerciseOf(PREDICT, 'order', { key }))).toBe(3);
    expect(answerLines(exerciseOf(PREDICT, 'type', { key: keyOf('') }))).toBe(0);
    expect(answerLines(exerciseOf(PREDICT, 'choose', TWO))).toBe(2);
    expect(answerLines(exerciseOf(CONCEPT, 'concept'))).toBe(2);
  });
});
