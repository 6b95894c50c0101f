/**
 * Every figure of the statistics compared with the rows of the log, recomputed here independently
 * from the raw rows.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { Confidence, Rating } from '#schedule/types.ts';
import { FORM_NAMES } from '#session/forms/names.ts';
import { createStatisticsStore } from '#session/statistics/store.ts';
import type { StatisticsView } from '#session/statistics/store.ts';
import type { Database } from '#store/database.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import type { AnswerReviewRow, CardRow, ReviewRow } from '#store/rows.ts';
import { DAY, NOW, UTC, deckOf, openWith, placed } from '../fixtures.ts';

const HOUR = 3_600_000;
const FORMS = ['order', 'type', 'choose'] as const;
const CONFIDENCES = ['guess', 'think', 'sure'] as const satisfies readonly Confidence[];
const IDS = 'abcdefghijkl'.split('');
const DECK = deckOf(
  IDS.map((id, at) => {
    const one = placed(id, at, at < 6 ? 'basics' : 'tasks');
    return { ...one, question: { ...one.question, concept: `concept-${at % 3}` } };
  }),
);

/** Two months of answers at all hours, some of them taken back. */
async function learn(db: Database): Promise<void> {
  const random = seededRandom(11);
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0];
  for (let day = 60; day >= 0; day -= 1) {
    for (let turn = 0; turn < 10; turn += 1) {
      const id = `test.deck/${pick(IDS as [string, ...string[]])}`;
      const card = await db.cards.get(id);
      if (card === undefined) throw new Error(`There is no card ${id}.`);
      const at = NOW - day * DAY - Math.floor(random() * 20) * HOUR + turn;
      const correct = random() < 0.7;
      const rating: Rating = correct ? pick(['hard', 'good', 'easy']) : 'again';
      await recordAnswer(db, {
        cardId: id,
        sessionId: `day ${day}`,
        at,
        took: 1000 + Math.floor(random() * 60_000),
        form: pick(FORMS),
        variant: 0,
        answer: 'x',
        correct,
        confidence: pick(CONFIDENCES),
        explainedBy: [],
        suggested: rating,
        before: card.memory,
        outcome: outcomes(id, card.memory, at, UTC, DEFAULT_OPTIONS)[rating],
      });
      if (random() < 0.1) await undoAnswer(db, { sessionId: `day ${day}`, at: at + 1 });
    }
  }
}

/** The start, at four in the morning UTC, of the learning day of a moment. */
const dayOf = (at: number): number => Math.floor((at - 4 * HOUR) / DAY);
const TODAY = dayOf(NOW);

/** FSRS-6's curve with its own decay, written out. */
function curve(elapsed: number, stability: number): number {
  const decay = -0.1542;
  return (1 + (0.9 ** (1 / decay) - 1) * (elapsed / stability)) ** decay;
}

let rows: readonly AnswerReviewRow[];
let cards: readonly CardRow[];
let view: StatisticsView;
/** As they were counted with an empty cache, and the parts that it has since. */
let first: StatisticsView;
let parts: number;

beforeAll(async () => {
  const db = await openWith(DECK);
  await learn(db);
  const all: readonly ReviewRow[] = await db.reviews.toArray();
  const undone = new Set<number>();
  for (const row of all) if (row.kind === 'undo') undone.add(row.of);
  rows = all.flatMap((row) =>
    row.kind === 'answer' && !undone.has(row.id) && dayOf(row.at) > TODAY - 30 ? [row] : [],
  );
  cards = await db.cards.toArray();
  const platform = { saveFile: async () => ({ saved: false }) };
  const store = createStatisticsStore({ db, calendar: UTC, now: () => NOW, platform });
  await store.getState().load({ period: 'month' });
  const uncached = store.getState().view;
  // Most of the log is in the stored columns the second time.
  parts = await db.columns.count();
  await store.getState().load();
  const shown = store.getState().view;
  if (shown === undefined || uncached === undefined) throw new Error(store.getState().trouble);
  first = uncached;
  view = shown;
}, 60_000);

type Figure = readonly [label: string, answers: number, value: number | undefined];

/** A value to nine digits: sums in another order differ in the last ones. */
function exact(value: number | undefined, digits = 9): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(digits));
}

/** The values that a plot shows. */
function shown(id: string): readonly Figure[] {
  const plot = view.plots.find((one) => one.id === id);
  if (plot === undefined) throw new Error(`There is no plot ${id}.`);
  return plot.bars.map(({ label, answers, value }) => [label, answers, exact(value)]);
}

/** A share of right answers, given at least ten. */
function share(label: string, of: readonly AnswerReviewRow[], right = isRight): Figure {
  const part = of.filter(right).length / of.length;
  return [label, of.length, of.length < 10 ? undefined : exact(part)];
}

const isRight = ({ correct }: AnswerReviewRow): boolean => correct === 1;

/** The rows grouped by a value, in the order of its first occurrence. */
function by<Key>(of: readonly AnswerReviewRow[], keyOf: (row: AnswerReviewRow) => Key) {
  return [...new Set(of.map(keyOf))].map(
    (key) => [key, of.filter((row) => keyOf(row) === key)] as const,
  );
}

