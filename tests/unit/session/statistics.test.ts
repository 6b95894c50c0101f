import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, learningDay } from '#schedule/day.ts';
import { DEFAULT_WEIGHTS, predictorOf } from '#schedule/fsrs.ts';
import type { Memory } from '#schedule/types.ts';
import { toCsv, toJson } from '#session/statistics/export.ts';
import { wilson } from '#session/statistics/interval.ts';
import { plotsOf } from '#session/statistics/plots.ts';
import type { Plot } from '#session/statistics/plots.ts';
import { createCounter } from '#session/statistics/tally.ts';
import { columnsOf } from '#store/columns.ts';
import type { Counted } from '#store/columns.ts';
import type { AnswerReviewRow } from '#store/rows.ts';

const CALENDAR = { rolloverHour: 4, offsetMinutes: () => 60 };
const NOON = Date.UTC(2026, 10, 22, 12);
const KNOWN: Memory = {
  state: 'review',
  stability: 10,
  difficulty: 5,
  step: 0,
  lastReview: NOON - 5 * DAY,
  reps: 3,
  lapses: 0,
};

function row(more: Partial<AnswerReviewRow> = {}): AnswerReviewRow {
  return {
    id: 1,
    kind: 'answer',
    cardId: 'deck/one',
    deckId: 'deck',
    sessionId: 's',
    at: NOON,
    took: 20_000,
    form: 'type',
    variant: 0,
    answer: 'one\n',
    correct: 1,
    confidence: 'think',
    suggested: 'good',
    rating: 'good',
    before: KNOWN,
    after: KNOWN,
    dueAfter: NOON + DAY,
    ...more,
  };
}

/** All of these answers, as they are counted. */
function counted(rows: readonly AnswerReviewRow[]): Counted {
  return { columns: columnsOf(rows), places: [...rows.keys()] };
}

function plots(rows: readonly AnswerReviewRow[]): (id: string) => Plot {
  const counter = createCounter(CALENDAR, DEFAULT_WEIGHTS);
  counter.add(counted(rows));
  const days = [{ day: learningDay(NOON, CALENDAR), label: 'today' }];
  const made = plotsOf(counter.tally(), days, { units: [], concepts: [] });
  return (id) => {
    const plot = made.find((one) => one.id === id);
    if (plot === undefined) throw new Error(`There is no plot ${id}.`);
    return plot;
  };
}

const many = (count: number, more: (at: number) => Partial<AnswerReviewRow>) =>
  Array.from({ length: count }, (_, at) => row({ id: at + 1, ...more(at) }));

describe('a plot', () => {
  it('claims nothing from too few answers, and says how many it needs', () => {
    const plot = plots(many(9, () => ({ confidence: 'sure' })))('confidence');
    expect(plot.text).toBe('Not enough yet: 9 of 10 answers given as sure.');
    expect(plot.bars.map(({ value }) => value)).toEqual([undefined, undefined, undefined]);
    expect(plot.bars[2]?.answers).toBe(9);
  });

  it('has grammatical sentences about a single answer, card and minute', () => {
    const of = (took: number) => plots([row({ took })]);
    expect(of(1000)('answers').text).toBe('1 answer on 1 of 1 days, in less than a minute.');
    expect(of(60_000)('answers').text).toBe('1 answer on 1 of 1 days, in 1 minute.');
    expect(of(1000)('stability').text).toMatch(/^Your only card is (?:not )?lasting: after/u);
    expect(of(1000)('difficulty').text).toMatch(/^Your only card is (?:not )?hard/u);
    const two = plots([row({ cardId: 'd/one' }), row({ id: 2, cardId: 'd/two' })]);
    expect(two('stability').text).toMatch(/of your 2 cards are lasting/u);
  });

  it('gives a share with its uncertainty', () => {
    const plot = plots(many(20, (at) => ({ confidence: 'sure', correct: at < 15 ? 1 : 0 })))(
      'confidence',
    );
    expect(plot.text).toBe(
      'When you were sure, you were right in 75 % of 20 answers (95 % interval: 53 to 89 %).',
    );
    expect(plot.bars[2]).toMatchObject({ label: 'sure', value: 0.75 });
  });

  it('names the lowest share only among several', () => {
    expect(plots(many(12, (at) => ({ correct: at < 9 ? 1 : 0 })))('hours').text).toMatch(
      /^\d\d:00: 75 % of 12 answers/,
    );
    const two = many(24, (at) => ({ at: NOON + (at % 2) * 3_600_000, correct: at < 9 ? 1 : 0 }));
    expect(plots(two)('hours').text).toMatch(/^Lowest: \d\d:00, 33 % of 12 answers/);
  });

  it('compares recall with its prediction, by the days since the previous answer', () => {
    const rows = many(12, (at) => ({ rating: at < 9 ? 'good' : 'again', correct: at < 9 ? 1 : 0 }));
    const plot = plots(rows)('retention');
    const bin = plot.bars.find(({ label }) => label === '4 to 7 days');
    expect(bin).toMatchObject({ answers: 12, value: 0.75 });
    expect(bin?.expected).toBeCloseTo(predictorOf(DEFAULT_WEIGHTS).recall(5, 10), 10);
    expect(plots([row({ before: { state: 'new' } })])('answers').bars[0]?.answers).toBe(1);
  });

  it('counts the local hour and the learning day of an answer', () => {
    const late = Date.UTC(2026, 10, 23, 1, 30);
    const rows = many(10, () => ({ at: late }));
    expect(plots(rows)('hours').bars[0]?.label).toBe('02:00');
    expect(plots(rows)('answers').bars).toEqual([{ label: 'today', answers: 10, value: 10 }]);
  });

  it('is omitted if it is empty', () => {
    expect(() => plots([row({ before: { state: 'new' } })])('retention')).toThrow(
      'There is no plot retention.',
    );
  });
});

