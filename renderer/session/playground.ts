/**
 * What if: a program that the learner changes, run whenever the typing pauses. Nothing here affects
 * the schedule; only the text of the programs is stored.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Limits, Run } from '#engine/types.ts';
import { linesOf } from '#format/output.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { AlignedLine } from '#format/align-lines.ts';
import { alignLines } from '#format/align-lines.ts';
import { keptPrograms } from './kept-programs.ts';
import { errorLineOf } from './python-errors.ts';
import type { AskingState } from './questions/asked.ts';
import { createSearch } from './searched.ts';
import type { Searched } from './searched.ts';
import type { Services } from './services.ts';
import { waitsOf } from './deadlock.ts';
import type { Wait } from './waits.ts';
import { messageOf } from './services.ts';

/** The file, or the question with its variant's values filled in, that a program came from. */
export interface Origin {
  readonly id: string;
  /** Its name on screen. */
  readonly title: string;
  readonly program: string;
}

/** Precedes the name of a file in an `Origin`'s id: no question has such an id. */
const FILE = 'file:';

/** Whether a program came from a file. */
export function isFile({ id }: Origin): boolean {
  return id.startsWith(FILE);
}

/** A program in the editor; the learner's own has no origin. */
export interface Sheet {
  readonly program: string;
  readonly origin: Origin | undefined;
}

/** A run of a program in the editor. */
export interface Played {
  readonly program: string;
  readonly run: Run;
  /** Milliseconds of real time; undefined if Python had to start first. */
  readonly took: number | undefined;
  /** The last line of the program in the exception's traceback, from 1. */
  readonly errorLine: number | undefined;
  /** The run of the question's own program; undefined if there is none, or this is it. */
  readonly original: Run | undefined;
  /** Where its tasks wait, if it never ends; otherwise empty. */
  readonly waits: readonly Wait[];
  /** The original's output beside this one; empty if there is no original. */
  readonly lines: readonly AlignedLine[];
}

export type SheetName = 'own' | 'question';

export interface PlaygroundState extends AskingState {
  readonly shown: SheetName;
  readonly own: Sheet;
  /** The last question whose program was opened here. */
  readonly question: Sheet | undefined;
  /** Whether the stored programs are loaded, which takes a moment the first time. */
  readonly ready: boolean;
  /** `booting`: Python is starting, and the program runs as soon as it is ready. */
  readonly status: 'idle' | 'booting' | 'running';
  /** The last run; it stays while another is in progress, but is out of date: see `isCurrent`. */
  readonly played: Played | undefined;
  /** An error, as a sentence: Python does not start, or the text cannot be stored. */
  readonly trouble: string | undefined;
  /** Whether the learner stopped the last run. */
  readonly stopped: boolean;
  /** Shows the program of a question with the learner's changes; without one, the learner's own. */
  readonly open: (origin?: Origin) => Promise<void>;
  /** Shows the program of a file in place of a question's, and inspects it. */
  readonly openFile: (name: string, program: string) => Promise<void>;
  readonly show: (sheet: SheetName) => void;
  readonly edit: (program: string) => void;
  /** Runs the editor's program now, without waiting for a pause. */
  readonly run: () => void;
  /** Stops waiting for the run in progress; its result is not shown. */
  readonly stop: () => void;
  readonly searched: Searched;
  /** Searches the current program for every outcome and for problems, if requested on other loops too. */
  readonly search: (anyLoop?: boolean) => Promise<void>;
  /** Restores the question's program. */
  readonly reset: () => void;
  /** Stops everything and stores the text. */
  readonly close: () => Promise<void>;
}

/** The length of a pause in typing, in ms. */
export const PAUSE = 400;

/**
 * The limits of a program here: lower than for an answer key, because a learner in the middle of a
 * word writes loops that never end, and the next run waits for this one.
 */
export const PLAYGROUND_LIMITS: Partial<Limits> = { time: 2000 };

/** The learner's first own program: short, and with something to change on every line. */
export const STARTER = `import asyncio


async def count(name, seconds):
    for number in range(3):
        print(name, number)
        await asyncio.sleep(seconds)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(count("slow", 2))
        group.create_task(count("fast", 1))


asyncio.run(main())
`;

