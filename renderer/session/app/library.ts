/** What is stored, as the home screen and the list of decks show it, and what can be done with it. */
import type { StoreApi } from 'zustand/vanilla';
import type { DeckProgress } from '#format/deck.ts';
import type { BackupEntry } from '#platform/platform.ts';
import { badRowsText } from '#session/data/backups.ts';
import type { Backups } from '#session/data/backups.ts';
import type { ExportWish } from '#session/export.ts';
import type { Overview, Today } from '#session/home.ts';
import { loadOverview, loadToday } from '#session/home.ts';
import type { PlaygroundState } from '#session/playground.ts';
import { fileOf, sheetOf } from '#session/playground.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { withoutLayer } from '#session/view.ts';
import type { BadRow } from '#store/backup.ts';
import { mendClock } from '#store/clock.ts';
import { deleteDeck, getDeck, getPackage, listDecks, nameDeck, orderDecks } from '#store/decks.ts';
import type { Settings } from '#store/settings.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { Attempt, NoticesState } from './notices.ts';

/** The part of the app store that shows and changes what is stored. */
export interface LibraryState {
  readonly today: Today | undefined;
  readonly overview: Overview | undefined;
  readonly settings: Settings | undefined;
  /** Automatic backups, the newest first; undefined where there is no place for them. */
  readonly backups: readonly BackupEntry[] | undefined;
  /** Loads what the home screen and the list of decks show. */
  readonly refresh: () => Promise<void>;
  /** Refreshes where one of these two screens is shown; for changes that no screen has made. */
  readonly refreshShown: () => Promise<void>;
  /** How far an export to another format has come, in questions; undefined where none is made. */
  readonly exporting: DeckProgress | undefined;
  /** Makes a file of questions and lets the learner save it. */
  readonly exportAs: (wish: ExportWish) => Promise<void>;
  readonly stopExport: () => void;
  readonly removeDeck: (deckId: string) => Promise<void>;
  /** Calls a deck otherwise; nothing gives it its own title back. */
  readonly nameDeck: (deckId: string, name: string) => Promise<void>;
  /** Moves a deck among the decks, up for a negative number of places. */
  readonly moveDeck: (deckId: string, by: number) => Promise<void>;
  readonly saveBackup: () => Promise<void>;
  /** Puts right what a clock that was ahead has left behind. */
  readonly mendClock: () => Promise<void>;
  /** Saves the program in the playground as a file that runs by itself. */
  readonly saveProgram: () => Promise<void>;
  readonly change: <Name extends 'newPerDay' | 'reviewsPerDay' | 'sessionLength' | 'firstDeck'>(
    name: Name,
    value: Settings[Name],
  ) => Promise<void>;
}

/** Characters of a name: a line of the list. */
const LONGEST_NAME = 120;

export interface LibraryNeeds {
  readonly services: Services;
  readonly backups: Pick<Backups, 'before'>;
  readonly playground: StoreApi<PlaygroundState>;
  readonly attempt: Attempt;
}

