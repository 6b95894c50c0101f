/** Runs inside Chromium for the bench: the store at full size, and the engine. */
import { openBrowserBoxes, openBrowserEngine } from '#engine/box/browser.ts';
import type { BoxMessage } from '#engine/types.ts';
import { createBackup } from '#store/backup.ts';
import { examineBackup } from '#store/backup-check.ts';
import { loadGoal } from '#session/goals.ts';
import { loadOverview, loadToday } from '#session/home.ts';
import { loadBeliefs } from '#session/insight/beliefs-view.ts';
import { prepareStatistics } from '#session/statistics/prepare.ts';
import { createStatisticsStore } from '#session/statistics/store.ts';
import type { Period } from '#session/statistics/store.ts';
import { openDatabase } from '#store/database.ts';
import type { Database } from '#store/database.ts';
import { loadQueue } from '#store/queue.ts';
import { restoreChecked } from '#store/restore.ts';
import { keepSoonest } from '#store/soonest.ts';
import { FILLED_DECK, fill } from '../fill.ts';
import { believing } from './beliefs.ts';
import { replayTimes } from './replay.ts';
import type { ReplayTimes } from './replay.ts';

/** A fixed day, so that a database can be filled once and reused by later benches. */
const NOW = Date.UTC(2026, 10, 22, 12);

const CALENDAR = { rolloverHour: 4, offsetMinutes: () => 0 };

export interface BenchPage {
  readonly fill: (cards: number, reviews: number) => Promise<void>;
  readonly counts: () => Promise<readonly [number, number]>;
  /** Milliseconds of each of `rounds` loads; the first follows opening. */
  readonly queue: (rounds: number) => Promise<readonly number[]>;
  /** Milliseconds of a queue without kept cards, and to keep them for the next ones. */
  readonly keepQueue: () => Promise<{ readonly before: number; readonly kept: Watched }>;
  /**
   * Milliseconds until the statistics of each period are loaded, and the longest stretch without a
   * break.
   */
  readonly statistics: () => Promise<readonly (Watched & { readonly period: Period })[]>;
  /** Milliseconds until everything that statistics read was made, which happens once. */
  readonly prepare: () => Promise<Watched>;
  /** The first screen: today, then all decks by unit, then the goal. */
  readonly home: () => Promise<Readonly<Record<'today' | 'overview' | 'goal', Watched>>>;
  /** The map of beliefs from the latest 2,000 answers, given to the questions of a package. */
  readonly beliefs: (url: string) => Promise<Watched>;
  /** Milliseconds from opening the engine to its first box, and from there to a second one. */
  readonly boot: () => Promise<readonly [first: number, second: number]>;
  /** Milliseconds to boot, and of each run. */
  readonly engine: (program: string, rounds: number) => Promise<readonly number[]>;
  /** For a database with this many reviews. */
  readonly restore: (reviews: number) => Promise<RestoreTimes>;
  readonly replay: (events: number, rounds: number) => Promise<ReplayTimes>;
}

/**
 * Milliseconds to write a backup, to read and check it, and to replace the current data with it.
 */
export interface RestoreTimes {
  readonly bytes: number;
  readonly write: number;
  readonly check: number;
  readonly restore: number;
}

/** How long some work took, and the longest time (ms) in which the page could not have drawn. */
interface Watched {
  readonly took: number;
  readonly blocked: number;
}

/** Milliseconds between two turns of the page: often enough to see a lost frame, and no load. */
const TURN = 4;

/** Does some work while the page repeatedly asks for its turn. */
async function watched(work: () => Promise<unknown>): Promise<Watched> {
  let [last, blocked] = [performance.now(), 0];
  const note = (): void => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - TURN);
    last = now;
  };
  const turns = setInterval(note, TURN);
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  note();
  clearInterval(turns);
  return { took, blocked };
}

const opened = openDatabase({ name: 'loopwise-bench' });

async function queueNow(db: Database, seed: number): Promise<unknown> {
  const limits = { newPerDay: 20, reviewsPerDay: 200 };
  return loadQueue(db, { now: NOW, calendar: CALENDAR, limits, seed });
}

