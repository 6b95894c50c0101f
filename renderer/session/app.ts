/** Which screen is shown, what it shows, and what comes in from outside. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DeckProgress } from '#format/deck.ts';
import type { Problem } from '#format/types.ts';
import type { BackupEntry, FileKind, IncomingFile } from '#platform/platform.ts';
import type { Scope } from '#store/rows.ts';
import type { CheckedBackup } from '#store/backup-check.ts';
import type { BadRow } from '#store/backup.ts';
import { deleteDeck, getDeck, getPackage } from '#store/decks.ts';
import type { Settings } from '#store/settings.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import { badRowsText, createBackups } from './data/backups.ts';
import { watchForBackups } from './data/watch.ts';
import type { Overview, Today } from './home.ts';
import { loadOverview, loadToday } from './home.ts';
import type { ReadDeck } from './import.ts';
import type { Origin, PlaygroundState } from './playground.ts';
import { fileOf, sheetOf } from './playground.ts';
import type { ReplayRequest, ReplayState } from './replay.ts';
import type { ReviewState } from './review/store.ts';
import type { Services } from './services.ts';
import { messageOf } from './services.ts';
import type { Layer, View } from './view.ts';
import { followLayer, layerOf, topLayer, withLayer, withoutLayer } from './view.ts';

/** What has come in from outside, on its way to being taken or refused. */
export type Incoming =
  | { readonly kind: 'reading'; readonly name: string; readonly progress: DeckProgress | undefined }
  | { readonly kind: 'deck'; readonly name: string; readonly read: ReadDeck }
  | {
      readonly kind: 'backup';
      readonly name: string;
      readonly checked: CheckedBackup;
      /** What would be left out of it, where not all of it can be restored. */
      readonly problems: readonly Problem[];
      /** Why what is here now could not be kept first; undefined until that was tried. */
      readonly unkept?: string;
    }
  | {
      readonly kind: 'working';
      readonly what: string;
      /** Rows written so far; undefined where that is not counted, and where it cannot be stopped. */
      readonly progress?: DeckProgress;
    }
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly message: string;
      readonly problems: readonly Problem[];
      /** What a backup holds without that which cannot be restored. */
      readonly rest?: CheckedBackup;
    };

/** A short word about something that was done, or went wrong. */
export interface Notice {
  readonly tone: 'done' | 'wrong';
  readonly text: string;
  /** What can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface AppState extends View {
  readonly today: Today | undefined;
  readonly overview: Overview | undefined;
  readonly settings: Settings | undefined;
  /** Automatic backups, the newest first; undefined where there is no place for them. */
  readonly backups: readonly BackupEntry[] | undefined;
  readonly incoming: Incoming | undefined;
  readonly notice: Notice | undefined;
  /** The first questions ever are on their way in. */
  readonly preparing: boolean;
  /** Shows that the first questions are on their way; a session begun meanwhile waits for them. */
  readonly prepare: (questions: Promise<void>) => Promise<void>;
  /** Loads what the home screen and the list of decks show. */
  readonly refresh: () => Promise<void>;
  /** Does so where one of the two is on screen, for something has changed behind it. */
  readonly refreshShown: () => Promise<void>;
  readonly goTo: (screen: 'home' | 'decks') => Promise<void>;
  readonly startSession: (scope?: Scope) => Promise<void>;
  /** Lays the replay of any program over the screen; closing it shows that screen as it was. */
  readonly openReplay: (request: ReplayRequest) => void;
  /** Goes on with the session that was left in the middle. */
  readonly resume: () => Promise<void>;
  /** Does what the end of a session suggests. */
  readonly follow: () => Promise<void>;
  readonly chooseFile: (kind: FileKind) => Promise<void>;
  /** Reads a file from outside and shows what is in it; takes nothing yet. */
  readonly receive: (file: IncomingFile) => Promise<void>;
  /** Shows what a backup that was refused holds without its bad rows, to be restored like that. */
  readonly showRest: () => void;
  /** Takes what is shown. */
  readonly accept: () => Promise<void>;
  readonly dismiss: () => void;
  /** Reads an automatic backup and shows what is in it. */
  readonly openBackup: (name: string) => Promise<void>;
  readonly exportDeck: (deckId: string) => Promise<void>;
  readonly removeDeck: (deckId: string) => Promise<void>;
  readonly saveBackup: () => Promise<void>;
  readonly change: <Name extends 'newPerDay' | 'reviewsPerDay' | 'sessionLength'>(
    name: Name,
    value: Settings[Name],
  ) => Promise<void>;
  /** Opens the playground, with the program of a question or with what was there last. */
  readonly openPlayground: (origin?: Origin) => void;
  /** Goes back to exactly where the playground was opened. */
  readonly closePlayground: () => Promise<void>;
  /** Saves the program in the playground as a file that runs by itself. */
  readonly saveProgram: () => Promise<void>;
  /** Opens a page of Python's documentation outside of the app. */
  readonly openDocumentation: (path: string) => Promise<void>;
  /** Lays something over what is shown. */
  readonly openLayer: (layer: Layer) => void;
  /** Closes the top layer, where it is of this kind: no other may go in its place. */
  readonly closeLayer: (kind: Layer['kind']) => void;
  /** Lays the answers of the session over it, once all of them are stored. */
  readonly showAnswers: () => Promise<void>;
  readonly say: (notice: Notice | undefined) => void;
}

