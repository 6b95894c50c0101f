/** What there is to learn, as the first screen shows it. */
import type { Manifest } from '#format/types.ts';
import { clockFault } from '#schedule/clock.ts';
import { daysBetween } from '#schedule/day.ts';
import { queueCounts } from '#schedule/queue.ts';
import type { UnitCounts } from '#store/cards.ts';
import { countDueByDay, countUnits, nextDue } from '#store/cards.ts';
import { listDecks } from '#store/decks.ts';
import { loadQueue } from '#store/queue.ts';
import { loadSettings } from '#store/settings.ts';
import type { Paused } from './paused.ts';
import { findPaused } from './paused.ts';
import type { Services } from './services.ts';

/** Learning days in the forecast, today included. */
const DAYS = 14;

export interface HomeUnit extends UnitCounts {
  readonly title: string;
}

export interface HomeDeck {
  readonly id: string;
  readonly manifest: Manifest;
  readonly units: readonly HomeUnit[];
}

/** What a session started now would bring. */
export interface Today {
  readonly due: number;
  readonly fresh: number;
  /** Answers given today. */
  readonly done: number;
  readonly hasDecks: boolean;
  /** When the next card comes due, seen from `at`, in learning days as well; undefined where none will. */
  readonly next: { readonly due: number; readonly at: number; readonly days: number } | undefined;
  /** Cards and decks that are left out, for they are damaged. */
  readonly damaged: number;
  /** What is wrong with the computer's clock, and when the latest answer was given; ms. */
  readonly clock:
    { readonly fault: 'behind' | 'ahead'; readonly at: number; readonly last: number } | undefined;
  /** A session that was left in the middle today. */
  readonly paused: Paused | undefined;
}

/** All decks unit by unit, and the days to come. */
export interface Overview {
  readonly decks: readonly HomeDeck[];
  /** Cards that come due on each of the next days; the first is today. */
  readonly forecast: readonly number[];
}

/** Quick whatever is stored: it only reads as much as a day may bring. */
export async function loadToday(services: Services): Promise<Today> {
  const { db, now, calendar } = services;
  const at = now();
  const limits = await loadSettings(db);
  const [{ queue, done, damaged }, decks, whole, next, last, paused] = await Promise.all([
    loadQueue(db, { now: at, calendar, limits, seed: 0 }),
    db.decks.count(),
    listDecks(db),
    nextDue(db, at),
    db.reviews.orderBy(':id').last(),
    findPaused(services),
  ]);
  const { learning, review, fresh } = queueCounts(queue);
  const fault = clockFault(at, last?.at);
  return {
    due: learning + review,
    fresh,
    done: done.introduced + done.reviewed,
    hasDecks: decks > 0,
    damaged: damaged + decks - whole.length,
    clock: fault === undefined || last === undefined ? undefined : { fault, at, last: last.at },
    next: next === undefined ? undefined : { due: next, at, days: daysBetween(at, next, calendar) },
    paused,
  };
}

/** Reads every card of every deck: it takes its time where there are many thousands. */
export async function loadOverview({ db, now, calendar }: Services): Promise<Overview> {
  const at = now();
  const [rows, forecast] = await Promise.all([
    listDecks(db),
    countDueByDay(db, at, DAYS, calendar),
  ]);
  const decks = await Promise.all(
    rows.map(async ({ id, manifest }): Promise<HomeDeck> => {
      const titles = new Map(manifest.units.map((unit) => [unit.id, unit.title]));
      const counts = await countUnits(db, id, [...titles.keys()], at);
      return {
        id,
        manifest,
        units: counts.map((unit) => ({ ...unit, title: titles.get(unit.unit) ?? unit.unit })),
      };
    }),
  );
  return { decks, forecast };
}
