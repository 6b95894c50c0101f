/**
 * The plots of the statistics: each is made from counts, and has a sentence, a table and bars with
 * the same content. Pure.
 */
import { LASTING } from '#schedule/memory.ts';
import { FORM_NAMES } from '#session/forms/names.ts';
import type { Confidence } from '#schedule/types.ts';
import { ENOUGH, wilson } from './interval.ts';
import type { CardCount, Count, Tally, TimedCount } from './tally.ts';
import { INTERVALS } from './tally.ts';
import { PLOTS } from './texts.ts';

/** One bar: a row of the table, and how it is drawn. */
export interface Bar {
  readonly label: string;
  /** The number of answers, or cards, behind it. */
  readonly answers: number;
  /** The value drawn; undefined if there are too few answers. */
  readonly value: number | undefined;
  /** Its 95 % interval; absent for what is counted rather than estimated. */
  readonly range?: readonly [low: number, high: number];
  /** The expected value for comparison; absent if there is none. */
  readonly expected?: number;
}

export interface Plot {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly text: string;
  /** The unit of `value`: a share of 1, seconds, or a number of answers or cards. */
  readonly unit: 'share' | 'seconds' | 'answers' | 'cards';
  /** The bars have individual names that are too long to go below them. */
  readonly named?: true;
  readonly bars: readonly Bar[];
}

/** Counts by what only the decks know of a card, in the order of the decks. */
export interface Groups {
  readonly units: readonly (readonly [title: string, Count])[];
  readonly concepts: readonly (readonly [name: string, Count])[];
}

/** All plots of some answers, without empty ones. `days` are the days of the period. */
export function plotsOf(
  tally: Tally,
  days: readonly { readonly day: number; readonly label: string }[],
  { units, concepts }: Groups,
): readonly Plot[] {
  return [
    answersPlot(tally, days),
    retentionPlot(tally),
    confidencePlot(tally),
    stabilityPlot(tally),
    difficultyPlot(tally),
    timePlot(tally),
    sharePlot('hours', hourCounts(tally)),
    named(sharePlot('units', units)),
    named(sharePlot('concepts', weakest(concepts))),
    sharePlot(
      'forms',
      [...tally.forms].map(([form, count]) => [FORM_NAMES[form], count] as const),
    ),
  ].filter(({ bars }) => bars.some(({ answers }) => answers > 0));
}

function answersPlot(
  { days: counts, all }: Tally,
  days: readonly { readonly day: number; readonly label: string }[],
): Plot {
  const bars = days.map(({ day, label }): Bar => {
    const { answers = 0 } = counts.get(day) ?? {};
    return { label, answers, value: answers };
  });
  const learnt = bars.filter(({ answers }) => answers > 0).length;
  const minutes = Math.round(all.took / 60_000);
  return {
    id: 'answers',
    title: PLOTS.answers.title,
    text: PLOTS.answers.text(all.answers, learnt, days.length, minutes),
    unit: 'answers',
    bars,
  };
}

