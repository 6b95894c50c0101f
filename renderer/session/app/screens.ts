/** The current screen, and the layers over it. */
import type { StoreApi } from 'zustand/vanilla';
import type { IncomingFile } from '#platform/platform.ts';
import type { Origin, PlaygroundState } from '#session/playground.ts';
import type { Practice } from '#session/practice/practice.ts';
import type { ReplayState } from '#session/replay.ts';
import type { ReplayRequest } from '#session/replay/load.ts';
import { questionIn } from '#session/review/phase.ts';
import type { StartOptions } from '#session/review/open-session.ts';
import type { ReviewState } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import type { Layer, Screen, View } from '#session/view.ts';
import { layerOf, topLayer, withLayer, withoutLayer } from '#session/view.ts';
import type { Scope } from '#store/rows.ts';
import { loadSettings } from '#store/settings.ts';
import type { ClassState } from './class.ts';
import type { Attempt, Notice, NoticesState } from './notices.ts';
import type { IncomingState } from './receive.ts';
import type { StoredState } from './stored.ts';
import type { WritingState } from './writing.ts';

/** The slice of the app store that moves between screens and layers. */
export interface ScreensState extends View {
  /** The first questions ever are being stored. */
  readonly preparing: boolean;
  /**
   * Shows that the first questions are being stored; a session started meanwhile waits for them.
   */
  readonly prepare: (questions: Promise<void>) => Promise<void>;
  readonly goTo: (screen: Exclude<Screen, 'review'>) => Promise<void>;
  /** Starts over part of the cards, or all; `how` as in `StartOptions`. */
  readonly startSession: (scope?: Scope, how?: StartOptions) => Promise<void>;
  /** Resumes the paused session. */
  readonly resume: () => Promise<void>;
  /** Leaves a session for the home screen, if one is running. Never rejects. */
  readonly endSession: () => Promise<void>;
  /** Runs the suggestion at the end of a session. */
  readonly follow: () => Promise<void>;
  /** Opens the replay of any program over the screen; closing it restores the screen. */
  readonly openReplay: (request: ReplayRequest) => void;
  /** Opens the playground, with the program of a question or the last content. */
  readonly openPlayground: (origin?: Origin) => void;
  /**
   * Opens the playground with the program of a file. Rejects with a message if the file is not
   * text, or a layer over the screen has to be closed first.
   */
  readonly openProgram: (file: Pick<IncomingFile, 'name' | 'bytes'>) => Promise<void>;
  /** Returns to exactly where the playground was opened. */
  readonly closePlayground: () => Promise<void>;
  /**
   * Asks generated programs about a belief, by the id of its model, one after the other; about any
   * belief if none is given. None of it is scheduled or stored.
   */
  readonly practise: (belief?: string) => Promise<void>;
  /** Prepares a program for a belief, so that `practise` need not wait. */
  readonly preparePractice: (belief: string) => Promise<void>;
  /** Opens a page of Python's documentation outside the app. */
  readonly openDocumentation: (path: string) => Promise<void>;
  /** Shows what this app is and what it contains. */
  readonly openAbout: () => Promise<void>;
  /** Opens a layer. */
  readonly openLayer: (layer: Layer) => void;
  /** Closes the top layer if it is of this kind. */
  readonly closeLayer: (kind: Layer['kind']) => void;
  /** Explains in one line why the question on screen is asked now. */
  readonly sayWhyAsked: () => Promise<void>;
  /** Lists the session's answers in a layer, once all of them are stored. */
  readonly showAnswers: () => Promise<void>;
}

export interface ScreensNeeds {
  readonly services: Services;
  readonly review: StoreApi<ReviewState>;
  readonly playground: StoreApi<PlaygroundState>;
  readonly replay: StoreApi<ReplayState>;
  readonly attempt: Attempt;
}

