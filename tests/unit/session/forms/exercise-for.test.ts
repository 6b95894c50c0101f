import { describe, expect, it } from 'vitest';
import type { Exercise } from '#session/forms/registry.ts';
import type { Memory } from '#schedule/types.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { questionsOf } from '#engine/questions/moments.ts';
import { exerciseFor, formsFor, mayDecline } from '#session/forms/exercise-for.ts';
import { answerLines, exerciseIn, judge } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import { NEW, believes, exerciseOf, memory, subjectOf } from '../../../fixtures/asked.ts';
import { SLEEPERS } from '../../../fixtures/encode-trace.ts';
import { choose, keyOf, predict, prints, repair } from '../../../fixtures/decks.ts';

const PREDICT = predict(prints('a', 'b'));
const CONCEPT = choose('!one', 'two');
const TWO = {
  key: keyOf('a\nb\n'),
  believed: [believes('lifo', 'b\na\n'), believes('run-drops', 'a\n')],
};

/** The forms of this many reviews in a row. */
function forms(of: (reps: number) => Memory, more = TWO): Form[] {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map(
    (reps) => exerciseFor(subjectOf(PREDICT, more), of(reps)).form,
  );
}

describe('the form of a question', () => {
  it('is one in which the answer is recognised, while the card is being learnt', () => {
    expect(['order', 'choose']).toContain(exerciseFor(subjectOf(PREDICT, TWO), NEW).form);
    expect(new Set(forms((reps) => memory('learning', reps)))).toEqual(
      new Set(['order', 'choose']),
    );
  });

  it('is mostly the exact output, once the card is known', () => {
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

  it('predicts an output where a belief is to be tested, whatever else could be asked', () => {
    const [clock] = questionsOf('ready-queue', {
      reader: openTrace(SLEEPERS),
      stdout: '',
      believedSeconds: [],
      seed: 1,
    });
    const found = (form: Form): Exercise | undefined =>
      form === 'clock' && clock ? { form, about: '', ...clock } : undefined;
    const asked = (testsBelief: boolean): Set<Form> =>
      new Set(
        [0, 1, 2, 3, 4, 5, 6, 7, 8].map(
          (reps) =>
            exerciseFor(subjectOf(PREDICT, TWO), memory('review', reps, 5), { found, testsBelief })
              .form,
        ),
      );
    expect(asked(false)).toContain('clock');
    expect(asked(true)).toEqual(new Set(['type', 'order', 'choose']));
    expect(exerciseFor(subjectOf(CONCEPT), NEW, { testsBelief: true }).form).toBe('concept');
  });

  it('is stopping the clock only for a known card whose run was traced', () => {
    const [clock] = questionsOf('ready-queue', {
      reader: openTrace(SLEEPERS),
      stdout: '',
      believedSeconds: [],
      seed: 1,
    });
    const found = (form: Form): Exercise | undefined =>
      form === 'clock' && clock ? { form, about: '', ...clock } : undefined;
    const asked = (of: (reps: number) => Memory): Form[] =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map(
        (reps) => exerciseFor(subjectOf(PREDICT, TWO), of(reps), { found }).form,
      );
    expect(asked((reps) => memory('review', reps, 5))).toContain('clock');
    expect(asked((reps) => memory('review', reps, 60))).toContain('clock');
    expect(asked((reps) => memory('learning', reps))).not.toContain('clock');
    expect(formsFor(memory('review'))).toContain('clock');
    expect(formsFor(NEW)).not.toContain('clock');
  });

  it('is the next one if the question cannot be asked in the form whose turn it is', () => {
    const alone = { key: keyOf('a\n'), believed: [] };
    expect(new Set(forms((reps) => memory('learning', reps), alone))).toEqual(new Set(['type']));
  });

  it('is a choice among sentences whenever there are some', () => {
    for (const of of [NEW, memory('learning'), memory('review')]) {
      expect(exerciseFor(subjectOf(CONCEPT), of).form).toBe('concept');
    }
  });
});

describe('making a program print something', () => {
  const program = 'print("b")\nprint("a")\n';
  const found = (form: Form): Exercise | undefined =>
    form === 'print' ? { form, key: TWO.key, program, original: PREDICT.program } : undefined;
  const turns = (of: (reps: number) => Memory, except?: Form): Form[] =>
    [0, 1, 2, 3, 4, 5].map(
      (reps) => exerciseFor(subjectOf(PREDICT, TWO), of(reps), { found, except }).form,
    );

  it('comes up as soon as a card is known, when it may be declined', () => {
    const young = (reps: number): Memory => memory('review', reps, 3);
    expect(turns(young)).toContain('print');
    expect(turns(young, 'print')).not.toContain('print');
    expect(mayDecline('print', PREDICT, young(3))).toBe(true);
    expect(mayDecline('type', PREDICT, young(3))).toBe(false);
    expect(mayDecline('print', PREDICT, memory('review', 9, 60))).toBe(false);
  });

  it('comes before its turn while it is new to the learner, but not to one who learns the card', () => {
    const asked = (of: (reps: number) => Memory, except?: Form): Set<Form> =>
      new Set(
        [0, 1, 2, 3, 4, 5].map((reps) => {
          const options = { found, except, unmet: ['print'] as const };
          return exerciseFor(subjectOf(PREDICT, TWO), of(reps), options).form;
        }),
      );
    const young = (reps: number): Memory => memory('review', reps, 3);
    expect(asked(young)).toEqual(new Set(['print']));
    expect(asked(young, 'print')).not.toContain('print');
    expect(asked((reps) => memory('learning', reps))).not.toContain('print');
  });
});

describe('a choice', () => {
  it('is offered only with three outputs or more: of two, a guess is right half the time', () => {
    const two = { ...TWO, believed: TWO.believed.slice(0, 1) };
    expect(exerciseIn('choose', subjectOf(PREDICT, two))).toBeUndefined();
    expect(exerciseIn('choose', subjectOf(PREDICT, TWO))).toBeDefined();
  });

  it('among sentences alternates from review to review: what is right, then what is wrong', () => {
    const asked = (reviews: number) =>
      exerciseFor({ ...subjectOf(choose('!one', 'two', 'three')), reviews }, NEW);
    expect(asked(0)).toMatchObject({ wanted: 'right', single: true });
    expect(asked(1)).toMatchObject({ wanted: 'wrong', single: false });
    const exercise = exerciseOf(choose('!one', 'two', 'three'), 'concept');
    const wrong = { ...exercise, wanted: 'wrong', single: false } as const;
    const taken = new Set(wrong.choices.flatMap(({ correct }, at) => (correct ? [] : [at])));
    expect(judge({ form: 'concept', taken }, wrong).correct).toBe(true);
    expect(judge({ form: 'concept', taken: new Set([0, 1, 2]) }, wrong).correct).toBe(false);
  });
});

describe('a program to repair', () => {
  const REPAIR = repair(['print("mended")'], ['print("broken")']);

  it('shows the broken program, and asks for the run of the repaired one', () => {
    const key = keyOf('mended\n');
    for (const of of [NEW, memory('learning'), memory('review', 3, 60)]) {
      const subject = { ...subjectOf(REPAIR, { key }), mutated: REPAIR.broken };
      expect(exerciseFor(subject, of)).toEqual({
        form: 'print',
        key,
        program: 'print("broken")\n',
        original: 'print("mended")\n',
      });
    }
  });
});

describe('the lines of an answer', () => {
  it('are those of the output, or the available choices', () => {
    const key = keyOf('a\nb\nc\n');
    expect(answerLines(exerciseOf(PREDICT, 'type', { key }))).toBe(3);
    expect(answerLines(exerciseOf(PREDICT, 'order', { key }))).toBe(3);
    expect(answerLines(exerciseOf(PREDICT, 'type', { key: keyOf('') }))).toBe(0);
    expect(answerLines(exerciseOf(PREDICT, 'choose', TWO))).toBe(3);
    expect(answerLines(exerciseOf(CONCEPT, 'concept'))).toBe(2);
  });
});
