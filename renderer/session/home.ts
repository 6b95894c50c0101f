/** What there is to learn, as the first screen shows it. */
import type { Manifest } from '#format/types.ts';
import { timeOfDay } from '#schedule/budget.ts';
import { clockFault } from '#schedule/clock.ts';
import { daysBetween, nextLearningDay } from '#schedule/day.ts';
import { expectedAnswers, freshThatFit, minutesFor, newBudget } from '#schedule/pace.ts';
import { queueCounts, roomToday } from '#schedule/queue.ts';
import { missingFor } from '#schedule/units.ts';
import type { UnitCounts } from '#store/cards.ts';
import { countUnits, newCards, nextDue } from '#store/cards.ts';
import { countStranded } from '#store/clock.ts';
import { inOrder, listDecks } from '#store/decks.ts';
import { loadPace } from '#store/reviews.ts';
import { loadSettings } from '#store/settings.ts';
import type { Paused } from './paused.ts';
import { loadForecast } from './forecast.ts';
import { findPaused, isAway, planOf, queueOf } from './paused.ts';
import type { Services } from './services.ts';

type Needed = Pick<Services, 'db' | 'now' | 'calendar'>;

/** Learning days in the forecast, today included. */
const DAYS = 14;

export interface HomeUnit extends UnitCounts {
  readonly title: string;
  /** Markdown that introduces it; undefined if the deck has none. */
  readonly intro: string | undefined;
  /**
   * Units that should come before it, by title, with how many of their questions are still to be
   * met.
   */
  readonly waitsFor: readonly { readonly title: string; readonly more: number }[];
}

export interface HomeDeck {
  readonly id: string;
  readonly manifest: Manifest;
  /** Whether it was written here. */
  readonly own?: boolean;
  /** All questions; those missing from the units are suspended or buried. */
  readonly questions: number;
  /** When it was last imported, in ms since the epoch. */
  readonly importedAt: number;
  readonly units: readonly HomeUnit[];
}

/** The cards that a session started now would ask. */
export interface Today {
  readonly due: number;
  readonly fresh: number;
  /** Answers given today. */
  readonly done: number;
  /** New cards that the day has room for, if there are as many. */
  readonly room: number;
  /** Whole minutes that a session over all of it takes at this learner's pace. */
  readonly minutes: number;
  /** The time of these figures, in ms since the epoch. */
  readonly at: number;
  /** Whether more is due than the day has time for; the rest waits for the next days. */
  readonly waits: boolean;
  /** Until when the learner is away (ms since the epoch); undefined if not. */
  readonly awayUntil: number | undefined;
  readonly hasDecks: boolean;
  /**
   * When the next card is due, relative to `at`, also in learning days; undefined if there is none.
   */
  readonly next: { readonly due: number; readonly at: number; readonly days: number } | undefined;
  /** Cards and decks that are left out because they are damaged. */
  readonly damaged: number;
  /** What is wrong with the computer's clock, and when the latest answer was given; ms. */
  readonly clock:
    | {
        readonly fault: 'behind' | 'ahead';
        readonly at: number;
        readonly last: number;
        /** Cards hidden by a clock that was ahead; see `mendClock`. */
        readonly stranded: number;
      }
    | undefined;
  /** A session that was paused today. */
  readonly paused: Paused | undefined;
}

/** All decks by unit, and the days to come. */
export interface Overview {
  readonly decks: readonly HomeDeck[];
  /** Cards asked on each of the next days; the first is today. */
  readonly forecast: readonly number[];
  /** Days until nothing waits any more; 0 if nothing does, undefined if it takes longer. */
  readonly caughtUp: number | undefined;
  readonly tomorrow: Tomorrow;
}

/** The cards of the next learning day, as far as known now. */
export interface Tomorrow {
  readonly reviews: number;
  /** New cards at most. */
  readonly fresh: number;
  /** Whole minutes, at this learner's pace. */
  readonly minutes: number;
  /** When it begins, in ms since the epoch. */
  readonly at: number;
}

