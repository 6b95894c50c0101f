/** What the home screen and the list of decks show of the database, kept true while they are shown. */
import { liveQuery } from 'dexie';
import type { Overview, Today } from '#session/home.ts';
import { loadOverview, loadToday } from '#session/home.ts';
import { endForgotten } from '#session/paused.ts';
import type { Services } from '#session/services.ts';
import type { Settings } from '#store/settings.ts';
import { loadSettings } from '#store/settings.ts';

export interface StoredView {
  readonly today: Today;
  readonly settings: Settings;
  readonly overview: Overview;
}

export interface Following {
  /**
   * Shows what is stored now, and again after every change to it, be it by another window. Resolves
   * when all of it is shown for the first time; rejects where it cannot be read.
   */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Calls `onError` with what goes wrong after everything was shown once. */
export function followStored(
  services: Services,
  show: (part: Partial<StoredView>) => void,
  onError: (error: unknown) => void,
): Following {
  const { db } = services;
  let stop: () => void = () => undefined;

  /** Shows what a query reads until it is stopped; resolves when that is shown for the first time. */
  async function follow(
    stops: (() => void)[],
    query: () => Promise<Partial<StoredView>>,
  ): Promise<void> {
    const first = Promise.withResolvers<void>();
    let shown = false;
    const subscription = liveQuery(query).subscribe({
      next: (part) => {
        show(part);
        shown = true;
        first.resolve();
      },
      error: (error: unknown) => {
        if (shown) onError(error);
        else first.reject(error);
      },
    });
    stops.push(() => {
      subscription.unsubscribe();
      first.resolve();
    });
    return first.promise;
  }

  return {
    start: async () => {
      stop();
      const stops: (() => void)[] = [];
      let stopped = false;
      stop = () => {
        stopped = true;
        for (const one of stops) one();
      };
      await endForgotten(services);
      if (stopped) return;
      // Today's cards come first: to count a large deck takes longer.
      await follow(stops, async () => {
        const [today, settings] = await Promise.all([loadToday(services), loadSettings(db)]);
        return { today, settings };
      });
      if (stopped) return;
      await follow(stops, async () => ({ overview: await loadOverview(services) }));
    },
    stop: () => stop(),
  };
}