export function createScreens(
  store: StoreApi<
    ScreensState &
      StoredState &
      NoticesState &
      WritingState &
      Pick<IncomingState, 'dismiss'> &
      Pick<ClassState, 'closeClass'>
  >,
  { services, review, playground, replay, attempt }: ScreensNeeds,
): ScreensState {
  const { db, now } = services;
  let prepared: Promise<void> = Promise.resolve();
  let practice: Practice | undefined;
  const get = store.getState;
  const set = store.setState;

  async function loadPractice(): Promise<Practice> {
    practice ??= (await import('#session/practice/practice.ts')).createPractice(services);
    return practice;
  }

  /** Whether a session is shown, possibly under the playground. */
  const inSession = (): boolean => get().screen === 'review';

  /** A full disk must not trap the learner in the session. */
  async function leaveSession(): Promise<void> {
    if (inSession()) await attempt(async () => review.getState().leave());
  }

  return {
    screen: 'home',
    layers: [],
    preparing: false,

    prepare: async (questions) => {
      prepared = questions;
      set({ preparing: true });
      await questions;
      await get().refresh();
      set({ preparing: false });
    },

    goTo: async (screen) => {
      set({ notice: undefined });
      await leaveSession();
      // This also leaves a playground that failed to render.
      set({ screen, layers: withoutLayer(get().layers, 'playground') });
      await get().refresh();
    },

    startSession: async (scope, how) => {
      set({ screen: 'review', notice: undefined });
      if (get().preparing) {
        await prepared;
        // The learner may have left meanwhile.
        if (!inSession()) return;
      }
      await review.getState().start(scope, how);
    },

    resume: async () => {
      const { today } = get();
      if (today?.paused === undefined) return;
      set({ screen: 'review', notice: undefined });
      await review.getState().resume(today.paused.id);
    },

    endSession: async () => {
      await leaveSession();
      if (!inSession()) return;
      set({ screen: 'home', layers: withoutLayer(get().layers, 'playground') });
      await get().refresh();
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
        case 'finished':
        case 'done':
          await get().goTo('home');
      }
    },

    openReplay: (request) => {
      set({ notice: undefined });
      void replay.getState().open(request);
    },

    openPlayground: (origin) => {
      if (layerOf(get(), 'playground') !== undefined) return;
      set({ layers: withLayer(get().layers, { kind: 'playground' }), notice: undefined });
      void playground.getState().open(origin);
    },

    openProgram: async (file) => {
      const { programOf } = await import('./program-file.ts');
      const top = topLayer(get())?.kind;
      const program = programOf(file, top === undefined || top === 'playground');
      if (top === undefined) set({ layers: withLayer(get().layers, { kind: 'playground' }) });
      // What was wrong with the file before is of no interest now.
      set({ notice: undefined });
      await playground.getState().openFile(file.name, program);
    },

    closePlayground: async () => {
      const { layers } = get();
      if (topLayer({ layers })?.kind !== 'playground') return;
      set({ layers: withoutLayer(layers, 'playground'), notice: undefined });
      await playground.getState().close();
    },

    practise: async (belief) =>
      attempt(async () => {
        const { open } = await loadPractice();
        get().openLayer({ kind: 'practice', practice: open(belief) });
      }),

    preparePractice: async (belief) => attempt(async () => (await loadPractice()).prepare(belief)),

    openDocumentation: async (path) =>
      attempt(async () => services.platform.openDocumentation(path)),

    openAbout: async () =>
      attempt(async () => {
        const { loadFacts } = await import('#session/about.ts');
        get().openLayer({ kind: 'about', facts: await loadFacts(services) });
      }),

    openLayer: (layer) => set({ layers: withLayer(get().layers, layer) }),

    closeLayer: (kind) => {
      const { layers } = get();
      if (topLayer({ layers })?.kind !== kind) return;
      if (kind === 'playground') void get().closePlayground();
      else if (kind === 'write') void get().closeWriting();
      else if (kind === 'replay') replay.getState().close();
      else if (kind === 'incoming') get().dismiss();
      else if (kind === 'class') get().closeClass();
      else if (kind === 'data-check') layerOf({ layers }, kind)?.close();
      else set({ layers: withoutLayer(layers, kind) });
    },

    sayWhyAsked: async () => {
      const { phase } = review.getState();
      const asked = questionIn(phase);
      if (asked === undefined) return;
      await attempt(async () => {
        const [{ whyAsked }, { wanted }] = await Promise.all([
          import('#session/review/why-asked.ts'),
          loadSettings(db),
        ]);
        const { card, unitTitle } = asked;
        const text = whyAsked(card, { now: now(), wanted, unitTitle });
        const notice: Notice = { tone: 'done', text };
        get().say(notice);
        // It would cover what comes next.
        const forget = review.subscribe(({ phase: next }) => {
          if (next.kind === phase.kind && questionIn(next)?.card.id === card.id) return;
          forget();
          if (get().notice === notice) get().say(undefined);
        });
      });
    },

    showAnswers: async () => {
      const answers = await review.getState().givenAnswers();
      // The learner may have left meanwhile.
      if (answers !== undefined && inSession()) get().openLayer({ kind: 'answers', answers });
    },
  };
}