function share({ answers, right }: Count): Pick<Bar, 'answers' | 'value' | 'range'> {
  if (answers < ENOUGH) return { answers, value: undefined };
  return { answers, value: right / answers, range: wilson(right, answers) };
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

const INTERVAL_LABELS = INTERVALS.map((from, at) => {
  const next = INTERVALS[at + 1];
  return PLOTS.interval(from, next === undefined ? undefined : next - 1);
});

function retentionPlot({ intervals }: Tally): Plot {
  const bars = INTERVAL_LABELS.map((label, at): Bar => {
    const counts = intervals.get(at) ?? { answers: 0, right: 0, foretold: 0 };
    const { answers, foretold } = counts;
    return {
      label,
      ...share(counts),
      ...(answers >= ENOUGH ? { expected: foretold / answers } : {}),
    };
  });
  const sums = [...intervals.values()].reduce(
    (sum, one) => ({
      answers: sum.answers + one.answers,
      right: sum.right + one.right,
      foretold: sum.foretold + one.foretold,
    }),
    { answers: 0, right: 0, foretold: 0 },
  );
  return {
    id: 'retention',
    title: PLOTS.retention.title,
    text:
      sums.answers < ENOUGH
        ? PLOTS.retention.tooFew(sums.answers, ENOUGH)
        : PLOTS.retention.text(measured(sums), percent(sums.foretold / sums.answers)),
    unit: 'share',
    bars,
  };
}

/** Bounds of stability, in days: a card belongs to the last one that it reaches. */
const STABILITIES = [0, 1, 7, 30, 90, 365] as const;

function stabilityPlot({ cards: counts }: Tally): Plot {
  const strengths = known(counts, ({ stability }) => stability);
  const bars = STABILITIES.map((from, at): Bar => {
    const to = STABILITIES[at + 1] ?? Infinity;
    const cards = strengths.filter((days) => days >= from && days < to).length;
    return { label: PLOTS.stability.groups[from], answers: cards, value: cards };
  });
  const lasting = strengths.filter((days) => days >= LASTING).length;
  return {
    id: 'stability',
    title: PLOTS.stability.title,
    text: PLOTS.stability.text(lasting, strengths.length, LASTING),
    unit: 'cards',
    bars,
  };
}

/** A figure of every card that is not new. */
function known(
  cards: ReadonlyMap<string, CardCount>,
  of: (card: CardCount) => number,
): readonly number[] {
  return [...cards.values()].map(of).filter((figure) => !Number.isNaN(figure));
}

function difficultyPlot({ cards }: Tally): Plot {
  const difficulties = known(cards, ({ difficulty }) => difficulty);
  const bars = Array.from({ length: 10 }, (_, at): Bar => {
    const cards = difficulties.filter((one) => Math.min(10, Math.round(one)) === at + 1).length;
    return { label: `${at + 1}`, answers: cards, value: cards };
  });
  const hard = difficulties.filter((one) => Math.round(one) >= 8).length;
  return {
    id: 'difficulty',
    title: PLOTS.difficulty.title,
    text: PLOTS.difficulty.text(hard, difficulties.length),
    unit: 'cards',
    bars,
  };
}

const CONFIDENCES: readonly Confidence[] = ['guess', 'think', 'sure'];

function confidencePlot({ confidences }: Tally): Plot {
  const bars = CONFIDENCES.map((confidence): Bar => ({
    label: PLOTS.confidence.names[confidence],
    ...share(confidences.get(confidence) ?? { answers: 0, right: 0 }),
  }));
  const sure = confidences.get('sure') ?? { answers: 0, right: 0 };
  return {
    id: 'confidence',
    title: PLOTS.confidence.title,
    text:
      sure.answers < ENOUGH
        ? PLOTS.confidence.tooFew(sure.answers, ENOUGH)
        : PLOTS.confidence.text(measured(sure)),
    unit: 'share',
    bars,
  };
}

function timePlot({ forms, all }: Tally): Plot {
  const bars = [...forms].map(([form, { answers, took }]): Bar => ({
    label: FORM_NAMES[form],
    answers,
    value: answers < ENOUGH ? undefined : took / answers / 1000,
  }));
  return {
    id: 'times',
    title: PLOTS.times.title,
    text:
      all.answers < ENOUGH
        ? PLOTS.times.tooFew(all.answers, ENOUGH)
        : PLOTS.times.text(Math.round(all.took / all.answers / 1000)),
    unit: 'seconds',
    bars,
  };
}

function hourCounts({ hours }: Tally): readonly (readonly [string, Count])[] {
  return [...hours]
    .toSorted(([one], [other]) => one - other)
    .map(([hour, count]) => [`${String(hour).padStart(2, '0')}:00`, count] as const);
}

/** The weakest concepts with enough answers. */
const WEAKEST = 12;

function weakest(
  counts: readonly (readonly [string, Count])[],
): readonly (readonly [string, Count])[] {
  return counts
    .filter(([, { answers }]) => answers >= ENOUGH)
    .toSorted(([, one], [, other]) => one.right / one.answers - other.right / other.answers)
    .slice(0, WEAKEST);
}

function sharePlot(
  id: keyof typeof PLOTS.shares,
  counts: readonly (readonly [string, Count | TimedCount])[],
): Plot {
  const bars = counts.map(([label, count]): Bar => ({ label, ...share(count) }));
  const enough = counts.filter(([, { answers }]) => answers >= ENOUGH);
  const [worst] = enough.toSorted(
    ([, one], [, other]) => one.right / one.answers - other.right / other.answers,
  );
  return {
    id,
    title: PLOTS.shares[id],
    text:
      worst === undefined
        ? PLOTS.eachTooFew(ENOUGH)
        : PLOTS[enough.length === 1 ? 'only' : 'lowest'](worst[0], measured(worst[1])),
    unit: 'share',
    bars,
  };
}

function named(plot: Plot): Plot {
  return { ...plot, named: true };
}

/** A share with its interval, for a sentence. */
function measured({ right, answers }: Count): Parameters<typeof PLOTS.lowest>[1] {
  const [low, high] = wilson(right, answers);
  return {
    share: percent(right / answers),
    answers,
    low: String(Math.round(low * 100)),
    high: percent(high),
  };
}
