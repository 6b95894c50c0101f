/** The statistics of a period and a deck, counted in batches so that the page can draw meanwhile. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { learningDay, startOfLearningDay } from '#schedule/day.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { countDueByDay } from '#store/cards.ts';
import { countedAnswers } from '#store/columns.ts';
import { listDecks } from '#store/decks.ts';
import { answersBetween } from '#store/history.ts';
import { loadParameters } from '#store/parameters.ts';
import type { AnswerReviewRow } from '#store/rows.ts';
import { groupsOf } from './groups.ts';
import type { Plot } from './plots.ts';
import { plotsOf } from './plots.ts';
import { createCounter } from './tally.ts';
import { PLOTS } from './texts.ts';

/** The periods to choose from, in learning days up to today. */
export const PERIODS = { week: 7, month: 30, quarter: 90, year: 365 } as const;
export type Period = keyof typeof PERIODS;

/** Learning days of the forecast, today included. */
const AHEAD = 14;

export interface StatisticsView {
  readonly plots: readonly Plot[];
  readonly answers: number;
}

export interface StatisticsState {
  readonly period: Period;
  /** A deck's id; undefined for all decks. */
  readonly deck: string | undefined;
  readonly decks: readonly { readonly id: string; readonly title: string }[];
  /** Undefined until it was counted once. */
  readonly view: StatisticsView | undefined;
  readonly counting: boolean;
  readonly trouble: string | undefined;
  /** Counts again, and abandons an earlier request. Never rejects. */
  readonly load: (change?: {
    readonly period?: Period;
    readonly deck?: string | undefined;
  }) => Promise<void>;
  /** Saves the answers of the period as a file. Never rejects. */
  readonly save: (format: 'csv' | 'json') => Promise<void>;
}

interface Needed extends Pick<Services, 'db' | 'calendar' | 'now'> {
  readonly platform: Pick<Services['platform'], 'saveFile'>;
}

export function createStatisticsStore(services: Needed): StoreApi<StatisticsState> {
  const { db, calendar, now, platform } = services;
  let asked = 0;

  return createStore<StatisticsState>((set, get) => {
    /** The effective answers of the period and deck, as `read` reads them. */
    function answers<Page>(
      read: (db: Needed['db'], from: number, to: number, deck?: string) => AsyncGenerator<Page>,
    ): AsyncGenerator<Page> {
      const { period, deck } = get();
      const today = learningDay(now(), calendar);
      const from = startOfLearningDay(today - PERIODS[period] + 1, calendar);
      return read(db, from, startOfLearningDay(today + 1, calendar), deck);
    }

    return {
      period: 'month',
      deck: undefined,
      decks: [],
      view: undefined,
      counting: false,
      trouble: undefined,

      load: async (change = {}) => {
        asked += 1;
        const mine = asked;
        set({ ...change, counting: true, trouble: undefined });
        try {
          const [decks, { weights }] = await Promise.all([listDecks(db), loadParameters(db)]);
          const counter = createCounter(calendar, weights);
          for await (const batch of answers(countedAnswers)) {
            if (asked !== mine) return;
            for (const counted of batch) counter.add(counted);
          }
          const tally = counter.tally();
          const [groups, ahead] = await Promise.all([
            groupsOf(db, decks, tally),
            countDueByDay(db, now(), AHEAD, calendar),
          ]);
          if (asked !== mine) return;
          const plots = plotsOf(tally, daysOf(get().period), groups);
          set({
            decks: decks.map(({ id, manifest }) => ({ id, title: manifest.title })),
            view: { plots: [...plots, aheadPlot(ahead, dayName)], answers: tally.all.answers },
            counting: false,
          });
        } catch (error) {
          if (asked === mine) set({ counting: false, trouble: messageOf(error) });
        }
      },

      save: async (format) => {
        try {
          const [all, { toCsv, toJson }] = await Promise.all([
            collected(answers(answersBetween)),
            import('./export.ts'),
          ]);
          const text = format === 'csv' ? toCsv(all) : toJson(all);
          await platform.saveFile(
            format === 'csv' ? 'table' : 'json',
            `loopwise-answers-${get().period}.${format}`,
            new TextEncoder().encode(text),
          );
        } catch (error) {
          set({ trouble: messageOf(error) });
        }
      },
    };
  });

  /** The weekday and the day of the month, this many learning days from now. */
  function dayName(ahead: number): string {
    const start = startOfLearningDay(learningDay(now(), calendar) + ahead, calendar);
    return new Date(start).toLocaleDateString(undefined, { weekday: 'short', day: 'numeric' });
  }

  function daysOf(period: Period): readonly { readonly day: number; readonly label: string }[] {
    const today = learningDay(now(), calendar);
    return Array.from({ length: PERIODS[period] }, (_, at) => {
      const day = today - PERIODS[period] + 1 + at;
      return { day, label: new Date(startOfLearningDay(day, calendar)).toLocaleDateString() };
    });
  }
}

async function collected(
  pages: AsyncGenerator<readonly AnswerReviewRow[]>,
): Promise<readonly AnswerReviewRow[]> {
  const all: AnswerReviewRow[] = [];
  for await (const page of pages) for (const row of page) all.push(row);
  return all;
}

function aheadPlot(counts: readonly number[], nameOf: (day: number) => string): Plot {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    id: 'ahead',
    title: PLOTS.ahead.title,
    text: total === 0 ? PLOTS.ahead.nothing(counts.length) : PLOTS.ahead.text(total, counts.length),
    unit: 'answers',
    bars: counts.map((count, day) => ({
      label: nameOf(day),
      answers: count,
      value: count,
    })),
  };
}