const bench: BenchPage = {
  fill: async (cards, reviews) => fill(await opened, { cards, reviews, seed: 1, now: NOW }),
  counts: async () => {
    const db = await opened;
    return Promise.all([db.cards.where('deckId').equals(FILLED_DECK).count(), db.reviews.count()]);
  },
  queue: async (rounds) => {
    const db = await opened;
    return timed(rounds, async (seed) => queueNow(db, seed));
  },
  keepQueue: async () => {
    const db = await opened;
    await db.soonest.clear();
    const [before = NaN] = await timed(1, async () => queueNow(db, 1));
    return { before, kept: await watched(async () => keepSoonest(db)) };
  },
  prepare: async () => {
    const db = await opened;
    return watched(async () => prepareStatistics(db, () => true));
  },
  home: async () => {
    const needs = { db: await opened, calendar: CALENDAR, now: () => NOW };
    return {
      today: await watched(async () => loadToday(needs)),
      overview: await watched(async () => loadOverview(needs)),
      goal: await watched(async () => loadGoal(needs)),
    };
  },
  beliefs: async (url) => {
    const measure = async (needs: Parameters<typeof loadBeliefs>[0]): Promise<Watched> =>
      watched(async () => loadBeliefs(needs));
    return believing(await opened, { url, now: NOW }, measure);
  },
  statistics: async () => {
    const platform = { saveFile: async () => ({ saved: false }) };
    const needs = { db: await opened, calendar: CALENDAR, now: () => NOW, platform };
    const times: (Watched & { readonly period: Period })[] = [];
    for (const period of ['month', 'year'] as const) {
      const store = createStatisticsStore(needs);
      const time = await watched(async () => store.getState().load({ period }));
      const { trouble } = store.getState();
      if (trouble !== undefined) throw new Error(trouble);
      times.push({ ...time, period });
    }
    return times;
  },
  boot: async () => {
    const boxes = openBrowserBoxes(document, new URL('engine/frame.html', location.href).href);
    const one = async (): Promise<number> => {
      const begun = performance.now();
      await new Promise<void>((resolve, reject) => {
        boxes.spawn((message) => {
          if (isBooted(message)) resolve();
          else reject(new Error(JSON.stringify(message)));
        });
      });
      return performance.now() - begun;
    };
    const times = [await one(), await one()] as const;
    boxes.close();
    return times;
  },
  engine: async (program, rounds) => {
    const begun = performance.now();
    const engine = openBrowserEngine(document, new URL('engine/frame.html', location.href).href);
    await engine.booted();
    const boot = performance.now() - begun;
    const runs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // The box tidies up after it has answered; no learner is quicker than that.
      await new Promise((resolve) => setTimeout(resolve, 50));
      runs.push(...(await timed(1, async () => engine.run(program))));
    }
    engine.close();
    return [boot, ...runs];
  },
  restore: async (reviews) => {
    const name = 'loopwise-bench-restore';
    const db = await openDatabase({ name });
    await fill(db, { cards: reviews / 10, reviews, seed: 1, now: NOW });
    const began = performance.now();
    const bytes = await createBackup(db, NOW);
    const written = performance.now();
    const check = await examineBackup(bytes);
    const checked = performance.now();
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    const restored = await restoreChecked(db, check.checked);
    const ended = performance.now();
    if (!restored.ok) throw new Error(JSON.stringify(restored.problems));
    await db.delete();
    return {
      bytes: bytes.length,
      write: written - began,
      check: checked - written,
      restore: ended - checked,
    };
  },
  replay: replayTimes,
};

function isBooted(message: unknown): boolean {
  return (message as BoxMessage).kind === 'booted';
}

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work(round);
    times.push(performance.now() - begun);
  }
  return times;
}

Object.assign(window, { bench });

// Without an inspector nobody can call it: the page boots by itself, and takes the times to a server.
const [, port] = /^#boot=(\d+)$/u.exec(location.hash) ?? [];
if (port !== undefined) {
  // Until Chromium itself has started. A learner's first question comes before Python, too.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  location.href = `http://127.0.0.1:${port}/?${(await bench.boot()).join('&')}`;
}