export function createAppStore(
  services: Services,
  review: StoreApi<ReviewState>,
  playground: StoreApi<PlaygroundState>,
  replay: StoreApi<ReplayState>,
): StoreApi<AppState> {
  const { db, platform, engine, now } = services;
  /** The file that is being read, until it is read or dismissed. */
  let reading: IncomingFile | undefined;
  /** Ends the reading of it. */
  let readingStop = new AbortController();
  let prepared: Promise<void> = Promise.resolve();
  /** Stops what is being read or written, where that can be stopped. */
  let stopping = new AbortController();
  const backups = createBackups(services, {
    onWritten: () => void listBackups(),
    onFailed: (text) => store.setState({ notice: { tone: 'wrong', text } }),
    onBadRows: (rows) => store.setState({ notice: { tone: 'wrong', text: badRowsText(rows) } }),
  });

  /** Whoever has gone to the list meanwhile sees the new one there. */
  async function listBackups(): Promise<void> {
    const list = await platform.backups?.list().catch(() => undefined);
    if (list !== undefined) store.setState({ backups: list });
  }

  const store = createStore<AppState>((set, get) => {
    const wrong = (error: unknown): void =>
      set({ notice: { tone: 'wrong', text: messageOf(error) } });
    const refused = (name: string, problems: readonly Problem[], why = ''): Incoming => ({
      kind: 'refused',
      name,
      message: `Nothing was changed. ${why}`.trimEnd(),
      problems,
    });

    async function readIncomingDeck(
      { name, bytes }: IncomingFile,
      onProgress: (progress: DeckProgress) => void,
    ): Promise<Incoming> {
      const { readDeck } = await import('./import.ts');
      const read = await readDeck(services, { name, bytes }, onProgress, readingStop.signal);
      return read.ok ? { kind: 'deck', name, read: read.value } : refused(name, read.problems);
    }

    async function readIncomingBackup({ name, bytes }: IncomingFile): Promise<Incoming> {
      const { signal } = readingStop;
      const read = await services.reader.read({ kind: 'backup', name, bytes }, { signal });
      if (read.ok) return { kind: 'backup', name, checked: read.checked, problems: [] };
      const { rest, problems } = read;
      return { ...refused(name, problems), ...(rest === undefined ? {} : { rest }) };
    }

    /** Replaces everything, after keeping it; what is to be shown then. */
    async function takeBackup(
      incoming: Extract<Incoming, { readonly kind: 'backup' }>,
    ): Promise<Incoming | undefined> {
      const { checked, name, unkept } = incoming;
      if (unkept === undefined) {
        const failure = await backups.before('restore');
        if (failure !== undefined) return { ...incoming, unkept: failure };
      }
      const { restoreChecked } = await import('#store/restore.ts');
      stopping = new AbortController();
      const restored = await restoreChecked(db, checked, {
        signal: stopping.signal,
        onProgress: (done, total) =>
          set({ incoming: { kind: 'working', what: name, progress: { done, total } } }),
      });
      if (!restored.ok) return refused(name, restored.problems);
      await backups.mark({ lower: true });
      const text = 'Everything is as it was in the backup.';
      if (unkept === undefined) {
        const label = 'Bring back what was here before';
        const run = (): void => void openKept();
        set({ notice: { tone: 'done', text, action: { label, run } } });
      } else set({ notice: { tone: 'done', text } });
      return undefined;
    }

    /** Opens the backup of what was here before the last restore. */
    async function openKept(): Promise<void> {
      const kept = get().backups?.find(({ reason }) => reason === 'restore');
      if (kept !== undefined) await get().openBackup(kept.name);
    }

    async function takeNewDeck(read: ReadDeck): Promise<readonly Problem[]> {
      const { takeDeck } = await import('./import.ts');
      await takeDeck(services, read);
      const { title, version } = read.deck.manifest;
      const done = read.installed === undefined ? 'is here' : 'is up to date, your progress kept';
      set({ notice: { tone: 'done', text: `${title} ${version} ${done}.` } });
      return [];
    }

    /** A session is on, be it under the playground. */
    function inSession(): boolean {
      return get().screen === 'review';
    }

    /** A disk that is full must not keep the learner in the session. */
    async function leaveSession(): Promise<void> {
      if (inSession()) await review.getState().leave().catch(wrong);
    }

    return {
      screen: 'home',
      today: undefined,
      overview: undefined,
      settings: undefined,
      backups: undefined,
      incoming: undefined,
      notice: undefined,
      layers: [],
      preparing: false,

      prepare: async (questions) => {
        prepared = questions;
        set({ preparing: true });
        await questions;
        await get().refreshShown();
        set({ preparing: false });
      },

      refresh: async () => {
        try {
          // What there is to do comes first: counting a large deck takes longer than that.
          const [today, settings] = await Promise.all([loadToday(services), loadSettings(db)]);
          set({ today, settings });
          set({ overview: await loadOverview(services), backups: await platform.backups?.list() });
        } catch (error) {
          wrong(error);
        }
      },

      refreshShown: async () => {
        const { screen } = get();
        if (screen === 'home' || screen === 'decks') await get().refresh();
      },

      goTo: async (screen) => {
        set({ notice: undefined });
        if (get().screen === 'review') await leaveSession();
        // A playground that could not be drawn is left in this way.
        set({ screen, layers: withoutLayer(get().layers, 'playground') });
        await get().refresh();
      },

      startSession: async (scope) => {
        set({ screen: 'review', notice: undefined });
        // Not waited for in vain: the one who left meanwhile begins nothing.
        if (get().preparing) {
          await prepared;
          if (get().screen !== 'review') return;
        }
        await review.getState().start(scope);
      },

      openReplay: (request) => {
        set({ notice: undefined });
        void replay.getState().open(request);
      },

      resume: async () => {
        const { today } = get();
        if (today?.paused === undefined) return;
        set({ screen: 'review', notice: undefined });
        await review.getState().resume(today.paused.id);
      },

      follow: async () => {
        const { phase } = review.getState();
        if (phase.kind !== 'over') return;
        const { suggestion } = phase.summary;
        switch (suggestion.kind) {
          case 'practise':
          case 'unit': {
            const { deckId, unit } = suggestion;
            await get().startSession({ deckId, unit });
            return;
          }
          case 'more':
            await get().startSession();
            return;
          case 'stop':
          case 'break':
          case 'done':
            await get().goTo('home');
        }
      },

      chooseFile: async (kind) => {
        try {
          const file = await platform.openFile(kind);
          if (file !== undefined) await get().receive(file);
        } catch (error) {
          wrong(error);
        }
      },

      receive: async (file) => {
        // One at a time: what is shown is what would be taken.
        const { incoming } = get();
        if (incoming?.kind === 'working' || incoming?.kind === 'reading') return;
        const { name } = file;
        reading = file;
        readingStop = new AbortController();
        // What was dismissed meanwhile does not come back.
        const show = (next: Incoming): void => {
          if (reading === file) set({ incoming: next });
        };
        const showProgress = (progress: DeckProgress | undefined): void =>
          show({ kind: 'reading', name, progress });
        showProgress(undefined);
        try {
          show(
            await (file.kind === 'backup'
              ? readIncomingBackup(file)
              : readIncomingDeck(file, showProgress)),
          );
        } catch (error) {
          show(refused(name, [], messageOf(error)));
        }
      },

      showRest: () => {
        const { incoming } = get();
        if (incoming?.kind !== 'refused' || incoming.rest === undefined) return;
        const { name, rest, problems } = incoming;
        set({ incoming: { kind: 'backup', name, checked: rest, problems } });
      },

      accept: async () => {
        const { incoming } = get();
        if (incoming?.kind !== 'deck' && incoming?.kind !== 'backup') return;
        set({ incoming: { kind: 'working', what: incoming.name } });
        // What is answered belongs to the data as it was, so it is stored before that changes.
        await leaveSession();
        if (inSession()) {
          set({ screen: 'home', layers: withoutLayer(get().layers, 'playground') });
        }
        try {
          if (incoming.kind === 'backup') set({ incoming: await takeBackup(incoming) });
          else {
            const problems = await takeNewDeck(incoming.read);
            set({ incoming: problems.length > 0 ? refused(incoming.name, problems) : undefined });
          }
        } catch (error) {
          if (stopping.signal.aborted) {
            const text = 'Stopped. Nothing was changed.';
            set({ incoming: undefined, notice: { tone: 'done', text } });
          } else set({ incoming: refused(incoming.name, [], messageOf(error)) });
        }
        await get().refresh();
      },

      dismiss: () => {
        const { incoming } = get();
        if (incoming?.kind === 'working') {
          if (incoming.progress !== undefined) stopping.abort();
          return;
        }
        reading = undefined;
        readingStop.abort();
        set({ incoming: undefined });
      },

      openBackup: async (name) => {
        try {
          const file = await platform.backups?.read(name);
          if (file !== undefined) await get().receive(file);
        } catch (error) {
          wrong(error);
        }
      },

      exportDeck: async (deckId) => {
        try {
          const [deck, bytes] = await Promise.all([getDeck(db, deckId), getPackage(db, deckId)]);
          if (deck === undefined || bytes === undefined) throw new Error('The deck is gone.');
          const { id, version } = deck.manifest;
          const { saved } = await platform.saveFile('deck', `${id}-${version}.loopwise`, bytes);
          if (saved)
            set({ notice: { tone: 'done', text: `${deck.manifest.title} was exported.` } });
        } catch (error) {
          wrong(error);
        }
      },

      removeDeck: async (deckId) => {
        try {
          const failure = platform.backups && (await backups.before('removal'));
          if (failure !== undefined) throw new Error(`The deck is still here. ${failure}`);
          await deleteDeck(db, deckId);
          set({
            notice: {
              tone: 'done',
              text: 'The deck was removed; your progress stays for its return.',
            },
          });
          await get().refresh();
        } catch (error) {
          wrong(error);
        }
      },

      saveBackup: async () => {
        try {
          const { createBackup } = await import('#store/backup.ts');
          const at = now();
          const name = `loopwise-${new Date(at).toISOString().slice(0, 10)}.loopwise-backup`;
          const bad: BadRow[] = [];
          const bytes = await createBackup(db, at, { onBadRow: (row) => void bad.push(row) });
          const { saved } = await platform.saveFile('backup', name, bytes);
          if (bad.length > 0) wrong(badRowsText(bad));
          else if (saved) set({ notice: { tone: 'done', text: 'Everything is in the backup.' } });
        } catch (error) {
          wrong(error);
        }
      },

      change: async (name, value) => {
        try {
          await saveSetting(db, name, value);
          await get().refresh();
        } catch (error) {
          wrong(error);
        }
      },

      openPlayground: (origin) => {
        if (layerOf(get(), 'playground') !== undefined) return;
        set({ layers: withLayer(get().layers, { kind: 'playground' }), notice: undefined });
        void playground.getState().open(origin);
      },

      closePlayground: async () => {
        const { layers } = get();
        if (topLayer({ layers })?.kind !== 'playground') return;
        set({ layers: withoutLayer(layers, 'playground'), notice: undefined });
        await playground.getState().close();
        await get().refreshShown();
      },

      saveProgram: async () => {
        try {
          const { name, text } = fileOf(sheetOf(playground.getState()), engine.identity.python);
          const bytes = new TextEncoder().encode(text);
          const { saved } = await platform.saveFile('program', name, bytes);
          if (saved) set({ notice: { tone: 'done', text: 'The program is in the file.' } });
        } catch (error) {
          wrong(error);
        }
      },

      openDocumentation: async (path) => {
        try {
          await platform.openDocumentation(path);
        } catch (error) {
          wrong(error);
        }
      },

      openLayer: (layer) => set({ layers: withLayer(get().layers, layer) }),
      closeLayer: (kind) => {
        const { layers } = get();
        if (topLayer({ layers })?.kind !== kind) return;
        if (kind === 'playground') void get().closePlayground();
        else if (kind === 'replay') replay.getState().close();
        else if (kind === 'incoming') get().dismiss();
        else if (kind === 'data-check') layerOf({ layers }, kind)?.close();
        else set({ layers: withoutLayer(layers, kind) });
      },
      showAnswers: async () => {
        const answers = await review.getState().givenAnswers();
        // The one who left meanwhile is shown nothing.
        if (answers !== undefined && inSession()) get().openLayer({ kind: 'answers', answers });
      },
      say: (notice) => set({ notice }),
    };
  });
  watchForBackups(backups, { review, app: store, platform, now });
  followLayer(store, { kind: 'incoming' }, store, ({ incoming }) => incoming !== undefined);
  followLayer(store, { kind: 'replay' }, replay, ({ phase }) => phase.kind !== 'closed');
  return store;
}