describe('the figures of the statistics', () => {
  it('are based on a month of answers, none of which was taken back', () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(view.answers).toBe(rows.length);
  });

  it('are the same from the log itself and from what is stored of it', () => {
    expect(parts).toBeGreaterThan(0);
    expect(view).toEqual(first);
  });

  it('count each answer of a day, and the minutes they took', () => {
    const figures = shown('answers').map(([, answers, value]) => [answers, value]);
    const expected = Array.from({ length: 30 }, (_, at) => {
      const count = rows.filter((row) => dayOf(row.at) === TODAY - 29 + at).length;
      return [count, count];
    });
    expect(figures).toEqual(expected);
    const minutes = Math.round(rows.reduce((sum, { took }) => sum + took, 0) / 60_000);
    expect(view.plots.find(({ id }) => id === 'answers')?.text).toContain(`in ${minutes} minutes`);
  });

  it('are the recall after days, and the prediction of the curve', () => {
    const known = rows.flatMap((row) => {
      const { before } = row;
      if (before.state !== 'review') return [];
      const elapsed = Math.max(0, row.at - before.lastReview) / DAY;
      return [{ row, elapsed, foretold: curve(elapsed, before.stability) }];
    });
    const bounds = [1, 4, 8, 15, 31, 91, Infinity];
    const bins = bounds.slice(0, -1).map((from, at) =>
      known.filter(({ elapsed }) => {
        const days = Math.round(elapsed);
        return days >= from && days < (bounds[at + 1] ?? Infinity);
      }),
    );
    const bars = view.plots.find(({ id }) => id === 'retention')?.bars ?? [];
    expect(bars.map(({ answers }) => answers)).toEqual(bins.map(({ length }) => length));
    expect(bars.map(({ value, expected }) => [exact(value), exact(expected, 4)])).toEqual(
      bins.map((bin) => {
        if (bin.length < 10) return [undefined, undefined];
        const recalled = bin.filter(({ row }) => row.rating !== 'again').length;
        const foretold = bin.reduce((sum, one) => sum + one.foretold, 0);
        return [exact(recalled / bin.length), exact(foretold / bin.length, 4)];
      }),
    );
    expect(bins.some(({ length }) => length >= 10)).toBe(true);
  });

  it('are the shares by confidence, form, hour, unit and concept', () => {
    const given = (as: Confidence) => rows.filter(({ confidence }) => confidence === as);
    expect(shown('confidence')).toEqual([
      share('guess', given('guess')),
      share('think so', given('think')),
      share('sure', given('sure')),
    ]);
    expect(shown('forms')).toEqual(
      by(rowsByTime(), ({ form }) => form).map(([form, its]) => share(FORM_NAMES[form], its)),
    );
    const hours = Array.from({ length: 24 }, (_, hour) => {
      const its = rows.filter((row) => new Date(row.at).getUTCHours() === hour);
      return share(`${String(hour).padStart(2, '0')}:00`, its);
    });
    expect(shown('hours')).toEqual(hours.filter(([, answers]) => answers > 0));
    const isBasic = (row: AnswerReviewRow): boolean => IDS.indexOf(row.cardId.slice(-1)) < 6;
    const units = [
      share('basics', rows.filter(isBasic)),
      share(
        'tasks',
        rows.filter((row) => !isBasic(row)),
      ),
    ];
    expect(new Set(shown('units'))).toEqual(new Set(units));
    const concepts = [0, 1, 2]
      .map((number) =>
        share(
          `concept ${number}`,
          rows.filter((row) => IDS.indexOf(row.cardId.slice(-1)) % 3 === number),
        ),
      )
      .toSorted(([, , one = 0], [, , other = 0]) => one - other);
    expect(shown('concepts')).toEqual(concepts);
  });

  it('are the seconds of an answer by form', () => {
    expect(shown('times')).toEqual(
      by(rowsByTime(), ({ form }) => form).map(([form, its]): Figure => {
        const seconds = its.reduce((sum, { took }) => sum + took, 0) / its.length / 1000;
        return [FORM_NAMES[form], its.length, exact(seconds)];
      }),
    );
  });

  it('are stability and difficulty after the last answer to each card', () => {
    const last = new Map(rowsByTime().map((row) => [row.cardId, row.after]));
    const memories = [...last.values()].flatMap((one) => (one.state === 'new' ? [] : [one]));
    const bounds = [0, 1, 7, 30, 90, 365, Infinity];
    expect(shown('stability').map(([, , value]) => value)).toEqual(
      bounds
        .slice(0, -1)
        .map(
          (from, at) =>
            memories.filter(
              ({ stability }) => stability >= from && stability < (bounds[at + 1] ?? Infinity),
            ).length,
        ),
    );
    expect(shown('difficulty').map(([, , value]) => value)).toEqual(
      Array.from(
        { length: 10 },
        (_, at) => memories.filter(({ difficulty }) => Math.round(difficulty) === at + 1).length,
      ),
    );
  });

  it('are the cards due on each coming day, overdue ones today', () => {
    const days = cards.flatMap(({ due }) => (due === undefined ? [] : [dayOf(due) - TODAY]));
    expect(shown('ahead').map(([, , value]) => value)).toEqual(
      Array.from(
        { length: 14 },
        (_, day) => days.filter((one) => (day === 0 ? one <= 0 : one === day)).length,
      ),
    );
  });

  it('contain the true share in their 95 % interval, by Wilson’s score', () => {
    for (const plot of view.plots.filter(({ unit }) => unit === 'share')) {
      for (const { answers, value, range } of plot.bars) {
        if (value === undefined) continue;
        const z = 1.96;
        // The bounds are the shares p for which (value - p)² = z² p (1 - p) / answers.
        for (const p of range ?? []) {
          expect((value - p) ** 2).toBeCloseTo((z ** 2 * p * (1 - p)) / answers, 9);
        }
        expect(range).toHaveLength(2);
      }
    }
  });
});

/** The rows by time, as they are counted. */
function rowsByTime(): readonly AnswerReviewRow[] {
  return rows.toSorted((one, other) => one.at - other.at || one.id - other.id);
}