export function createLibrary(
  store: StoreApi<LibraryState & NoticesState & View>,
  { services, backups, playground, attempt }: LibraryNeeds,
): LibraryState {
  const { db, platform, engine, now } = services;
  /** Ends the export that is being made. */
  let stopping = new AbortController();
  const done = (text: string): void => store.getState().say({ tone: 'done', text });

  return {
    today: undefined,
    overview: undefined,
    settings: undefined,
    backups: undefined,

    refresh: async () =>
      attempt(async () => {
        // Today's cards come first: to count a large deck takes longer.
        const [today, settings] = await Promise.all([loadToday(services), loadSettings(db)]);
        store.setState({ today, settings });
        store.setState({
          overview: await loadOverview(services),
          backups: await platform.backups?.list(),
        });
      }),

    refreshShown: async () => {
      const { screen, refresh } = store.getState();
      if (screen === 'home' || screen === 'decks') await refresh();
    },

    exporting: undefined,

    exportAs: async (wish) =>
      attempt(async () => {
        stopping.abort();
        stopping = new AbortController();
        const { signal } = stopping;
        const onProgress = (made: number, total: number): void => {
          if (!signal.aborted) store.setState({ exporting: { done: made, total } });
        };
        onProgress(0, 0);
        try {
          const { exportAs } = await import('#session/export.ts');
          const file = await exportAs(services, wish, { signal, onProgress });
          signal.throwIfAborted();
          const { layers } = store.getState();
          store.setState({ exporting: undefined, layers: withoutLayer(layers, 'export') });
          const { saved } = await platform.saveFile(file.kind, file.name, file.bytes);
          if (saved) done(`It is in ${file.name}.`);
        } catch (error) {
          // Whoever stopped it need not be told.
          if (!signal.aborted) throw error;
        } finally {
          if (!signal.aborted) store.setState({ exporting: undefined });
        }
      }),

    stopExport: () => {
      stopping.abort();
      store.setState({ exporting: undefined });
    },

    removeDeck: async (deckId) =>
      attempt(async () => {
        const failure = platform.backups && (await backups.before('removal'));
        if (failure !== undefined) throw new Error(`The deck is still here. ${failure}`);
        const [deck, bytes] = await Promise.all([getDeck(db, deckId), getPackage(db, deckId)]);
        await deleteDeck(db, deckId);
        const text = 'The deck was removed; your progress stays for its return.';
        const undo = async (): Promise<void> =>
          attempt(async () => {
            if (bytes === undefined) return;
            const { readDeck, takeDeck } = await import('#session/import.ts');
            const file = { name: `${deckId}.loopwise`, bytes };
            const read = await readDeck(services, file, () => undefined);
            if (!read.ok) throw new Error('The deck could not be brought back. Import it again.');
            await takeDeck(services, { ...read.value, own: deck?.own === 1 });
            if (deck?.name !== undefined) await nameDeck(db, deckId, deck.name);
            done('The deck is back, with your progress.');
            await store.getState().refresh();
          });
        store.getState().say({
          tone: 'done',
          text,
          ...(bytes === undefined ? {} : { action: { label: 'Undo', run: () => void undo() } }),
        });
        await store.getState().refresh();
      }),

    nameDeck: async (deckId, name) =>
      attempt(async () => {
        const wanted = name.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_NAME);
        await nameDeck(db, deckId, wanted === '' ? undefined : wanted);
        await store.getState().refresh();
      }),

    moveDeck: async (deckId, by) =>
      attempt(async () => {
        const ids = (await listDecks(db)).map(({ id }) => id);
        const from = ids.indexOf(deckId);
        const to = Math.max(0, Math.min(ids.length - 1, from + by));
        if (from === -1 || from === to) return;
        await orderDecks(db, ids.toSpliced(from, 1).toSpliced(to, 0, deckId));
        await store.getState().refresh();
      }),

    saveBackup: async () =>
      attempt(async () => {
        const { createBackup } = await import('#store/backup.ts');
        const at = now();
        const name = `loopwise-${new Date(at).toISOString().slice(0, 10)}.loopwise-backup`;
        const bad: BadRow[] = [];
        const bytes = await createBackup(db, at, { onBadRow: (row) => void bad.push(row) });
        const { saved } = await platform.saveFile('backup', name, bytes);
        if (bad.length > 0) store.getState().say({ tone: 'wrong', text: badRowsText(bad) });
        else if (saved) done('Everything is in the backup.');
      }),

    mendClock: async () =>
      attempt(async () => {
        const moved = await mendClock(db, now());
        done(
          moved === 1
            ? 'One question was moved: it comes back when it should.'
            : `${moved} questions were moved: they come back when they should.`,
        );
        await store.getState().refresh();
      }),

    saveProgram: async () =>
      attempt(async () => {
        const { name, text } = fileOf(sheetOf(playground.getState()), engine.identity.python);
        const bytes = new TextEncoder().encode(text);
        const { saved } = await platform.saveFile('program', name, bytes);
        if (saved) done('The program is in the file.');
      }),

    change: async (name, value) =>
      attempt(async () => {
        await saveSetting(db, name, value);
        await store.getState().refresh();
      }),
  };
}