/** Fast whatever is stored: it reads only as much as a day may ask. */
export async function loadToday(services: Needed): Promise<Today> {
  const { db, now, calendar } = services;
  const at = now();
  const limits = await loadSettings(db);
  const [{ queue, done, freshTime, damaged, waits }, pace, decks, next, last, paused] =
    await Promise.all([
      queueOf(services, { seed: 0, settings: limits }),
      loadPace(db),
      db.rows('decks'),
      nextDue(db, nextLearningDay(at, calendar) - 1),
      db.reviews.orderBy(':id').last(),
      findPaused(services),
      // The queue is read past Dexie; with this a live query also notices a card that is written.
      db.cards.limit(1).toArray(),
    ]);
  const { learning, review, fresh } = queueCounts(queue);
  const fault = clockFault(at, last?.at);
  const stranded = fault === 'behind' ? await countStranded(db, at) : 0;
  return {
    due: learning + review,
    fresh,
    done: done.introduced + done.reviewed,
    room: freshTime > 0 ? roomToday(limits, done).fresh : 0,
    minutes: minutesFor(expectedAnswers({ learning, review, fresh }), pace),
    at,
    waits,
    awayUntil: isAway(limits, at) ? limits.awayUntil : undefined,
    hasDecks: decks.length > 0,
    damaged: damaged + decks.length - inOrder(decks).length,
    clock:
      fault === undefined || last === undefined || (fault === 'behind' && stranded === 0)
        ? undefined
        : { fault, at, last: last.at, stranded },
    next: next === undefined ? undefined : { due: next, at, days: daysBetween(at, next, calendar) },
    paused,
  };
}

/** Reads every card of every deck, which takes a while with many thousands. */
export async function loadOverview(services: Needed): Promise<Overview> {
  const { db, now, calendar } = services;
  const at = now();
  const dayEnd = nextLearningDay(at, calendar) - 1;
  const [rows, { asked: forecast, caughtUp }] = await Promise.all([
    listDecks(db),
    loadForecast(services, DAYS),
  ]);
  const decks = await Promise.all(
    rows.map(async ({ id, manifest, own, questionCount, importedAt }): Promise<HomeDeck> => {
      const unitIds = manifest.units.map((unit) => unit.id);
      const units = unitsOf(manifest, await countUnits(db, id, unitIds, dayEnd));
      return { id, manifest, own: own === 1, units, questions: questionCount, importedAt };
    }),
  );
  return { decks, forecast, caughtUp, tomorrow: await loadTomorrow(services, forecast[1] ?? 0) };
}

/** The counts of a deck's units with their data from the manifest. */
function unitsOf({ units }: Manifest, counts: readonly UnitCounts[]): readonly HomeUnit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const missing = missingFor(
    counts.map(({ unit, fresh, learning, young, lasting }) => ({
      id: unit,
      needs: byId.get(unit)?.needs ?? [],
      total: fresh + learning + young + lasting,
      met: learning + young + lasting,
    })),
  );
  return counts.map((count) => ({
    ...count,
    title: byId.get(count.unit)?.title ?? count.unit,
    intro: byId.get(count.unit)?.intro,
    waitsFor: (missing.get(count.unit) ?? []).map(({ id, more }) => ({
      title: byId.get(id)?.title ?? id,
      more,
    })),
  }));
}

/** The cards of tomorrow; `reviews` are those that are due then. */
export async function loadTomorrow(
  { db, now, calendar }: Needed,
  reviews: number,
): Promise<Tomorrow> {
  const settings = await loadSettings(db);
  const { newPerDay } = settings;
  const [left, pace] = await Promise.all([newCards(db, newPerDay), loadPace(db)]);
  const at = nextLearningDay(now(), calendar);
  const time = Math.min(newBudget(newPerDay), timeOfDay(planOf(settings), at, calendar));
  const due = { learning: 0, review: reviews };
  const fresh = Math.min(left.length, freshThatFit(time, pace, { ...due, isIdle: reviews === 0 }));
  const answers = expectedAnswers({ ...due, fresh });
  return { reviews, fresh, minutes: minutesFor(answers, pace), at };
}