export function sheetOf(state: Pick<PlaygroundState, 'shown' | 'own' | 'question'>): Sheet {
  return state.shown === 'question' ? (state.question ?? state.own) : state.own;
}

/** Whether the last run on screen is that of the current program, and final. */
export function isCurrent(
  state: Pick<PlaygroundState, 'shown' | 'own' | 'question' | 'played' | 'status'>,
): boolean {
  return state.status === 'idle' && state.played?.program === sheetOf(state).program;
}

/** A program as a file that runs by itself, with instructions. */
export function fileOf(
  { program, origin }: Sheet,
  python: string,
): { readonly name: string; readonly text: string } {
  const stem =
    origin !== undefined && isFile(origin) ? origin.title.replace(/\.py$/i, '') : origin?.id;
  const name = `${stem?.replaceAll(/[^\w-]+/g, '-') ?? 'playground'}.py`;
  const how = `# Run it: python3 ${name} (Loopwise ran it on Python ${python})`;
  return { name, text: `${how}\n${program.replaceAll('\r\n', '\n').trimEnd()}\n` };
}

export function createPlaygroundStore(services: Services): StoreApi<PlaygroundState> {
  const { db, engine, now } = services;
  let opened = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  /** Whether something newer is to be run than what runs now. */
  let superseded = false;
  /** Changes with every stop: a run started before one is not shown. */
  let stops = 0;
  let original: { readonly program: string; readonly run: Run } | undefined;
  let loaded = false;

  return createStore<PlaygroundState>((set, get) => {
    const search = createSearch(engine, set);

    /** Measures the time from here. */
    function watch(): () => number | undefined {
      const begun = engine.isReady() ? now() : undefined;
      return () => (begun === undefined ? undefined : Math.max(0, now() - begun));
    }

    async function originalRun(program: string): Promise<Run> {
      if (original?.program !== program) {
        original = { program, run: await engine.run(program, { limits: PLAYGROUND_LIMITS }) };
      }
      return original.run;
    }

    async function play({ program, origin }: Sheet): Promise<Played> {
      if (origin?.program === program) {
        // The very first run is measured too.
        if (original?.program === program) original = undefined;
        const took = watch();
        const run = await originalRun(program);
        return played(program, run, took(), undefined, await waitsOf(engine, program, run));
      }
      const before = origin === undefined ? undefined : await originalRun(origin.program);
      const took = watch();
      const run = await engine.run(program, { limits: PLAYGROUND_LIMITS });
      return played(program, run, took(), before, await waitsOf(engine, program, run));
    }

    /** One run at a time: outdated text is never started, and never shown. */
    async function playLatest(): Promise<void> {
      clearTimeout(pause);
      superseded = true;
      if (busy) return;
      busy = true;
      try {
        while (superseded) {
          superseded = false;
          if (!opened) break;
          set({
            status: engine.isReady() ? 'running' : 'booting',
            trouble: undefined,
            stopped: false,
          });
          const before = stops;
          const result = await play(sheetOf(get()));
          if (!superseded && opened && stops === before) set({ played: result });
        }
      } catch (error) {
        set({ trouble: messageOf(error) });
      } finally {
        busy = false;
        set({ status: 'idle' });
      }
    }

    async function keep(): Promise<void> {
      // A text that could not be read must not be overwritten.
      if (!loaded) return;
      const { kept, lost } = keptPrograms(get());
      if (lost !== undefined) set({ trouble: lost });
      if (kept === undefined) return;
      try {
        await saveSetting(db, 'playground', kept);
      } catch (error) {
        set({ trouble: `The program is not kept for the next start. ${messageOf(error)}` });
      }
    }

    /** The findings are about the previous text. */
    function forgetSearch(): void {
      search.stop();
      set({ searched: { kind: 'none' }, askedAbout: { kind: 'none' } });
    }

    function playSoon(): void {
      forgetSearch();
      clearTimeout(pause);
      pause = setTimeout(() => {
        void playLatest();
        void keep();
      }, PAUSE);
    }

    async function load(): Promise<void> {
      const { playground } = await loadSettings(db);
      loaded = true;
      if (playground === undefined) return;
      const { own, question, shown } = playground;
      set({ own: { program: own, origin: undefined }, shown });
      if (question !== undefined) {
        const { changed, ...origin } = question;
        set({ question: { program: changed, origin } });
      }
    }

    /** Shows the program of a question or a file, or the learner's own; false if abandoned. */
    async function showOf(origin: Origin | undefined): Promise<boolean> {
      opened = true;
      try {
        if (!loaded) await load();
      } catch (error) {
        set({ trouble: messageOf(error) });
      }
      if (!opened) return false;
      if (origin !== undefined) {
        const { question } = get();
        // The same program returns as it was left.
        const same = question?.origin?.program === origin.program;
        set({
          shown: 'question',
          question: { program: same ? question.program : origin.program, origin },
        });
      } else {
        // Without a question the learner's own program is meant, not a question's from weeks ago.
        set({ shown: 'own' });
      }
      const { program } = sheetOf(get());
      set(({ played }) => ({
        ready: true,
        played: played?.program === program ? played : undefined,
      }));
      return true;
    }

    return {
      shown: 'own',
      own: { program: STARTER, origin: undefined },
      question: undefined,
      ready: false,
      status: 'idle',
      played: undefined,
      trouble: undefined,
      stopped: false,
      searched: { kind: 'none' },
      askedAbout: { kind: 'none' },

      ask: async () => {
        const { program } = sheetOf(get());
        const { askAboutProgram } = await import('./questions/asked.ts');
        await askAboutProgram(engine, program, Math.floor(now()), (news) => {
          if (opened && sheetOf(get()).program === program) set(news);
        });
      },

      keeping: new Map(),
      keep: async (question) => {
        const { keepAsked } = await import('./questions/asked.ts');
        await keepAsked(services, question, (change) =>
          set(({ keeping }) => ({ keeping: change(keeping) })),
        );
      },

      goal: undefined,
      aimAt: (goal) => set({ goal }),

      search: async (anyLoop = false) => search.begin(sheetOf(get()).program, { anyLoop }),

      open: async (origin) => {
        if (await showOf(origin)) await playLatest();
      },

      openFile: async (name, program) => {
        forgetSearch();
        if (!(await showOf({ id: FILE + name, title: name, program }))) return;
        // Before its run, which may take a while: its unmet needs are visible in its text.
        const read = Promise.withResolvers<void>();
        const searching = search.begin(program, { onRead: read.resolve });
        await Promise.race([read.promise, searching]);
        await playLatest();
        await keep();
        await searching;
      },

      show: (shown) => {
        if (shown === 'question' && get().question === undefined) return;
        forgetSearch();
        set({ shown, played: undefined, goal: undefined });
        void playLatest();
        void keep();
      },

      edit: (program) => {
        const { shown, own, question } = get();
        if (shown === 'question' && question !== undefined) {
          set({ question: { ...question, program } });
        } else set({ own: { ...own, program } });
        playSoon();
      },

      run: () => {
        void playLatest();
        void keep();
      },

      stop: () => {
        if (get().status === 'idle') return;
        // The engine stops the program itself at its limit; until then a new run waits for it.
        stops += 1;
        clearTimeout(pause);
        superseded = false;
        set({ status: 'idle', stopped: true, played: undefined });
      },

      reset: () => {
        const { question, shown } = get();
        if (shown !== 'question' || question?.origin === undefined) return;
        forgetSearch();
        set({ question: { ...question, program: question.origin.program } });
        get().run();
      },

      close: async () => {
        opened = false;
        clearTimeout(pause);
        search.stop();
        set({ ready: false });
        await keep();
      },
    };
  });
}

function played(
  program: string,
  run: Run,
  took: number | undefined,
  original: Run | undefined,
  waits: readonly Wait[],
): Played {
  const lines =
    original === undefined ? [] : alignLines(linesOf(original.stdout), linesOf(run.stdout));
  return { program, run, took, errorLine: errorLineOf(run), original, waits, lines };
}