describe('for any answers', () => {
  const answers = fc.array(
    fc.record({
      at: fc.integer({ min: NOON - 12 * 3_600_000, max: NOON }),
      took: fc.integer({ min: 0, max: 600_000 }),
      form: fc.constantFrom('type', 'order', 'choose'),
      correct: fc.constantFrom(0, 1),
      confidence: fc.constantFrom('guess', 'think', 'sure'),
      cardId: fc.constantFrom('deck/one', 'deck/two', 'deck/gone'),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it('every count is that of the rows themselves', () => {
    fc.assert(
      fc.property(answers, fc.nat(60), (given, half) => {
        const rows = given.map((one, at) => row({ id: at + 1, ...one }));
        const counter = createCounter(CALENDAR, DEFAULT_WEIGHTS);
        counter.add(counted(rows.slice(0, half)));
        counter.add(counted(rows.slice(half)));
        const { forms, confidences, cards, hours, all } = counter.tally();
        expect(all.answers).toBe(rows.length);
        expect(all.took).toBe(rows.reduce((sum, { took }) => sum + took, 0));
        for (const form of ['type', 'order', 'choose'] as const) {
          const own = rows.filter((one) => one.form === form);
          expect(forms.get(form)?.answers ?? 0).toBe(own.length);
          expect(forms.get(form)?.right ?? 0).toBe(
            own.filter(({ correct }) => correct === 1).length,
          );
        }
        for (const counts of [confidences, cards, hours]) {
          expect([...counts.values()].reduce((sum, one) => sum + one.answers, 0)).toBe(rows.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the interval of a share contains it and stays between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          const part = Math.round(share * total);
          const [low, high] = wilson(part, total);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(part / total + 1e-9);
          expect(high).toBeGreaterThanOrEqual(part / total - 1e-9);
        },
      ),
    );
  });
});

describe('answers as a file', () => {
  it('are a line each, below a line of names', () => {
    const [head, line, end] = toCsv([row({ explainedBy: ['eager-task', 'lifo'] })]).split('\r\n');
    expect(head).toMatch(/^id,at,card,deck,form/);
    expect(line).toMatch(
      /^1,2026-11-22T12:00:00.000Z,deck\/one,deck,type,0,1,think,good,20000,review,10,5/,
    );
    expect(line).toMatch(/eager-task lifo$/);
    expect(end).toBe('');
  });

  it('quote what would break the line, and disarm formulas', () => {
    const csv = toCsv([row({ cardId: 'deck/"a",b', deckId: '=1+1' })]);
    expect(csv).toContain('"deck/""a"",b"');
    expect(csv).toContain(`,'=1+1,`);
  });

  it('are the same in JSON', () => {
    expect(JSON.parse(toJson([row()]))).toMatchObject([
      { id: 1, card: 'deck/one', stability_before: 10 },
    ]);
  });
});
