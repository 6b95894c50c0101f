/**
 * Stored data as the home screen and the list of decks show it, updated while one of them is open.
 */
import { liveQuery } from 'dexie';
import type { StoreApi } from 'zustand/vanilla';
import type { BackupEntry } from '#platform/platform.ts';
import type { Goal } from '#session/goals.ts';
import type { Overview, Today } from '#session/home.ts';
import { loadOverview, loadToday } from '#session/home.ts';
import { endLeftSession } from '#session/paused.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import type { Screen, View } from '#session/view.ts';
import type { Settings } from '#store/settings.ts';
import { loadSettings } from '#store/settings.ts';
import { keepSoonest } from '#store/soonest.ts';
import { wakeBuried } from '#store/wake.ts';
import type { Attempt, NoticesState } from './notices.ts';

/** The slice of the app store that shows stored data. */
export interface StoredState {
  readonly today: Today | undefined;
  readonly overview: Overview | undefined;
  /** How far the most recently answered deck is from lasting; undefined if that is not known. */
  readonly goal: Goal | undefined;
  readonly settings: Settings | undefined;
  /** Automatic backups, newest first; undefined if the host has no place for them. */
  readonly backups: readonly BackupEntry[] | undefined;
  /**
   * Reads it if one of its screens is open, and again whenever it changes, in this window or
   * another. Resolves once all of it was read. Call it on the way to such a screen, and when time
   * has passed, which the database does not report. Never rejects.
   */
  readonly refresh: () => Promise<void>;
}

const SHOWN_ON: ReadonlySet<Screen> = new Set(['home', 'decks']);

export function createStored(
  store: StoreApi<StoredState & NoticesState & View>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): StoredState {
  const { db, platform } = services;
  /** Unsubscribes. */
  let stops: (() => void)[] = [];
  let asked = 0;

  function stop(): void {
    asked += 1;
    for (const end of stops.splice(0)) end();
  }

  /**
   * Shows the result of `read`, now and after each change. Resolves once it was shown, or is no
   * longer wanted.
   */
  async function follow(read: () => Promise<Partial<StoredState>>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const subscription = liveQuery(read).subscribe({
      next: (state) => {
        store.setState(state);
        resolve();
      },
      error: (error: unknown) => {
        store.getState().say({ tone: 'wrong', text: messageOf(error) });
        resolve();
      },
    });
    stops = [...stops, () => subscription.unsubscribe(), resolve];
    return promise;
  }

  // A session writes much that these screens do not show meanwhile.
  store.subscribe(({ screen }) => {
    if (!SHOWN_ON.has(screen)) stop();
  });

  return {
    today: undefined,
    overview: undefined,
    goal: undefined,
    settings: undefined,
    backups: undefined,

    refresh: async () => {
      stop();
      if (!SHOWN_ON.has(store.getState().screen)) return;
      const mine = asked;
      await Promise.all([
        attempt(async () => endLeftSession(services)),
        attempt(async () => wakeBuried(db, services.now())),
      ]);
      if (asked !== mine) return;
      // Today's cards come first: counting a large deck takes longer.
      await follow(async () => {
        const [today, settings] = await Promise.all([loadToday(services), loadSettings(db)]);
        return { today, settings };
      });
      if (asked !== mine) return;
      // For the next queue; if it fails, that is read without it. Before the overview, which would be
      // read again after it.
      await keepSoonest(db).catch(() => undefined);
      if (asked !== mine) return;
      await follow(async () => ({ overview: await loadOverview(services) }));
      if (asked !== mine) return;
      await attempt(async () => store.setState({ backups: await platform.backups?.list() }));
      // The least urgent part of the first screen.
      await attempt(async () => {
        const { loadGoal } = await import('#session/goals.ts');
        const goal = await loadGoal(services);
        if (asked === mine) store.setState({ goal });
        const { prepareStatistics } = await import('#session/statistics/prepare.ts');
        // If it fails, the statistics read without it, or say why they cannot.
        await prepareStatistics(db, () => asked === mine).catch(() => undefined);
      });
    },
  };
}
