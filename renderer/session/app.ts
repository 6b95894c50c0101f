/** The app store: screens, stored data, imported files and notices, each a slice of its own. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { BulkState } from './app/bulk.ts';
import { createBulk } from './app/bulk.ts';
import type { ClassState } from './app/class.ts';
import { createClass } from './app/class.ts';
import { createImporters } from './app/importers.ts';
import type { CardsState } from './app/cards.ts';
import { createCards } from './app/cards.ts';
import type { LibraryState } from './app/library.ts';
import { createLibrary } from './app/library.ts';
import type { NoticesState } from './app/notices.ts';
import { createAttempt, createNotices } from './app/notices.ts';
import type { PrintState } from './app/print.ts';
import { createPrint } from './app/print.ts';
import type { IncomingState } from './app/receive.ts';
import { createIncoming } from './app/receive.ts';
import type { ScreensState } from './app/screens.ts';
import { createScreens } from './app/screens.ts';
import type { SearchState } from './app/search.ts';
import { createSearch } from './app/search.ts';
import type { StoredState } from './app/stored.ts';
import { createStored } from './app/stored.ts';
import type { TrialState } from './app/trying.ts';
import { createTrials } from './app/trying.ts';
import type { WritingState } from './app/writing.ts';
import { createWriting } from './app/writing.ts';
import { badRowsText, createBackups } from './data/backups.ts';
import { watchForBackups } from './data/watch.ts';
import type { PlaygroundState } from './playground.ts';
import type { ReplayState } from './replay.ts';
import type { ReviewState } from './review/store.ts';
import type { Services } from './services.ts';
import { followLayer, topLayer } from './view.ts';

export interface AppState
  extends
    ScreensState,
    StoredState,
    LibraryState,
    IncomingState,
    TrialState,
    NoticesState,
    SearchState,
    BulkState,
    ClassState,
    PrintState,
    CardsState,
    WritingState {}

export function createAppStore(
  services: Services,
  review: StoreApi<ReviewState>,
  playground: StoreApi<PlaygroundState>,
  replay: StoreApi<ReplayState>,
): StoreApi<AppState> {
  const { platform, journal, now } = services;
  const wrong = (text: string): void => store.getState().say({ tone: 'wrong', text });
  journal.onFailed(wrong);
  const backups = createBackups(services, {
    onWritten: () => void listBackups(),
    onFailed: wrong,
    onBadRows: (rows) => wrong(badRowsText(rows)),
  });

  /** The learner may have gone to the list meanwhile and sees the new backup there. */
  async function listBackups(): Promise<void> {
    const list = await platform.backups?.list().catch(() => undefined);
    if (list !== undefined) store.setState({ backups: list });
  }

  /** Opens the backup of the data before the last restore. */
  function openKept(): void {
    const kept = store.getState().backups?.find(({ reason }) => reason === 'restore');
    if (kept !== undefined) void store.getState().openBackup(kept.name);
  }

  const store = createStore<AppState>((_set, get, api) => {
    const attempt = createAttempt(api);
    const trials = createTrials(api, services);
    return {
      trial: undefined,
      ...createNotices(api),
      ...createStored(api, { services, attempt }),
      ...createLibrary(api, { services, backups, playground, attempt }),
      ...createSearch(api, { services, attempt }),
      ...createBulk(api, { services, attempt }),
      ...createClass(api, { services, attempt }),
      ...createPrint(api, { services, attempt }),
      ...createCards(api, { services, review, attempt }),
      ...createWriting(api, { services, attempt }),
      ...createScreens(api, { services, review, playground, replay, attempt }),
      ...createIncoming(api, {
        platform,
        attempt,
        importers: createImporters(services, backups, trials, openKept),
        trials,
        endSession: async () => get().endSession(),
        playgroundIsInFront: () => topLayer(get())?.kind === 'playground',
        writingIsInFront: () => topLayer(get())?.kind === 'write',
        writeOn: async (program) => get().openWriting({ program }),
        openProgram: async (file) => get().openProgram(file),
        addAnswers: async (file) => get().addAnswers(file),
      }),
    };
  });
  // The notice was about what is now covered.
  store.subscribe(({ layers, notice }, before) => {
    if (layers.length > before.layers.length && notice === before.notice && notice !== undefined) {
      store.setState({ notice: undefined });
    }
  });
  watchForBackups(backups, { review, app: store, platform, now });
  followLayer(store, { kind: 'incoming' }, store, ({ incoming }) => incoming !== undefined);
  followLayer(store, { kind: 'replay' }, replay, ({ phase }) => phase.kind !== 'closed');
  return store;
}
